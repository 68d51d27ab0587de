// SPDX-License-Identifier: MIT
#include "handouts/letterhead_setter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pictures.h"
#include "workbench.h"

namespace handouts {
namespace {

Image image_of(const pictures::Pixels& pixels) {
  return read_image(pictures::png(pixels), "practice.logo");
}

struct Letterhead {
  Strip strip;
  const PlacedImage* logo = nullptr;
  std::vector<TextLine> lines;
  const Rule* rule = nullptr;
};

Letterhead letterhead_with(const Image* logo, Variant variant = Variant::Standard) {
  Shaper shaper(test_typefaces().faces());
  LineSetter lines(shaper);
  const Practice practice{
      {{{{"Elm Street Couples Practice"}}, "practice.name"}, {{{"418 Elm Street"}}, "practice.address"}},
      {logo, nullptr},
      {}};
  Letterhead result{set_letterhead(practice, paper::measures(Paper::Letter, variant), lines), nullptr, {}, nullptr};
  for (const auto& element : result.strip.elements) {
    EXPECT_EQ(element.role, Role::Artifact);
    if (const auto* const placed = std::get_if<PlacedImage>(&element.shape); placed != nullptr) result.logo = placed;
    if (const auto* const line = std::get_if<TextLine>(&element.shape); line != nullptr) result.lines.push_back(*line);
    if (const auto* const rule = std::get_if<Rule>(&element.shape); rule != nullptr) result.rule = rule;
  }
  return result;
}

TEST(LetterheadSetter, LeavesAPlainDocumentPlain) {
  Shaper shaper(test_typefaces().faces());
  LineSetter lines(shaper);
  const auto logo = image_of(pictures::rings());
  EXPECT_TRUE(set_letterhead({{}, {&logo, nullptr}, {}}, paper::measures(Paper::Letter, {}), lines).elements.empty());
}

TEST(LetterheadSetter, PutsALogoBesideTheName) {
  const auto logo = image_of(pictures::rings());
  const auto head = letterhead_with(&logo);
  ASSERT_NE(head.logo, nullptr);
  for (const auto& line : head.lines) EXPECT_GT(line.x, head.logo->x + head.logo->width + 8);
  EXPECT_NEAR(head.logo->width / head.logo->height, 240.0 / 180, 0.001);
  const double middle = (head.lines.front().y + head.lines.back().y) / 2;
  EXPECT_GT(middle, head.logo->y);
  EXPECT_LT(middle, head.logo->y + head.logo->height);
  EXPECT_LT(head.logo->y + head.logo->height, head.rule->y1);
}

TEST(LetterheadSetter, PutsAWideLogoAboveTheName) {
  const auto logo = image_of(pictures::wide_mark());
  const auto head = letterhead_with(&logo);
  EXPECT_EQ(head.lines.front().x, head.logo->x);
  EXPECT_GT(head.lines.front().y - 13, head.logo->y + head.logo->height);
  EXPECT_LT(head.lines.back().y, head.rule->y1);
}

TEST(LetterheadSetter, IsAsItWasWithoutALogo) {
  const auto head = letterhead_with(nullptr);
  EXPECT_EQ(head.logo, nullptr);
  EXPECT_NEAR(head.strip.height, paper::kHeadName.leading + paper::kHeadLine.leading + 8, 0.01);
}

TEST(LetterheadSetter, MakesNoPixelLargerThanAPoint) {
  const auto logo = image_of(pictures::plain(16, 12, 1, '\0'));
  const auto head = letterhead_with(&logo, Variant::LargePrint);
  EXPECT_EQ(head.logo->width, 16);
  EXPECT_EQ(head.logo->height, 12);
}

}  // namespace
}  // namespace handouts
