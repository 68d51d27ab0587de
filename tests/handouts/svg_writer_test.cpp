// SPDX-License-Identifier: MIT
#include "handouts/svg_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string svg_of(const std::string& body, Paper paper = Paper::Letter) {
  return Pipeline(test_typefaces()).make_svg(handout(body), {}, {paper, {}}).front();
}

TEST(SvgWriter, IsThePaperInItsSize) {
  EXPECT_THAT(
      svg_of("a"),
      HasSubstr("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"612pt\" height=\"792pt\" viewBox=\"0 0 612 792\">"));
  EXPECT_THAT(svg_of("a", Paper::A4), HasSubstr("viewBox=\"0 0 595.276 841.89\""));
}

TEST(SvgWriter, HoldsOutlinesAndNoText) {
  const auto svg = svg_of("# Iñaki\n\n- [ ] banana\n\n> b\n\n- c\n");
  for (const auto* word : {"Iñaki", "banana", "<text", "<script", "font", "<image"})
    EXPECT_THAT(svg, Not(HasSubstr(word)));
  for (const auto* shape : {"<path id=\"f", "<use href=\"#f", "<rect", "<circle", "stroke=\"#000\""})
    EXPECT_THAT(svg, HasSubstr(shape));
}

TEST(SvgWriter, DrawsEachOutlineOnce) {
  const auto svg = svg_of("aaaa a\n");
  EXPECT_EQ(svg.find("<path id"), svg.rfind("<path id"));
  EXPECT_NE(svg.find("<use"), svg.rfind("<use"));
}

TEST(SvgWriter, IsWellFormedForOtherReaders) {
  const TemporaryFile file("a.svg", svg_of("# A\n\nb *c*\n\n```cards\nd\n```\n"));
  EXPECT_THAT(file.output_of("mutool draw -F ppm -o %.ppm % 2>&1"),
              AllOf(Not(HasSubstr("error")), Not(HasSubstr("exit"))));
}

}  // namespace
}  // namespace handouts
