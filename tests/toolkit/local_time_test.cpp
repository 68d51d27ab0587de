// SPDX-License-Identifier: MIT
#include "toolkit/local_time.h"

#include <stdlib.h>
#include <time.h>

#include <gtest/gtest.h>

namespace toolkit {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::year;

/// The computer's time zone for the length of a test; POSIX rules, so that no time zone database is needed.
class TimeZone {
 public:
  explicit TimeZone(const char* rules) { set(rules); }
  ~TimeZone() { set("UTC0"); }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;

 private:
  static void set(const char* rules) {
    ::setenv("TZ", rules, 1);
    ::tzset();
  }
};

constexpr const char* kChicago = "CST6CDT,M3.2.0,M11.1.0";
constexpr const char* kKathmandu = "<+0545>-5:45";
constexpr const char* kApia = "<+13>-13";

const db::Time kEvening = sys_days(year(2026) / 11 / 24) + hours(3) + minutes(5);

TEST(LocalTime, IsTheDayAndTheClockOnTheWall) {
  const struct {
    const char* zone;
    std::chrono::year_month_day day;
    const char* time;
    const char* zoned;
  } rows[] = {{"UTC0", year(2026) / 11 / 24, "03:05", "2026-11-24T03:05:00+00:00"},
              {kChicago, year(2026) / 11 / 23, "21:05", "2026-11-23T21:05:00-06:00"},
              {kKathmandu, year(2026) / 11 / 24, "08:50", "2026-11-24T08:50:00+05:45"},
              {kApia, year(2026) / 11 / 24, "16:05", "2026-11-24T16:05:00+13:00"}};
  for (const auto& [zone, day, time, zoned] : rows) {
    const TimeZone here(zone);
    EXPECT_EQ(local_day(kEvening), sys_days(day)) << zone;
    EXPECT_EQ(clock_time(kEvening), time) << zone;
    EXPECT_EQ(zoned_time(kEvening), zoned) << zone;
  }
}

TEST(LocalTime, FollowsTheSummer) {
  const TimeZone here(kChicago);
  const db::Time before = sys_days(year(2026) / 3 / 8) + hours(7) + minutes(59);
  EXPECT_EQ(zoned_time(before), "2026-03-08T01:59:00-06:00");
  EXPECT_EQ(zoned_time(before + minutes(1)), "2026-03-08T03:00:00-05:00");
}

TEST(LocalTime, WritesDatesForPeopleAndForFiles) {
  EXPECT_EQ(long_date(year(2026) / 11 / 23), "November 23, 2026");
  EXPECT_EQ(long_date(year(2024) / 2 / 29), "February 29, 2024");
  EXPECT_EQ(iso_date(year(2026) / 1 / 2), "2026-01-02");
}

TEST(LocalTime, ReadsOnlyFullDatesThatExist) {
  EXPECT_EQ(parse_iso_date("2026-11-23"), year(2026) / 11 / 23);
  EXPECT_EQ(parse_iso_date("2024-02-29"), year(2024) / 2 / 29);
  for (const char* text :
       {"", "2026", "2026-11", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-2", "23.11.2026",
        "11/23/2026", "2026-11-23 ", "2026-11-23T00:00:00Z", "-026-11-23", "２０２６-11-23"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

}  // namespace
}  // namespace toolkit
