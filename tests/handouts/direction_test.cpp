// SPDX-License-Identifier: MIT
#include "handouts/direction.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

using testing::ElementsAre;

TEST(Direction, IsAskedForByLettersOnly) {
  for (const char* text : {"יעל", "a أمل", "\U00010840"}) EXPECT_TRUE(has_right_to_left(text)) << text;
  for (const char* text : {"", "Nguyễn", "Ελένη", "12 ₪ €", "日本"}) EXPECT_FALSE(has_right_to_left(text)) << text;
}

TEST(Direction, GivesEveryByteItsLevel) {
  EXPECT_THAT(embedding_levels("a \u05D0\u05D1 1 b"), ElementsAre(0, 0, 1, 1, 1, 1, 1, 2, 0, 0));
  EXPECT_THAT(embedding_levels("a\n\u05D0"), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(embedding_levels(""), ElementsAre());
}

TEST(Direction, OrdersALineAsItStands) {
  EXPECT_THAT(visual_order({0, 0, 0}), ElementsAre(0, 1, 2));
  EXPECT_THAT(visual_order({0, 1, 1, 1, 0}), ElementsAre(0, 3, 2, 1, 4));
  EXPECT_THAT(visual_order({0, 1, 2, 2, 1, 0}), ElementsAre(0, 4, 2, 3, 1, 5));
  EXPECT_THAT(visual_order({}), ElementsAre());
}

/// The text of the only line, glyph by glyph from left to right.
std::string line_of(const std::string& body, const std::string& name) {
  const auto pages = pages_of(handout(body), {{"name", name}});
  return text_of(std::get<TextLine>(pages.pages[0].elements[0].shape), pages.symbols);
}

TEST(Direction, LetsANameRunItsWayInsideALetter) {
  EXPECT_EQ(line_of("Dear {{name}}, hello", "יעל כהן"), "Dear ןהכ לעי, hello");
  EXPECT_EQ(line_of("Dear *{{name}}*, hello", "יעל כהן"), "Dear ןהכ לעי, hello");
  EXPECT_EQ(line_of("5 {{name}} 7", "יעל"), "5 לעי 7");
  // The parentheses are mirrored glyphs and keep the text that was entered.
  EXPECT_EQ(line_of("({{name}}) and", "יעל (א)"), "()א( לעי) and");
  EXPECT_EQ(line_of("{{name}} and", "יעל 12"), "12 לעי and");
  EXPECT_EQ(line_of("{{name}} and", "יעל\u2066א\u2069 María"), "María אלעי and");
  // A value is an isolate: what follows does not become a part of it.
  EXPECT_EQ(line_of("{{name}}ג and", "יעל"), "לעיג and");
}

/// A program that reads the file turns what is in one font around as a whole.
TEST(Direction, SetsAWholeNameInOneFace) {
  for (const std::string name : {"פרץ בן-דוד כהן", "يوسف عبد الله"}) {
    const auto pages = pages_of(handout("Dear {{name}}, hello"), {{"name", name}});
    const auto& runs = std::get<TextLine>(pages.pages[0].elements[0].shape).runs;
    ASSERT_EQ(runs.size(), 3U) << name;
    std::set<std::string> characters;
    for (const auto& glyph : runs[1].glyphs) characters.insert(pages.symbols[glyph.symbol].text);
    EXPECT_TRUE(characters.contains(" ")) << name;
    EXPECT_EQ(characters.contains("-"), name.find('-') != std::string::npos) << name;
  }
}

TEST(Direction, LeavesNamesReadable) {
  for (const std::string name : {"יעל כהן", "أمل حداد", "سارة", "عبد الله"}) {
    auto text = TemporaryFile("a.pdf", pdf_of("{{name}}", {{"name", name}})).output_of("pdftotext -nopgbrk % -");
    for (const auto* mark : {"\u202A", "\u202B", "\u202C", "\n"}) {
      for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
        text.erase(at, std::string_view(mark).size());
    }
    EXPECT_EQ(text, name);
  }
}

TEST(Direction, WrapsALongNameFromItsBeginning) {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "אב";
  const auto pages = pages_of(handout("{{name}}"), {{"name", name + "ג"}});
  const auto& elements = pages.pages[0].elements;
  ASSERT_GE(elements.size(), 2U);
  EXPECT_THAT(text_of(std::get<TextLine>(elements.front().shape), pages.symbols), testing::EndsWith("א"));
  EXPECT_THAT(text_of(std::get<TextLine>(elements.back().shape), pages.symbols), testing::StartsWith("ג"));
}

}  // namespace
}  // namespace handouts
