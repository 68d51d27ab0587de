// SPDX-License-Identifier: MIT
#include "handouts/line_breaker.h"

#include <gtest/gtest.h>

#include <sstream>

namespace handouts {
namespace {

/// One segment a word, ten points a letter and a space: "ab-" ends in a hyphen, "ab+" joins on, "ab/" ends its line.
std::vector<Segment> segments_of(const std::string& text) {
  static const Word space{{}, 1};
  std::vector<Segment> segments;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    Segment segment;
    segment.after = word.ends_with('-')   ? Break::Hyphen
                    : word.ends_with('+') ? Break::None
                    : word.ends_with('/') ? Break::Line
                                          : Break::Space;
    if (segment.after == Break::None || segment.after == Break::Line) word.pop_back();
    segment.width = 10 * static_cast<double>(word.size());
    if (segment.after == Break::Space) {
      segment.space = &space;
      segment.space_width = 10;
    }
    segments.push_back(segment);
  }
  if (!segments.empty() && segments.back().after == Break::Space)
    segments.back() = {nullptr, 0, 0, 12, segments.back().width, Break::None, nullptr, 0};
  return segments;
}

/// "3 2" when the first line has three segments and the second two.
std::string broken(const std::string& text, double measure, LastLine last = LastLine::MayBeShort) {
  std::string result;
  for (const auto& line : break_lines(segments_of(text), measure, last)) {
    EXPECT_LE(line.width, measure) << text;
    result += (result.empty() ? "" : " ") + std::to_string(line.end - line.begin);
  }
  return result;
}

TEST(LineBreaker, BreaksTheParagraphAsAWhole) {
  const struct {
    const char* text;
    double measure;
    const char* expected;
  } cases[] = {
      {"", 100, ""},
      {"aaa", 100, "1"},
      {"aaa aaa", 70, "2"},
      {"aaa aaa", 69, "1 1"},
      {"aaa bb cc ddddd", 60, "1 2 1"},  // the first that fits would leave "cc" alone
      {"aaa bb cc ddddd", 90, "3 1"},
      {"aaaaaa bb- cccccccc", 100, "2 1"},   // the hyphen ends a line when the line would be far too short
      {"aaaaaaaa b- cccccccc", 100, "1 2"},  // and does not when it would not
      {"aa+ bb+ cc", 45, "2 1"},             // nothing else fits
      {"aa/ bb cc", 100, "1 2"},
      {"aa/ bb", 100, "1 1"},
  };
  for (const auto& [text, measure, expected] : cases) EXPECT_EQ(broken(text, measure), expected) << text;
}

TEST(LineBreaker, MakesCenteredLinesAlike) {
  EXPECT_EQ(broken("aaaa aaaa aaaa aaaa aaaa", 250), "5");
  EXPECT_EQ(broken("aaaa aaaa aaaa aaaa", 150), "3 1");
  EXPECT_EQ(broken("aaaa aaaa aaaa aaaa", 150, LastLine::LikeTheOthers), "2 2");
}

TEST(LineBreaker, TakesAWordThatIsTooWideAsALine) {
  const auto lines = break_lines(segments_of("aaa bbbbbbbbbb cc"), 50);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].width, 100);
}

TEST(LineBreaker, CutsBetweenClusters) {
  Word word;
  for (int i = 0; i < 6; ++i) word.glyphs.push_back({0, i % 2 == 0 ? 1.0 : 0.0, 0, 0, i % 2 == 0});
  const Segment whole{&word, 0, 6, 10, 30, Break::Hyphen, nullptr, 0};
  const auto parts = cut_to_measure({whole}, 25);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].end, 4U);
  EXPECT_EQ(parts[0].width, 20);
  EXPECT_EQ(parts[0].after, Break::None);
  EXPECT_EQ(parts[1].begin, 4U);
  EXPECT_EQ(parts[1].after, Break::Hyphen);
}

TEST(LineBreaker, LeavesWhatFitsAlone) {
  const auto segments = segments_of("aa bb-");
  EXPECT_EQ(cut_to_measure(segments, 30).size(), 2U);
}

}  // namespace
}  // namespace handouts
