// SPDX-License-Identifier: MIT
#include "db/cell_text.h"

#include <gtest/gtest.h>

namespace db {
namespace {

using std::chrono::year_month_day;

year_month_day date(int year, unsigned int month, unsigned int day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

enum class Color { Red, Blue };
constexpr Word<Color> kColors[] = {{Color::Red, "red"}, {Color::Blue, "blue"}};

}  // namespace

TEST(CellText, WritesDatesAsIsoAndReadsThemBack) {
  for (const auto& [value, text] : {std::pair(date(2026, 11, 23), "2026-11-23"),
                                    {date(2024, 2, 29), "2024-02-29"},
                                    {date(7, 1, 1), "0007-01-01"}}) {
    EXPECT_EQ(date_text(value), text);
    EXPECT_EQ(date_from(text), value);
  }
}

TEST(CellText, RefusesDatesItWouldNotWrite) {
  for (const auto* text : {"", "2026-2-3", "2026-02-30", "2025-02-29", "2026/02/03", "-026-02-03", "2026-+1-03",
                           "2026-02-3x", "2026-02-030"})
    EXPECT_THROW(date_from(text), Error) << text;
}

TEST(CellText, WritesNoDateAsEmptyText) {
  EXPECT_EQ(optional_date_text(std::nullopt), "");
  EXPECT_EQ(optional_date_from(""), std::nullopt);
  EXPECT_EQ(optional_date_from("2026-11-23"), date(2026, 11, 23));
}

TEST(CellText, ReadsFlagsOnlyAsItWritesThem) {
  EXPECT_TRUE(flag_from(flag_text(true)));
  EXPECT_FALSE(flag_from(flag_text(false)));
  EXPECT_THROW(flag_from("true"), Error);
}

TEST(CellText, ReadsNumbersOnlyAsItWritesThem) {
  for (const int number : {0, 50, -3}) EXPECT_EQ(number_from(number_text(number)), number);
  for (const auto* text : {"", "5 ", "0x5", "99999999999"}) EXPECT_THROW(number_from(text), Error) << text;
}

TEST(CellText, ReadsListsBack) {
  const std::vector<std::string> lists[] = {{}, {""}, {"post"}, {"post", "phone", "in-person"}};
  for (const auto& list : lists) EXPECT_EQ(list_from(list_text(list)), list);
  EXPECT_THROW(list_from("post\nphone"), Error);
}

TEST(CellText, ReadsOnlyWordsOfTheTable) {
  EXPECT_EQ(word_for(kColors, Color::Blue), "blue");
  EXPECT_EQ(value_of(kColors, "red"), Color::Red);
  EXPECT_THROW(value_of(kColors, "green"), Error);
}

}  // namespace db
