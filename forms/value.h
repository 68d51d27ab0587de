// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// The values of FHIR R4 that answer a question. Those that FHIR writes as text keep the text, so that what comes in
/// goes out as it was; parse_… tells whether a text is one.
namespace forms {

struct Coding {
  std::string system;
  std::string code;
  std::string display;

  friend bool operator==(const Coding&, const Coding&) = default;
};

/// A FHIR date: a year, a year and month, or a full date ("2026", "2026-11", "2026-11-23").
struct Date {
  int year = 0;
  unsigned month = 0;  ///< 0 when not given
  unsigned day = 0;    ///< 0 when not given

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// A FHIR decimal. Its digits say how exact it is: 1.50 and 1.5 are the same number and not the same decimal.
struct Decimal {
  std::string digits;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// A FHIR dateTime: a date, or a full date with time and zone ("2026-11-23T14:30:00-06:00").
struct DateTime {
  std::string text;

  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// A FHIR time of day, without a zone ("14:30:00").
struct Time {
  std::string text;

  friend bool operator==(const Time&, const Time&) = default;
};

/// A FHIR uri: an absolute address such as "https://example.org/a" or "urn:oid:1.2.3".
struct Uri {
  std::string text;

  friend bool operator==(const Uri&, const Uri&) = default;
};

/// A FHIR Quantity: an amount of something. `unit` is for people; `system` and `code` say it to programs (UCUM).
struct Quantity {
  Decimal value;
  std::string unit;
  std::string system;
  std::string code;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// One answer's value. A string answers string and text, a Coding choice and open-choice, which may also have a string.
using Value = std::variant<bool, std::int32_t, Date, std::string, Coding, Decimal, DateTime, Time, Uri, Quantity>;

/// Whether two codings mean the same choice: code and system agree. A coding without a system matches any, because many
/// programs leave it out of answers.
bool is_same_choice(const Coding& one, const Coding& other);

/// Each is empty when the text is not one that exists.
std::optional<Date> parse_date(std::string_view text);
std::optional<Decimal> parse_decimal(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<Uri> parse_uri(std::string_view text);

std::string to_text(const Date& date);

/// As numbers, exactly: 1.50 and 1.5 are equal. Both must have been parsed.
std::strong_ordering compare(const Decimal& one, const Decimal& other);

/// Whether values of this kind are smaller or larger than each other for FHIR's conditions: numbers, dates, times and
/// quantities.
bool is_ordered(const Value& value);

/// Smaller, larger or equal as FHIRPath has it: numbers as numbers, dates and times as far as both are exact,
/// quantities of the same unit by their values, codings when they are the same choice. Unordered when that cannot be
/// told or the kinds differ; an integer and a decimal are both numbers.
std::partial_ordering compare(const Value& one, const Value& other);

/// What names this value in a file or on a page: the code of a coding, otherwise as it is written.
std::string key_of(const Value& value);
/// What a person reads: the display of a coding, otherwise as it is written; Yes and No in English.
std::string label_of(const Value& value);

}  // namespace forms
