// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "db/clock.h"

/// The calendar and the clock on the wall, in this computer's time zone.
namespace toolkit {

std::chrono::sys_days local_day(db::Time time);
/// When this day begins on the wall.
db::Time start_of_day(std::chrono::sys_days day);
/// "14:02".
std::string clock_time(db::Time time);
/// On pages, in the language of the screen (screen_language.h): "November 23, 2026".
std::string long_date(std::chrono::year_month_day day);
/// "November 23, 2026, 14:02", the same.
std::string day_and_time(db::Time time);
/// "12 days left", "1 day left", and at 0 "last day"; the same.
std::string days_left(int days);
/// "2026-11-23".
std::string iso_date(std::chrono::year_month_day day);
/// A full date that exists, written as 2026-11-23; empty otherwise.
std::optional<std::chrono::year_month_day> parse_iso_date(std::string_view text);
/// "2026-11-23T14:02:00+01:00", a FHIR dateTime.
std::string zoned_time(db::Time time);

}  // namespace toolkit
