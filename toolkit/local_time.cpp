// SPDX-License-Identifier: MIT
#include "toolkit/local_time.h"

#include <array>
#include <cstdio>
#include <ctime>

#include "forms/questionnaire.h"

namespace toolkit {
namespace {

std::tm local_parts(db::Time time) {
  const std::time_t seconds = db::Time::clock::to_time_t(time);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return parts;
}

std::string formatted(const char* format, const std::tm& parts) {
  std::array<char, 64> text{};
  const auto length = std::strftime(text.data(), text.size(), format, &parts);
  return {text.data(), length};
}

}  // namespace

std::chrono::sys_days local_day(db::Time time) {
  const auto parts = local_parts(time);
  return std::chrono::year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday;
}

db::Time start_of_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  std::tm parts{};
  parts.tm_year = static_cast<int>(date.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  parts.tm_isdst = -1;
  return std::chrono::time_point_cast<db::Time::duration>(db::Time::clock::from_time_t(std::mktime(&parts)));
}

std::string clock_time(db::Time time) {
  return formatted("%H:%M", local_parts(time));
}

std::string iso_date(std::chrono::year_month_day day) {
  return forms::to_text(forms::Date{int{day.year()}, unsigned{day.month()}, unsigned{day.day()}});
}

std::optional<std::chrono::year_month_day> parse_iso_date(std::string_view text) {
  const auto date = forms::parse_date(text);
  if (!date || date->day == 0) return std::nullopt;
  return std::chrono::year(date->year) / std::chrono::month(date->month) / std::chrono::day(date->day);
}

std::string zoned_time(db::Time time) {
  auto text = formatted("%Y-%m-%dT%H:%M:%S%z", local_parts(time));
  text.insert(text.size() - 2, ":");
  return text;
}

}  // namespace toolkit
