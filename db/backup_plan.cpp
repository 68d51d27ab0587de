// SPDX-License-Identifier: MIT
#include "db/backup_plan.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <set>

namespace db {
namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::size_t kDays = 7;
constexpr std::size_t kWeeks = 4;
constexpr std::size_t kMonths = 12;
constexpr std::string_view kEnding = ".backup";
constexpr std::string_view kDamaged = "-damaged";
constexpr std::string_view kPattern = "both-of-us-dddddddd-dddddd.backup";

long day_of(Time at) {
  return floor<days>(at).time_since_epoch().count();
}

/// The first of January 1970 was a Thursday; weeks begin on Monday.
long week_of(Time at) {
  return (day_of(at) + 3) / 7;
}

long month_of(Time at) {
  const std::chrono::year_month_day date(floor<days>(at));
  return static_cast<int>(date.year()) * 12L + static_cast<long>(static_cast<unsigned>(date.month()));
}

/// The newest of each of the first `most` spans that have one.
void keep_newest_of_each(const std::vector<Time>& newest_first, long (*span)(Time), std::size_t most,
                         std::set<Time>& kept) {
  std::set<long> spans;
  for (const auto at : newest_first) {
    if (spans.contains(span(at))) continue;
    if (spans.size() == most) return;
    spans.insert(span(at));
    kept.insert(at);
  }
}

int number_at(std::string_view name, std::size_t at, std::size_t size) {
  int number = 0;
  for (const char digit : name.substr(at, size)) number = number * 10 + (digit - '0');
  return number;
}

bool is_like_a_backup(std::string_view name) {
  return std::ranges::equal(name, kPattern, [](char c, char expected) {
    return expected == 'd' && c >= '0' && c <= '9' ? true : c == expected && expected != 'd';
  });
}

}  // namespace

std::string backup_name(Time at) {
  const auto day = floor<days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  char name[64];
  std::snprintf(name, sizeof name, "both-of-us-%04d%02u%02u-%02d%02d%02d.backup", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return name;
}

std::string damaged_backup_name(Time at, std::size_t damaged_rows) {
  auto name = backup_name(at);
  name.insert(name.size() - kEnding.size(), "." + std::to_string(damaged_rows) + std::string(kDamaged));
  return name;
}

std::optional<BackupName> parse_backup_name(std::string_view name) {
  if (const auto at = backup_time(name)) return BackupName{*at, 0};
  // What stands between the two is the number of damaged rows.
  constexpr auto kFront = kPattern.size() - kEnding.size();
  if (name.size() < kPattern.size() + kDamaged.size() + 2) return std::nullopt;
  const auto at = backup_time(std::string(name.substr(0, kFront)) + std::string(kEnding));
  std::size_t rows = 0;
  std::from_chars(name.data() + kFront + 1, name.data() + name.size(), rows);
  if (!at || rows == 0 || damaged_backup_name(*at, rows) != name) return std::nullopt;
  return BackupName{*at, rows};
}

std::optional<Time> backup_time(std::string_view name) {
  if (!is_like_a_backup(name)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(number_at(name, 11, 4)),
                                         std::chrono::month(static_cast<unsigned>(number_at(name, 15, 2))),
                                         std::chrono::day(static_cast<unsigned>(number_at(name, 17, 2)))};
  if (!date.ok()) return std::nullopt;
  const Time at = std::chrono::sys_days(date) + std::chrono::hours(number_at(name, 20, 2)) +
                  std::chrono::minutes(number_at(name, 22, 2)) + std::chrono::seconds(number_at(name, 24, 2));
  return backup_name(at) == name ? std::optional(at) : std::nullopt;
}

std::vector<Time> backups_to_keep(std::vector<Time> made) {
  std::ranges::sort(made, std::greater<>());
  std::set<Time> kept;
  keep_newest_of_each(made, day_of, kDays, kept);
  keep_newest_of_each(made, week_of, kWeeks, kept);
  keep_newest_of_each(made, month_of, kMonths, kept);
  return {kept.rbegin(), kept.rend()};
}

}  // namespace db
