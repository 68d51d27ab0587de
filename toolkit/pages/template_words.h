// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The words of a page's template, apart from its markup, so that they can be said in another language.
namespace toolkit {

/// A segment is what a translator is given at once: the text of a block with the tags inside it, HTML's and Mustache's,
/// which its translation keeps and may put in another order; or an attribute that is read (alt, aria-label,
/// placeholder, title). White space is one space. A block that has no words of its own, only links or sections, is a
/// segment for each of these.
std::vector<std::string> segments(std::string_view markup);

/// The template with each segment as `translate` gives it.
std::string with_segments(std::string_view markup, const std::function<std::string(const std::string&)>& translate);

/// The tags of a segment, sorted: what its translation has to have as well.
std::vector<std::string> tags_of_segment(std::string_view segment);

}  // namespace toolkit
