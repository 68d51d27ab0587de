// SPDX-License-Identifier: MIT
#include "handouts/page.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

Pages one_of_each_shape() {
  Pages pages;
  pages.symbols = {{0, 1, 0.5, "a"}};
  TextLine line{10, 20, 5, Ink::Black, {{0, 12, 0, {{0, 0, 0}}}}};
  pages.pages.push_back({{
      {Role::Paragraph, 1, line},
      {Role::Artifact, 0, Rule{1, 2, 3, 2}},
      {Role::ListLabel, 2, CheckBox{4, 5, 6}},
      {Role::ListLabel, 2, CheckBox{4, 5, 6, CheckBox::Outline::Ring, true}},
      {Role::ListLabel, 3, Bullet{7, 8, 1}},
      {Role::FormField, 4, Widget{9, 10, 11, 12, "hope", 0, true, {line}}},
      {Role::Figure, 5, PlacedImage{13, 14, 15, 16, nullptr, "Signature"}},
  }});
  return pages;
}

TEST(Page, HasALineOfTextForEveryElement) {
  EXPECT_EQ(to_text(one_of_each_shape()),
            "page 1\n"
            "text 10 20 \"a\"\n"
            "rule 1 2 3 2\n"
            "box 4 5 6\n"
            "filled ring 4 5 6\n"
            "bullet 7 8 1\n"
            "widget hope on 9 10 11 12 \"a\"\n"
            "picture 13 14 15 16 \"Signature\"\n");
}

TEST(Page, MovesWhateverStandsOnIt) {
  auto pages = one_of_each_shape();
  for (auto& element : pages.pages.front().elements) move_down(element, 100);
  EXPECT_EQ(to_text(pages),
            "page 1\n"
            "text 10 120 \"a\"\n"
            "rule 1 102 3 102\n"
            "box 4 105 6\n"
            "filled ring 4 105 6\n"
            "bullet 7 108 1\n"
            "widget hope on 9 110 11 12 \"a\"\n"
            "picture 13 114 15 16 \"Signature\"\n");
}

}  // namespace
}  // namespace handouts
