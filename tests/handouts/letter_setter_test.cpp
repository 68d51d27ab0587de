// SPDX-License-Identifier: MIT
#include "handouts/letter_setter.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/markdown.h"
#include "handouts/paginator.h"
#include "handouts/typesetter.h"
#include "handouts/window.h"
#include "pictures.h"
#include "workbench.h"

namespace handouts {
namespace {

using paper::Zone;
using testing::HasSubstr;
using testing::Not;

const Image& logo() {
  static const Image kLogo = read_image(pictures::png(pictures::rings()), "practice.logo");
  return kLogo;
}

Practice practice_of(std::vector<std::string> lines) {
  Practice practice;
  practice.pictures.logo = &logo();
  for (auto& line : lines) practice.letterhead.push_back({{{std::move(line)}}, "practice.name"});
  return practice;
}

std::string letter_to(const std::vector<std::string>& lines) {
  std::string body = "```date\nMay 1, 2026\n```\n\n```address\n";
  for (const auto& line : lines) body += line + "\n";
  return body + "```\n\nDear you,\n\nthis is a letter, and it has words.\n";
}

std::vector<std::string> address(int count) {
  std::vector<std::string> lines = {"Hélène Ångström-Jørgensen"};
  while (static_cast<int>(lines.size()) < count) lines.push_back("1" + std::to_string(lines.size()) + " Jay Quay");
  return lines;
}

Pages letter(const std::vector<std::string>& recipient, const Practice& practice, const paper::Measures& measures,
             Paper paper) {
  const auto document = read_markdown(merge(handout(letter_to(recipient)), {}, [](char32_t) { return true; }));
  Shaper shaper(test_typefaces().faces());
  LineSetter lines(shaper);
  auto pages = paginate(set_type(document, practice, measures, lines), paper);
  return {measures.sheet.width, measures.sheet.height, "en", "", lines.take_symbols(), std::move(pages), {{}}};
}

/// Where an element leaves ink.
Zone ink_of(const Element& element) {
  if (const auto* const rule = std::get_if<Rule>(&element.shape)) return {rule->x1, rule->y1, rule->x2, rule->y2};
  if (const auto* const image = std::get_if<PlacedImage>(&element.shape))
    return {image->x, image->y, image->x + image->width, image->y + image->height};
  const auto& line = std::get<TextLine>(element.shape);
  double size = 0;
  for (const auto& run : line.runs) size = std::max(size, run.size);
  return {line.x, line.y - 0.75 * size, line.x + line.width, line.y + 0.25 * size};
}

bool is_inside(const Zone& ink, const Zone& zone) {
  return ink.left >= zone.left && ink.right <= zone.right && ink.top >= zone.top && ink.bottom <= zone.bottom;
}

bool is_apart(const Zone& ink, const Zone& zone) {
  return ink.right < zone.left || ink.left > zone.right || ink.bottom < zone.top || ink.top > zone.bottom;
}

/// The lines of an address that do not show, and whatever else does.
std::string window_faults(const Pages& pages, const paper::Sheet& sheet) {
  std::string faults;
  for (const auto& element : pages.pages.front().elements) {
    const auto ink = ink_of(element);
    const bool is_right = element.role == Role::Address ? is_inside(ink, paper::shown_zone(sheet))
                                                        : is_apart(ink, paper::seen_zone(sheet));
    const auto* const line = std::get_if<TextLine>(&element.shape);
    if (!is_right) faults += (line == nullptr ? "a drawing" : seen_text_of(*line, pages)) + "\n";
  }
  return faults;
}

const Practice kPractices[] = {
    {},
    practice_of({"Elm Street Couples Practice", "418 Elm Street · Houston, TX 77002 · 555-0142"}),
    practice_of({"The Practice of Wolfeschlegelsteinhausenbergerdorff, Featherstonehaugh and Cholmondeley",
                 "418 Elm Street, Suite 1200, The Old Mill · Houston, Texas 77002 · 555-0142"}),
};

TEST(LetterSetter, ShowsTheAddressInTheWindowAndNothingElse) {
  for (const auto paper : {Paper::Letter, Paper::A4}) {
    for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead}) {
      const auto measures = paper::measures(paper, variant);
      for (const auto& practice : kPractices) {
        for (int count = 1; count <= 6; ++count)
          EXPECT_EQ(window_faults(letter(address(count), practice, measures, paper), measures.sheet), "") << count;
      }
    }
  }
}

TEST(LetterSetter, SeesWhatDoesNotStandAsTheWindowWantsIt) {
  const auto measures = paper::measures(Paper::A4, Variant::Standard);
  auto pages = letter(address(3), {}, measures, Paper::A4);
  move_down(pages.pages.front().elements.back(), -paper::mm(40));
  EXPECT_EQ(window_faults(pages, measures.sheet), "this is a letter, and it has words.\n");
  move_down(pages.pages.front().elements.front(), -paper::mm(20));
  EXPECT_THAT(window_faults(pages, measures.sheet), HasSubstr("Hélène Ångström-Jørgensen\n"));
}

/// "DIN 5008, form B: 45 mm from the top, 20 mm from the left, 85 × 45 mm"; "US #10: 7/8 inch from the left, 1/2 inch
/// from the bottom, 4 1/2 × 1 1/8 inches", of a sheet in thirds.
TEST(LetterSetter, KnowsWhereTheWindowsAre) {
  const auto a4 = paper::sheet(Paper::A4);
  EXPECT_NEAR(paper::window_top(a4), paper::mm(45), 0.01);
  EXPECT_NEAR(paper::shown_zone(a4).left, paper::mm(20), 0.01);
  EXPECT_LE(paper::shown_zone(a4).right, paper::mm(20 + 85));
  EXPECT_GE(paper::address_zone(a4).top, paper::mm(62.7));
  const auto letter = paper::sheet(Paper::Letter);
  EXPECT_NEAR(paper::window_top(letter), 72 * (11.0 / 3 - 0.5 - 1.125), 0.01);
  EXPECT_NEAR(paper::seen_zone(letter).bottom, 72 * (11.0 / 3 - 0.5 + 4.125 - 11.0 / 3) + paper::mm(2), 0.01);
}

