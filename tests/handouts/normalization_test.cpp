// SPDX-License-Identifier: MIT
#include "handouts/normalization.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

TEST(Normalization, ComposesAsUnicodeSays) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"plain", "plain"},
      {"e\u0301", "\u00E9"},
      {"e\u0302\u0303", "\u1EC5"},
      {"e\u0323\u0302", "\u1EC7"},        // composes with the lower mark first
      {"e\u0302\u0323", "\u1EC7"},        // in whatever order they were typed
      {"\u1EA1\u0302", "\u1EAD"},         // a composed letter and a mark
      {"x\u0302", "x\u0302"},             // there is no such letter
      {"a\u0315\u0300", "\u00E0\u0315"},  // a mark of another class does not block
      {"a\u0301\u0301", "\u00E1\u0301"},  // one of the same class stays
      {"\u212B", "\u00C5"},               // the sign of a unit is a letter
      {"\u0958", "\u0915\u093C"},         // excluded from composition
      {"\u1100\u1161\u11A8", "\uAC01"},   // Hangul is computed
      {"\u0301a", "\u0301a"},             // a mark at the start
      {"\u02BB", "\u02BB"},
      {"\uFB01", "\uFB01"},  // only canonical equivalents change
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(to_nfc(text), expected) << text;
}

TEST(Normalization, LeavesWhatIsNormalAlone) {
  for (const char* text : {"Nguyễn Thị Ngọc Ánh", "Đặng Hữu Phước", "Kaʻiulani", "Þórsdóttir", "Ẹ̀ṣọ́"}) {
    EXPECT_EQ(to_nfc(to_nfc(text)), to_nfc(text));
    EXPECT_EQ(to_nfc(text), text);
  }
}

TEST(Normalization, TakesAccentsAway) {
  for (const auto& [text, expected] : {std::pair("PSICÓLOGA", "PSICOLOGA"), std::pair("Ngọc Ánh", "Ngoc Anh"),
                                       std::pair("a\u0301", "a"), std::pair("Elm Street 4", "Elm Street 4")})
    EXPECT_EQ(without_marks(text), expected);
}

}  // namespace
}  // namespace handouts
