// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/gates.h"
#include "handouts/pipeline.h"
#include "toolkit/http/reply.h"
#include "toolkit/http/request.h"
#include "toolkit/pages/view.h"

/// What the addresses of documents name: which one, how it is set, and one of its pages. A client's documents and the
/// library have them in common, and show pages alike (web/partials/paper.mustache and variants.mustache).
namespace toolkit {

std::optional<handouts::DocumentCode> read_code(std::string_view text);

/// What was posted, or else what the address asks for: "large-print", "easy-read", and anything else for the usual one.
handouts::Variant variant_of(const http::Request& request);

/// What the two partials show: the document at this address, set in this variant, with so many pages. `query` is what
/// the addresses carry along besides, such as "language=es-US"; it may be empty.
void add_paper(Fields& fields, const std::string& address, handouts::Variant variant, std::size_t pages,
               const std::string& query = {});

/// Pages as pictures that stand in the page itself, since what was typed must not stand in an address.
void add_drawn(Fields& fields, const std::vector<std::string>& pages);

/// The picture that the address asks for by its number, from 1; empty when there is no such page.
std::optional<http::Reply> page_picture(const std::vector<std::string>& pages, std::string_view number);

/// A file name that says nothing: "letter-2.pdf" for L02 (domain.md 3.6). A copy with a password is told from the one
/// without, so that the wrong one is not sent by mistake.
enum class Copy { Plain, WithPassword };
std::string neutral_file_name(const std::string& code, Copy copy);

}  // namespace toolkit
