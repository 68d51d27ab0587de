// SPDX-License-Identifier: MIT
#include "handouts/decimal.h"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace handouts {

void append_decimal(std::string& text, double value, int places) {
  std::int64_t scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  std::int64_t scaled = std::llround(value * static_cast<double>(scale));
  if (scaled < 0) {
    text += '-';
    scaled = -scaled;
  }
  char digits[24];
  const auto whole = std::to_chars(digits, digits + sizeof digits, scaled / scale);
  text.append(digits, whole.ptr);
  std::int64_t fraction = scaled % scale;
  if (fraction == 0) return;
  text += '.';
  for (scale /= 10; fraction > 0; scale /= 10) {
    text += static_cast<char>('0' + fraction / scale);
    fraction %= scale;
  }
}

}  // namespace handouts
