// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace handouts {

/// Whether the text has letters that run from right to left.
bool has_right_to_left(std::string_view text);

/// Characters that steer direction and are not printed, such as the isolates a value stands in.
bool is_direction_control(char32_t character);

/// The embedding level of each byte of a paragraph whose lines run from left to right (Unicode Standard Annex 9): odd
/// ones run from right to left.
std::vector<std::uint8_t> embedding_levels(std::string_view paragraph);

/// Rule L2: the order in which the parts of a line stand from left to right, from their levels in the order they are
/// read.
std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace handouts
