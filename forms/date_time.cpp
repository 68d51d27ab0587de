// SPDX-License-Identifier: MIT
#include "forms/date_time.h"

#include <cassert>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace forms {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// The number in exactly these digits; empty when one of them is none.
std::optional<unsigned> read_digits(std::string_view digits) {
  unsigned value = 0;
  const bool has_sign = !digits.empty() && (digits.front() < '0' || digits.front() > '9');
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (has_sign || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// Two digits at this place, which are at most this.
std::optional<unsigned> read_pair(std::string_view text, std::size_t at, unsigned most) {
  if (text.size() < at + 2) return std::nullopt;
  const auto value = read_digits(text.substr(at, 2));
  return value && *value <= most ? value : std::nullopt;
}

std::chrono::year_month_day full_date(const Date& date) {
  return {std::chrono::year(date.year), std::chrono::month(date.month ? date.month : 1),
          std::chrono::day(date.day ? date.day : 1)};
}

/// A time of day, with what stands behind the point of its seconds.
struct Clock {
  seconds time{};
  std::string fraction;  ///< without zeros at its end

  friend auto operator<=>(const Clock&, const Clock&) = default;
};

/// "14:30:00" or "14:30:00.25". FHIR R4 lets a second be 60, for the day that is one longer.
std::optional<Clock> read_clock(std::string_view text) {
  constexpr std::size_t kWithoutFraction = 8;
  const auto hour = read_pair(text, 0, 23);
  const auto minute = read_pair(text, 3, 59);
  const auto second = read_pair(text, 6, 60);
  if (!hour || !minute || !second || text[2] != ':' || text[5] != ':') return std::nullopt;
  Clock clock{std::chrono::hours(*hour) + minutes(*minute) + seconds(*second), {}};
  if (text.size() == kWithoutFraction) return clock;
  const auto fraction = text.substr(kWithoutFraction + 1);
  const bool is_number = !fraction.empty() && fraction.find_first_not_of("0123456789") == std::string_view::npos;
  if (text[kWithoutFraction] != '.' || !is_number) return std::nullopt;
  clock.fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
  return clock;
}

/// "Z", "-06:00" or "+05:30", east of Greenwich.
std::optional<minutes> read_zone(std::string_view text) {
  constexpr std::size_t kLength = 6;
  if (text == "Z") return minutes(0);
  if (text.size() != kLength || (text.front() != '+' && text.front() != '-') || text[3] != ':') return std::nullopt;
  const auto hour = read_pair(text, 1, 14);
  const auto minute = read_pair(text, 4, 59);
  if (!hour || !minute) return std::nullopt;
  const auto zone = std::chrono::hours(*hour) + minutes(*minute);
  return text.front() == '-' ? -zone : zone;
}

struct Moment {
  Date date;
  std::optional<Clock> clock;
  minutes zone{};
};

std::optional<Moment> read_moment(std::string_view text) {
  const auto date_end = text.find('T');
  const auto date = parse_date(text.substr(0, date_end));
  if (!date) return std::nullopt;
  if (date_end == std::string_view::npos) return Moment{*date, {}, {}};
  const auto rest = text.substr(date_end + 1);
  const auto zone_start = rest.find_first_of("Z+-");
  if (date->day == 0 || zone_start == std::string_view::npos) return std::nullopt;
  const auto clock = read_clock(rest.substr(0, zone_start));
  const auto zone = read_zone(rest.substr(zone_start));
  if (!clock || !zone) return std::nullopt;
  return Moment{*date, clock, *zone};
}

std::chrono::sys_seconds instant(const Moment& moment) {
  return std::chrono::sys_days(full_date(moment.date)) + moment.clock->time - moment.zone;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kYearMonth = 7;
  constexpr std::size_t kFull = 10;
  if (text.size() != kYear && text.size() != kYearMonth && text.size() != kFull) return std::nullopt;

  Date date;
  const auto year = read_digits(text.substr(0, kYear));
  if (!year) return std::nullopt;
  date.year = static_cast<int>(*year);
  for (auto [start, part] : {std::pair{kYear, &date.month}, std::pair{kYearMonth, &date.day}}) {
    if (text.size() <= start) break;
    const auto value = read_digits(text.substr(start + 1, 2));
    if (text[start] != '-' || value.value_or(0) == 0) return std::nullopt;
    *part = *value;
  }
  return date.year > 0 && full_date(date).ok() ? std::optional(date) : std::nullopt;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  return read_moment(text) ? std::optional(DateTime{std::string(text)}) : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  return read_clock(text) ? std::optional(Time{std::string(text)}) : std::nullopt;
}

std::string to_text(const Date& date) {
  char text[32];
  if (date.month == 0) {
    std::snprintf(text, sizeof text, "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(text, sizeof text, "%04d-%02u", date.year, date.month);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year, date.month, date.day);
  }
  return text;
}

std::partial_ordering compare_dates(const Date& one, const Date& other) {
  if (one.year != other.year) return one.year <=> other.year;
  const bool both_have_months = one.month != 0 && other.month != 0;
  if (both_have_months && one.month != other.month) return one.month <=> other.month;
  const bool both_have_days = one.day != 0 && other.day != 0;
  if (both_have_days && one.day != other.day) return one.day <=> other.day;
  return one == other ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
}

std::partial_ordering compare_date_times(const DateTime& one, const DateTime& other) {
  const auto left = read_moment(one.text);
  const auto right = read_moment(other.text);
  assert(left && right);
  if (left->clock && right->clock) {
    if (instant(*left) != instant(*right)) return instant(*left) <=> instant(*right);
    return left->clock->fraction <=> right->clock->fraction;
  }
  const auto order = compare_dates(left->date, right->date);
  // The same day, but a moment of it and the whole of it.
  const bool only_one_has_time = left->clock.has_value() != right->clock.has_value();
  return only_one_has_time && std::is_eq(order) ? std::partial_ordering::unordered : order;
}

std::partial_ordering compare_times(const Time& one, const Time& other) {
  const auto left = read_clock(one.text);
  const auto right = read_clock(other.text);
  assert(left && right);
  return *left <=> *right;
}

}  // namespace forms
