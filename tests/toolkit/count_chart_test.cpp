// SPDX-License-Identifier: MIT
#include "toolkit/pages/count_chart.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

using Kind = Count::Kind;

std::string text_in(const Fields& row, const char* name) {
  return std::string(handouts::mustache::text_value(row, name));
}

bool is(const Fields& row, const char* name) {
  return std::get<bool>(handouts::mustache::find_value(row, name)->get());
}

/// A line for each row: "text 0 14 They fear", "bar 0 18 232" and so on.
std::string dump(const Fields& chart) {
  std::string lines = "height " + text_in(chart, "chart_height") + "\n";
  for (const auto& value : std::get<List>(handouts::mustache::find_value(chart, "chart_rows")->get())) {
    const auto& row = std::get<Fields>(value.get());
    if (is(row, "is_bar")) lines += "bar " + text_in(row, "bar_y") + " " + text_in(row, "bar_width") + "\n";
    lines += is(row, "is_heading") ? "heading " : (is(row, "is_hidden") ? "hidden " : "text ");
    lines += text_in(row, "x") + " " + text_in(row, "y") + " " + text_in(row, "text") + "\n";
  }
  return lines;
}

TEST(CountChart, DrawsTheLongestBarAcrossAndTheOthersBesideIt) {
  EXPECT_EQ(dump(count_chart({{"", {{"One", {Kind::Shown, 20}}, {"Two", {Kind::Shown, 5}}}}})),
            "height 90\n"
            "text 0 14 One\nbar 21 232\ntext 240 33 20\n"
            "text 0 59 Two\nbar 66 58\ntext 66 78 5\n");
}

TEST(CountChart, DrawsNoBarForWhatIsHidden) {
  EXPECT_EQ(dump(count_chart({{"", {{"One", {Kind::Few}}, {"Two", {Kind::Withheld}}}}})),
            "height 90\n"
            "text 0 14 One\nhidden 0 33 fewer than 5\n"
            "text 0 59 Two\nhidden 0 78 not shown\n");
}

TEST(CountChart, SetsGroupsApartUnderTheirHeadings) {
  EXPECT_EQ(dump(count_chart({{"First", {{"One", {Kind::Shown, 5}}}}, {"Second", {{"Two", {Kind::Shown, 10}}}}})),
            "height 148\n"
            "heading 0 14 First\ntext 0 37 One\nbar 44 116\ntext 124 56 5\n"
            "heading 0 94 Second\ntext 0 117 Two\nbar 124 232\ntext 240 136 10\n");
}

TEST(CountChart, BreaksALongNameBetweenItsWords) {
  EXPECT_EQ(dump(count_chart({{"", {{"They do not want to share private things with a stranger", {Kind::Few}}}}})),
            "height 63\n"
            "text 0 14 They do not want to share private things\n"
            "text 0 32 with a stranger\n"
            "hidden 0 51 fewer than 5\n");
}

}  // namespace
}  // namespace toolkit
