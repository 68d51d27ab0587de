// SPDX-License-Identifier: MIT
#include "handouts/code_setter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;
using testing::Not;

mustache::Fields kit_values() {
  mustache::List groups;
  for (const char* group :
       {"Z8Q4-1M0B", "7HXK-22WD", "VN5E-9T3A", "C6RS-P40J", "GFY8-KM1Z", "0B7D-XQ2H", "W4E9-5NTV", "3A6C-RSP4"}) {
    groups.emplace_back(mustache::Fields{{"code_group", group}});
  }
  return {{"date", "November 26, 2026"}, {"code_groups", std::move(groups)}};
}

std::string kit_pdf(Paper paper) {
  return Pipeline(test_typefaces()).make_pdf(recovery_kit_template(), kit_values(), {paper, {}});
}

TEST(CodeSetter, SetsGroupsInNumberedRowsOfTwo) {
  EXPECT_EQ(to_text(pages_of(handout("```code\nZ8Q4-1M0B\n7HXK-22WD\nVN5E-9T3A\n```\n"))),
            "page 1\n"
            "text 131.8 95.2 \"1\"\n"
            "text 147 95.2 \"Z8Q4-1M0B\"\n"
            "text 320.8 95.2 \"2\"\n"
            "text 336 95.2 \"7HXK-22WD\"\n"
            "text 131.8 131.2 \"3\"\n"
            "text 147 131.2 \"VN5E-9T3A\"\n");
}

TEST(CodeSetter, KeepsACodeOnOnePage) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "A line.\\\n";
  const auto pages = pages_of(handout(body + "end\n\n```code\nAAAA-AAAA\nBBBB-BBBB\nCCCC-CCCC\nDDDD-DDDD\n```\n"));
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_THAT(to_text({pages.width, pages.height, "", "", pages.symbols, {pages.pages[0]}}), Not(HasSubstr("AAAA")));
}

TEST(RecoveryKit, IsOnePageThatHoldsTheWholeCode) {
  for (const auto paper : {Paper::Letter, Paper::A4}) {
    const auto pdf = kit_pdf(paper);
    const auto text = extracted_text(pdf);
    for (const char* group : {"Z8Q4-1M0B", "3A6C-RSP4", "November 26, 2026"}) EXPECT_THAT(text, HasSubstr(group));
    const TemporaryFile file("kit.pdf", pdf);
    EXPECT_THAT(file.output_of("pdfinfo %"), HasSubstr("Pages:           1\n"));
  }
}

TEST(RecoveryKit, SaysInItsTitleNothingOfWhatItIs) {
  const TemporaryFile file("kit.pdf", kit_pdf(Paper::Letter));
  EXPECT_THAT(file.output_of("pdfinfo %"), HasSubstr("Title:           Information sheet\n"));
}

TEST(RecoveryKit, IsAListToAReaderWhoListens) {
  const TemporaryFile file("kit.pdf", kit_pdf(Paper::Letter));
  const auto structure = file.output_of("pdfinfo -struct-text %");
  EXPECT_THAT(structure, HasSubstr("\"Z8Q4-1M0B\""));
  EXPECT_THAT(structure.substr(0, structure.find("Z8Q4-1M0B")), HasSubstr("L (block)"));
}

TEST(RecoveryKit, IsNoDocumentOfTheLibrary) {
  for (const auto& source : library()) EXPECT_NE(source.code, recovery_kit_template().code);
}

TEST(CodeSetter, SetsGroupsBelowEachOtherWhereTwoDoNotFit) {
  const std::string body = "```code\nWWWW-WWWW\nMMMM-MMMM\n```\n";
  for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead}) {
    const auto text = to_text(pages_of(handout(body), {}, Paper::A4, variant));
    EXPECT_THAT(text, testing::AllOf(HasSubstr("\"WWWW-WWWW\""), HasSubstr("\"MMMM-MMMM\"")));
  }
}

TEST(CodeSetter, RefusesAGroupThatFillsMoreThanALine) {
  EXPECT_EQ(error_of([] { pages_of(handout("a\n\n```code\n" + std::string(60, 'W') + "\n```\n")); }),
            "Layout handout.md:4");
}

}  // namespace
}  // namespace handouts
