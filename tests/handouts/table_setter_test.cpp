// SPDX-License-Identifier: MIT
#include "handouts/table_setter.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/paper.h"
#include "workbench.h"

namespace handouts {
namespace {

std::string table(const std::string& rows) {
  return "```table\n" + rows + "```\n";
}

std::string extracted(const std::string& body, const mustache::Fields& values = {}) {
  return extracted_text(pdf_of(body, values));
}

/// The text lines of one page in their order.
std::vector<std::string> texts_of(const Page& page, const Pages& pages) {
  std::vector<std::string> texts;
  for (const auto& element : page.elements) {
    if (const auto* line = std::get_if<TextLine>(&element.shape)) texts.push_back(text_of(*line, pages.symbols));
  }
  return texts;
}

TEST(TableSetter, GivesColumnsTheWidthTheirWordsNeedAndRulesBelowRows) {
  EXPECT_EQ(to_text(pages_of(handout(table("| Visit | Fee |\n| first | $180 |\n| later | |\n")))),
            "page 1\n"
            "text 117 85 \"Visit\"\n"
            "text 313.4 85 \"Fee\"\n"
            "rule 117 92.9 495 92.9\n"
            "text 117 108.5 \"first\"\n"
            "text 313.4 108.5 \"$180\"\n"
            "rule 117 116.9 495 116.9\n"
            "text 117 132.5 \"later\"\n"
            "text 313.4 132.5 \"\"\n"
            "rule 117 140.9 495 140.9\n");
}

TEST(TableSetter, BreaksWhatDoesNotFitBesideTheOthers) {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "word ";
  const auto pages = pages_of(handout(table("| a | b |\n| short | " + words + "|\n")));
  for (const auto& element : pages.pages.front().elements) {
    const auto* const line = std::get_if<TextLine>(&element.shape);
    if (line != nullptr) {
      EXPECT_LE(line->x + line->width, 117 + paper::kMeasure + 0.01);
    }
  }
  EXPECT_GT(pages.pages.front().elements.size(), 7U);
}

TEST(TableSetter, WrapsANameOfAHundredAndTwentyCharacters) {
  const std::string name(120, 'n');
  const auto text = extracted(table("| a | b |\n| {{v}} | c |\n"), {{"v", name}});
  EXPECT_EQ(std::ranges::count(text, 'n'), 120);
}

TEST(TableSetter, RefusesATableThatIsTooWide) {
  std::string row = "|";
  for (int i = 0; i < 12; ++i) row += " appointment |";
  const auto make = [&] { pdf_of("a\n\n" + table(row + "\n" + row + "\n")); };
  EXPECT_EQ(error_of(make), "Layout handout.md:3");
  EXPECT_EQ(sentence_of(make),
            "handout.md:3: This table is too wide for the paper. Use fewer columns or shorter words.");
}

TEST(TableSetter, RepeatsTheHeadAboveARowThatBeginsAPage) {
  std::string rows = "| Visit | Fee |\n";
  for (int i = 0; i < 60; ++i) rows += "| visit " + std::to_string(i) + " | $1 |\n";
  const auto pages = pages_of(handout(table(rows)));
  ASSERT_EQ(pages.pages.size(), 3U);
  for (const auto& page : pages.pages) {
    EXPECT_THAT(texts_of(page, pages).front(), testing::StartsWith("Visit"));
    EXPECT_GE(texts_of(page, pages).size(), 6U);
  }
  // To a listener the table has one head.
  const auto structure = TemporaryFile("a.pdf", pdf_of(table(rows))).output_of("pdfinfo -struct-text % 2>&1");
  EXPECT_EQ(structure.find("\"Visit\""), structure.rfind("\"Visit\""));
}

TEST(TableSetter, GivesChoicesColumnsAlikeWithRoomToWrite) {
  const std::string choices = "```choices 2\n| Stay | Ask for help | Go |\nWhat I gain\nWhat I need\n```\n";
  const auto text = to_text(pages_of(handout(choices)));
  // Two rows of three cells with two lines each.
  EXPECT_EQ(std::ranges::count(text, '\n'), 1 + 3 + 1 + 2 + 2 * (1 + 3 + 6 + 2)) << text;
  EXPECT_EQ(extracted(choices), "Stay Ask for help Go\nWhat I gain\nWhat I need\n");
}

TEST(TableSetter, TellsAListenerWhichHeadACellBelongsTo) {
  const auto structure =
      TemporaryFile("a.pdf", pdf_of("```choices 1\n| a | b |\nc\n```\n")).output_of("pdfinfo -struct-text % 2>&1");
  EXPECT_EQ(structure,
            "Document\n"
            "  Table (block)\n"
            "    TR\n"
            "      TH:\n         /Scope /Column\n        \"a\"\n"
            "      TH:\n         /Scope /Column\n        \"b\"\n"
            "    TR\n"
            "      TH:\n         /Scope /Row\n         /ColSpan 2\n        \"c\"\n"
            "    TR\n"
            "      TD\n        \"\"\n"
            "      TD\n        \"\"\n");
}

}  // namespace
}  // namespace handouts
