// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/line_setter.h"
#include "handouts/merge.h"
#include "handouts/page.h"
#include "handouts/paper.h"
#include "handouts/pipeline.h"

/// What stands on a page beside its text.
namespace handouts {

/// For a template with a letterhead: the practice's name, then its address and telephone number on a line. Empty for a
/// plain one. Throws Error(Field) when the practice has no name.
std::vector<Inline> letterhead(const Template& source, const mustache::Fields& values, const CanPrint& can_print);

/// "Page 1 of 2" at the foot of documents of several pages; with the practice's name where the template has a
/// letterhead and the name fits beside it.
void add_footers(std::vector<Page>& pages, std::string_view language, const std::vector<Inline>& letterhead,
                 const paper::Measures& measures, LineSetter& lines);

/// What a listener hears for the picture of a signature.
std::string_view signature_words(std::string_view language);

/// The title in the file, which shows in window titles and print queues: it says nothing about the document.
std::string neutral_title(const Template& source);

}  // namespace handouts
