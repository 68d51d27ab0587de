// SPDX-License-Identifier: MIT
#include "handouts/typefaces.h"

#include <gtest/gtest.h>

#include "handouts/face.h"
#include "handouts/subset.h"
#include "workbench.h"

namespace handouts {
namespace {

TEST(Typefaces, CoverTheLettersOfOurNeighbors) {
  const auto& faces = test_typefaces().faces();
  for (const char32_t character : {U'ñ', U'Þ', U'ř', U'ữ', U'ʻ', U'Ω', U'Ж', U'“', U'…', U'€', U'\u200D'}) {
    EXPECT_TRUE(faces.can_print(character)) << static_cast<unsigned>(character);
  }
  EXPECT_FALSE(faces.can_print(0x13000));
  EXPECT_FALSE(faces.can_print(0x01));
}

TEST(Typefaces, CoverTheNamesOfEastAsia) {
  const auto& faces = test_typefaces().faces();
  for (const char32_t character : {U'山', U'王', U'김', U'가', U'は', U'ナ', U'、'}) {
    EXPECT_TRUE(faces.can_print(character)) << static_cast<unsigned>(character);
  }
}

TEST(Typefaces, OpenOnlyWhatALetterUses) {
  const Typefaces cold;
  const auto& all = cold.faces().all;
  EXPECT_FALSE(all.is_open(0));
  Pipeline(cold).make_pdf(handout("# A\n\nDear {{name}}\n"), {{"name", "Iñaki"}}, {});
  std::vector<std::string> opened;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto face = static_cast<FaceId>(i);
    if (all.is_open(face)) opened.push_back(all[face].name);
  }
  for (const auto& name : opened) EXPECT_TRUE(name.starts_with("GentiumBookPlus") || name.starts_with("Lato")) << name;
}

TEST(Typefaces, AreCutToTheGlyphsAskedFor) {
  const auto& face = test_typefaces().faces().all.front();
  const auto few = cut_subset(face, {5, 40});
  const auto more = cut_subset(face, {5, 40, 41, 42, 43, 44, 45});
  ASSERT_EQ(few.glyphs.size(), 2U);
  EXPECT_NE(few.glyphs[0], 0);
  EXPECT_LT(few.file.size(), more.file.size());
  EXPECT_EQ(cut_subset(face, {5, 40}).file, few.file);
}

TEST(Typefaces, AreCutToTheSameBytesHoweverOften) {
  const Typefaces cold;
  const auto& face = cold.faces().all.front();
  const auto first = cut_subset(face, {5, 40});
  for (int i = 0; i < 40; ++i) {
    const auto later = cut_subset(face, {5, 40});
    EXPECT_EQ(later.file, first.file) << i;
    EXPECT_EQ(later.glyphs, first.glyphs) << i;
  }
}

TEST(Typefaces, KnowTheirMeasures) {
  const auto metrics = metrics_of(test_typefaces().faces().all.front());
  EXPECT_GT(metrics.ascent, metrics.cap_height);
  EXPECT_LT(metrics.descent, 0);
  EXPECT_LT(metrics.box[0], metrics.box[2]);
  EXPECT_EQ(metrics.italic_angle, 0);
  EXPECT_LT(metrics_of(test_typefaces().faces().all[1]).italic_angle, 0);
}

}  // namespace
}  // namespace handouts
