// SPDX-License-Identifier: MIT
#include "handouts/pdf_outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

/// As mupdf reads it: depth by tabs, title, page.
std::string outline_of(const std::string& body) {
  return TemporaryFile("a.pdf", pdf_of(body)).output_of("mutool show % outline 2>&1 | sed 's/&zoom.*//'");
}

TEST(PdfOutline, HasTheHeadingsUnderEachOther) {
  EXPECT_EQ(outline_of("# One\n\na\n\n## Two\n\nb\n\n```page\n```\n\n## Tŷ Ħal\n\nc\n\n# Four\n\nd\n"),
            "-\t\"One\"\t#page=1\n"
            "|\t\t\"Two\"\t#page=1\n"
            "|\t\t\"Tŷ Ħal\"\t#page=2\n"
            "|\t\"Four\"\t#page=2\n");
}

TEST(PdfOutline, JoinsTheLinesOfAHeading) {
  const std::string words = "Deciding what this means for you and for all of the others in the house";
  EXPECT_THAT(outline_of("## " + words + "\n\na\n"), testing::HasSubstr("\"" + words + "\""));
}

TEST(PdfOutline, HasANameFromRightToLeftAsItIsRead) {
  const auto pdf = Pipeline(test_typefaces()).make_pdf(handout("# For {{v}}\n\na\n"), {{"v", "ליאור"}}, {});
  EXPECT_THAT(TemporaryFile("a.pdf", pdf).output_of("mutool show % outline"), testing::HasSubstr("ליאור"));
}

TEST(PdfOutline, PassesOverAHeadingThatSaysNothing) {
  const auto pdf = Pipeline(test_typefaces()).make_pdf(handout("# {{v}}\n\na\n\n# Two\n"), {{"v", ""}}, {});
  EXPECT_THAT(TemporaryFile("a.pdf", pdf).output_of("mutool show % outline"), testing::HasSubstr("\"Two\""));
}

TEST(PdfOutline, IsNotThereWithoutHeadings) {
  EXPECT_THAT(pdf_of("a\n"), testing::Not(testing::HasSubstr("/Outlines")));
}

}  // namespace
}  // namespace handouts
