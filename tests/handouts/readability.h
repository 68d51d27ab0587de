// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace handouts {

/// Flesch-Kincaid grade = 0.39 (words / sentences) + 11.8 (syllables / words) - 15.59, for a document's merged
/// CommonMark: headings, directives, numbers and marks are left out. Syllables are counted as groups of vowels without
/// a silent final e.
double reading_grade(std::string_view markdown);

}  // namespace handouts