std::vector<double> address_sizes(const Pages& pages) {
  std::vector<double> sizes;
  for (const auto& element : pages.pages.front().elements) {
    if (element.role == Role::Address) sizes.push_back(std::get<TextLine>(element.shape).runs.front().size);
  }
  return sizes;
}

TEST(LetterSetter, MakesAnAddressOfManyLinesSmallerAndNeverTooSmall) {
  const auto measures = paper::measures(Paper::Letter, Variant::Standard);
  const auto sizes_for = [&](int count) { return address_sizes(letter(address(count), {}, measures, Paper::Letter)); };
  EXPECT_THAT(sizes_for(4), testing::ElementsAre(12, 12, 12, 12));
  EXPECT_THAT(sizes_for(5), testing::Each(testing::AllOf(testing::Ge(9), testing::Lt(12))));
  EXPECT_THAT(sizes_for(6), testing::Each(testing::Ge(9)));
}

TEST(LetterSetter, MakesAnAddressSmallerBeforeItCutsAWord) {
  Shaper shaper(test_typefaces().faces());
  LineSetter lines(shaper);
  const auto sizes_for = [&](const std::string& word) {
    std::vector<double> sizes;
    const auto block = set_address({{{{word}}, ""}}, paper::kText, {120, 60}, lines);
    for (const auto& line : block.value().lines) sizes.push_back(line.runs.front().size);
    return sizes;
  };
  EXPECT_THAT(sizes_for("Featherstonehaugh"), testing::ElementsAre(12));
  EXPECT_THAT(sizes_for("Featherstonehaughmoor"),
              testing::ElementsAre(testing::AllOf(testing::Ge(9), testing::Lt(12))));
  EXPECT_THAT(sizes_for("Featherstonehaughwolfeschlegelsteinhausen"), testing::ElementsAre(12, 12));
}

TEST(LetterSetter, SaysThatAnAddressHasTooManyLines) {
  for (const auto paper : {Paper::Letter, Paper::A4}) {
    const auto measures = paper::measures(paper, Variant::Standard);
    const auto make = [&] { letter(address(7), {}, measures, paper); };
    EXPECT_EQ(error_of(make), "Layout handout.md:6");
    EXPECT_THAT(sentence_of(make), AllOf(HasSubstr("more lines than the window"), Not(HasSubstr("Jay Quay"))));
  }
}

TEST(LetterSetter, TakesAnAddressWithoutInkAsOneThatFits) {
  const auto measures = paper::measures(Paper::Letter, Variant::Standard);
  EXPECT_EQ(error_of([&] { letter({"&#32;"}, {}, measures, Paper::Letter); }), "no error");
  EXPECT_EQ(error_of([&] { letter({"&#8288;"}, {}, measures, Paper::Letter); }), "no error");
}

TEST(LetterSetter, SaysThatALetterheadIsTooHigh) {
  std::string address;
  for (int i = 0; i < 40; ++i) address += "418 Elm Street · ";
  const auto measures = paper::measures(Paper::A4, Variant::Standard);
  const auto make = [&] { letter({"Iñaki"}, practice_of({"Elm Street", address}), measures, Paper::A4); };
  EXPECT_EQ(error_of(make), "Layout practice.address");
  EXPECT_THAT(sentence_of(make), HasSubstr("The letterhead is so high"));
}

TEST(LetterSetter, FindsARecipientOnlyWhereOneIsWritten) {
  const auto document_of = [](const std::string& body) {
    return read_markdown(merge(handout(body), {}, [](char32_t) { return true; }));
  };
  const auto to_one = document_of("a\n\n```address\nb\n```\n\n```address\nc\n```\n");
  ASSERT_NE(find_recipient(to_one), nullptr);
  EXPECT_EQ(plain_text(find_recipient(to_one)->lines.front()), "b");
  for (const auto* body : {"a\n", "```address\n```\n", "````callout\n```address\na\n```\n````\n"}) {
    const auto document = document_of(body);
    EXPECT_EQ(find_recipient(document), nullptr) << body;
  }
}

/// The short rules at the left edge, as "y length" in millimeters.
std::string marks_of(const std::string& body, Paper paper) {
  const auto document = read_markdown(merge(handout(body), {}, [](char32_t) { return true; }));
  Page page;
  if (find_recipient(document) != nullptr) add_fold_marks(page, paper::sheet(paper));
  std::string marks;
  for (const auto& element : page.elements) {
    EXPECT_EQ(element.role, Role::Artifact);
    const auto& rule = std::get<Rule>(element.shape);
    EXPECT_LE(rule.x2, paper::kEdge / 2);
    marks += std::to_string(std::lround(rule.y1 / paper::mm(1) * 10)) + " ";
  }
  return marks;
}

TEST(LetterSetter, MarksWhereALetterIsFoldedAndPunched) {
  EXPECT_EQ(marks_of(letter_to({"Iñaki"}), Paper::A4), "1050 2100 1485 ");
  EXPECT_EQ(marks_of(letter_to({"Iñaki"}), Paper::Letter), "931 1863 ");
  EXPECT_EQ(marks_of("Dear you,\n", Paper::A4), "");
}

}  // namespace
}  // namespace handouts
