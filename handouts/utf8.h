// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handouts {

/// The character at `offset`, which is moved behind it. The text must be valid UTF-8 (forms::find_invalid_utf8).
char32_t next_character(std::string_view text, std::size_t& offset);

void append_utf8(std::string& text, char32_t character);

/// Characters that steer the text around them and never leave ink, such as joiners and variation selectors.
bool is_invisible(char32_t character);

/// "U+1EA4"
std::string code_point_name(char32_t character);

}  // namespace handouts
