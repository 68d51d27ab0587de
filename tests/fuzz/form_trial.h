// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// A filled form that could come from anybody, read as it is and once more with its table of objects put right: else
/// one byte more or less would be as far as a fuzzer ever comes. What is wrong may only end in a handouts::Error, which
/// is caught; anything else, and text that is no text, is a find.
namespace fuzz {

/// Enough for a form of every kind of field without its fonts, which reading does not look at.
inline constexpr std::size_t kLongestForm = 16384;

void try_form(std::string_view bytes);

/// The objects that `bytes` has, such as "7 0 obj", under a table that finds them. The trailer's dictionary stays.
std::string with_table_of_objects(std::string_view bytes);

}  // namespace fuzz
