// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace handouts {

/// The texts of one data file under rules/, by their place in it: {"G-05": {"why": "…"}} is "G-05.why", and the first
/// text of a list is "list.000", so that a list keeps its order in the map.
using Words = std::map<std::string, std::string, std::less<>>;

/// Reads a data file of nothing but texts; the only place of this folder where a JSON library is spoken. Throws
/// Error(Template) that names the file and the key for a value that is not a text, an empty text, or a key given twice.
Words read_words(std::string_view json, std::string_view file);
/// The same for a file whose keys the program knows: a key that is missing, or one that nobody asks for, is an error
/// too.
Words read_words(std::string_view json, std::string_view file, std::span<const std::string> keys);

}  // namespace handouts
