// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "toolkit/http/raw_request.h"

namespace toolkit::http {

/// The only name this service answers to: "127.0.0.1:PORT". "localhost" is not: another program can hold [::1] on the
/// same port.
std::string authority(std::uint16_t port);

/// Where tickets are brought (tickets.h): the only address that other pages may lead to, since a ticket comes in a file
/// that the browser opens, and a file's origin is like another site's.
inline constexpr std::string_view kTicketPath = "/open";

/// Whether this message was sent to us (Host) and by one of our own pages or by the person at the browser (fetch
/// metadata, Origin); empty when so. Compared byte for byte with a constant: comparing Origin with the request's own
/// Host is what DNS rebinding defeats.
std::optional<Refusal> refuse_stranger(const RawRequest& request, std::uint16_t port);

/// Whether the body of a POST is of the kind that its route reads, and within its cap; empty when so.
std::optional<Refusal> refuse_body(const RawRequest& request, std::size_t cap, BodyKind kind = BodyKind::Urlencoded);

/// Takes the same time wherever the difference is, so that a secret cannot be found byte by byte.
bool is_same_secret(std::string_view left, std::string_view right);

}  // namespace toolkit::http
