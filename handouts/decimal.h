// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace handouts {

/// Appends `value` rounded to at most `places` decimals (0 to 6), without an exponent, trailing zeros, a locale or
/// "-0": the same text on every machine, as PDF and SVG need it.
void append_decimal(std::string& text, double value, int places);

}  // namespace handouts
