// SPDX-License-Identifier: MIT
#include "toolkit/printing/sizes.h"

#include <algorithm>
#include <array>

namespace toolkit::printing {
namespace {

constexpr std::array kSheets = {Size{kLetter, "US Letter"}, Size{kA4, "A4"}, Size{"na_legal_8.5x14in", "US Legal"}};
constexpr std::array kEnvelopes = {Size{kNumber10, "Envelope #10"}, Size{kDl, "Envelope DL"}, Size{kC6, "Envelope C6"}};

}  // namespace

std::span<const Size> sheets() {
  return kSheets;
}

std::string_view size_words(std::string_view name) {
  for (const std::span<const Size> sizes : {std::span<const Size>(kSheets), std::span<const Size>(kEnvelopes)}) {
    const auto found = std::ranges::find(sizes, name, &Size::name);
    if (found != sizes.end()) return found->words;
  }
  return name;
}

}  // namespace toolkit::printing
