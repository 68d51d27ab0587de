// SPDX-License-Identifier: MIT
#include "handouts/shaper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

std::string text_of(const Shaper& shaper, const Segment& segment) {
  std::string text;
  for (std::size_t i = segment.begin; i < segment.end; ++i) text += shaper.symbol(segment.word->glyphs[i].symbol).text;
  return text;
}

/// "Dear |María-|José,": a space follows where a space stands, ¶ where a line ends.
std::string pieces(const Inline& text) {
  Shaper shaper(test_typefaces().faces());
  std::string result;
  for (const auto& segment : shaper.shape(text, Style::Text, 12)) {
    result += (result.empty() ? "" : "|") + text_of(shaper, segment);
    result += segment.after == Break::Space ? " " : segment.after == Break::Line ? "¶" : "";
  }
  return result;
}

TEST(Shaper, CutsTextWhereALineMayEnd) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Dear María-José,", "Dear |María-|José,"},
      {"a\nb", "a¶|b"},
      {"a\n\nb", "a¶|¶|b"},
      {"a  b", "a | |b"},
      {"-5 --- a-", "-5 |--- |a-"},
      {"1990\u20131995 no\u2014yes", "1990\u2013|1995 |no\u2014|yes"},
      {"Dear 山田 花子,", "Dear |山|田 |花|子,"},
      {"「王小明」ちゃんー", "「王|小|明」|ちゃ|んー"},
      {"김민준 ab", "김|민|준 |ab"},
      {"75\u00A0minutes 75\u202Fmin un\u2011breakable", "75\u00A0minutes |75\u202Fmin |un\u2011breakable"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(pieces({{{text}}, ""}), expected);
}

TEST(Shaper, JoinsSpansWithoutABreak) {
  const Inline text{{{"very "}, {"good", true}, {", yes"}}, ""};
  Shaper shaper(test_typefaces().faces());
  const auto segments = shaper.shape(text, Style::Text, 12);
  ASSERT_EQ(segments.size(), 4U);
  EXPECT_EQ(segments[1].after, Break::None);
  EXPECT_NE(shaper.symbol(segments[1].word->glyphs[0].symbol).face,
            shaper.symbol(segments[2].word->glyphs[0].symbol).face);
}

TEST(Shaper, Kerns) {
  Shaper shaper(test_typefaces().faces());
  const auto pair = shaper.shape({{{"To"}}, ""}, Style::Heading, 1000);
  const auto first = shaper.shape({{{"T"}}, ""}, Style::Heading, 1000);
  const auto second = shaper.shape({{{"o"}}, ""}, Style::Heading, 1000);
  EXPECT_LT(pair[0].width, first[0].width + second[0].width - 10);
}

TEST(Shaper, PutsAMarkOverItsLetter) {
  Shaper shaper(test_typefaces().faces());
  const auto segments = shaper.shape({{{"x\u0302"}}, ""}, Style::Text, 12);
  const auto& glyphs = segments[0].word->glyphs;
  ASSERT_EQ(glyphs.size(), 2U);
  EXPECT_FALSE(glyphs[1].begins_cluster);
  EXPECT_NEAR(segments[0].width, shaper.shape({{{"x"}}, ""}, Style::Text, 12)[0].width, 0.01);
}

TEST(Shaper, TellsTwoTextsOfOneGlyphApart) {
  Shaper shaper(test_typefaces().faces());
  const auto segments = shaper.shape({{{"a b\u00A0c"}}, ""}, Style::Text, 12);
  const auto& space = shaper.symbol(segments[0].space->glyphs[0].symbol);
  const auto& fixed = shaper.symbol(segments[1].word->glyphs[1].symbol);
  EXPECT_EQ(space.text, " ");
  EXPECT_EQ(fixed.text, "\u00A0");
}

TEST(Shaper, TakesAnotherFaceForWhatTheFirstLacks) {
  Shaper shaper(test_typefaces().faces());
  const auto text = shaper.shape({{{"aꜼb"}}, ""}, Style::Heading, 12);
  const auto& glyphs = text[0].word->glyphs;
  ASSERT_EQ(glyphs.size(), 3U);
  EXPECT_EQ(shaper.symbol(glyphs[0].symbol).face, shaper.symbol(glyphs[2].symbol).face);
  EXPECT_NE(shaper.symbol(glyphs[0].symbol).face, shaper.symbol(glyphs[1].symbol).face);
}

TEST(Shaper, NamesTheCharacterThatNoFontHas) {
  Shaper shaper(test_typefaces().faces());
  const auto shape = [&] { shaper.shape({{{"secret \U00013000"}}, "L02.md:14"}, Style::Text, 12); };
  EXPECT_EQ(error_of(shape), "Text L02.md:14");
  EXPECT_THAT(sentence_of(shape),
              testing::AllOf(testing::HasSubstr("U+13000"), testing::Not(testing::HasSubstr("secret"))));
}

}  // namespace
}  // namespace handouts
