// SPDX-License-Identifier: MIT
#include "toolkit/desks/text_difference.h"

#include <gtest/gtest.h>

#include "couples.h"

namespace toolkit {
namespace {

using test::repeated;
using Kind = Stretch::Kind;

/// "one -two-+three+": what was removed between minus signs, what was added between plus signs.
std::string dump(const std::vector<Stretch>& stretches) {
  std::string text;
  for (const auto& [kind, part] : stretches) {
    const auto* mark = kind == Kind::Same ? "" : kind == Kind::Removed ? "-" : "+";
    text += mark + part + mark;
  }
  return text;
}

std::string without(const std::vector<Stretch>& stretches, Kind left_out) {
  std::string text;
  for (const auto& [kind, part] : stretches) text += kind == left_out ? "" : part;
  return text;
}

TEST(TextDifference, MarksTheWordsThatCameAndWent) {
  const struct {
    const char* before;
    const char* after;
    const char* expected;
  } rows[] = {
      {"", "", ""},
      {"same", "same", "same"},
      {"", "all new", "+all new+"},
      {"all gone", "", "-all gone-"},
      {"one two three", "one three", "one -two -three"},
      {"one three", "one two three", "one +two +three"},
      {"one two three", "one four three", "one -two-+four+ three"},
      {"one two", "three four", "-one-+three+ -two-+four+"},
      {"first\nsecond\n", "first\n\nsecond\n", "first\n+\n+second\n"},
      {"He said no.", "She said no.", "-He-+She+ said no."},
      {"María came", "Maria came", "-María-+Maria+ came"},
      {"a b c d", "b c d a", "-a -b c d+ a+"},
      {"字 字", "字", "字- 字-"},
  };
  for (const auto& [before, after, expected] : rows) {
    EXPECT_EQ(dump(text_difference(before, after)), expected) << before;
  }
}

TEST(TextDifference, GivesBothTextsBackWhole) {
  const std::string texts[] = {"",
                               " ",
                               "a",
                               "a b",
                               "b  a\n",
                               "one\ttwo\n\nthree",
                               repeated("word and word. ", 40),
                               repeated("word and another. ", 40),
                               repeated("x", 3000),
                               "\xC3\xA9 \xF0\x9F\x99\x82"};
  for (const auto& before : texts) {
    for (const auto& after : texts) {
      const auto stretches = text_difference(before, after);
      EXPECT_EQ(without(stretches, Kind::Added), before);
      EXPECT_EQ(without(stretches, Kind::Removed), after);
      for (std::size_t i = 1; i < stretches.size(); ++i) EXPECT_NE(stretches[i - 1].kind, stretches[i].kind);
      if (before == after) {
        EXPECT_LE(stretches.size(), 1U);
      }
    }
  }
}

TEST(TextDifference, ComparesLongTextsByLinesAndTheLongestAsAWhole) {
  const auto lines = [](const char* word) { return repeated(repeated(std::string(word) + " ", 50) + "\n", 100); };
  const auto by_lines = text_difference(lines("a") + "middle\n" + lines("b"), lines("c") + "middle\n" + lines("d"));
  EXPECT_EQ(by_lines.size(), 5U);
  EXPECT_EQ(by_lines.at(2), (Stretch{Kind::Same, "middle\n"}));
  const auto whole = text_difference(repeated("a\n", 50'000), repeated("b\n", 50'000));
  EXPECT_EQ(whole.size(), 2U);
}

TEST(TextDifference, ComparesALongNoteWithASmallChangeByWords) {
  const auto note = repeated("word and word. ", 6000);
  const auto stretches = text_difference(note + "one " + note, note + "two " + note);
  ASSERT_EQ(stretches.size(), 4U);
  EXPECT_EQ(stretches[1], (Stretch{Kind::Removed, "one"}));
  EXPECT_EQ(stretches[2], (Stretch{Kind::Added, "two"}));
}

}  // namespace
}  // namespace toolkit
