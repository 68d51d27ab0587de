// SPDX-License-Identifier: MIT
#include "db/cell_text.h"

#include <charconv>

namespace db {
namespace {

void append_number(std::string& out, unsigned int number, std::size_t width) {
  const auto digits = std::to_string(number);
  out.append(width - digits.size(), '0').append(digits);
}

int whole_number(std::string_view text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) throw damaged("number");
  return number;
}

}  // namespace

std::string date_text(std::chrono::year_month_day date) {
  assert(date.ok() && date.year() >= std::chrono::year(0) && date.year() <= std::chrono::year(9999));
  std::string text;
  append_number(text, static_cast<unsigned int>(static_cast<int>(date.year())), 4);
  append_number(text += '-', static_cast<unsigned int>(date.month()), 2);
  append_number(text += '-', static_cast<unsigned int>(date.day()), 2);
  return text;
}

std::chrono::year_month_day date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw damaged("date");
  const std::chrono::year_month_day date(std::chrono::year(whole_number(text.substr(0, 4))),
                                         std::chrono::month(static_cast<unsigned int>(whole_number(text.substr(5, 2)))),
                                         std::chrono::day(static_cast<unsigned int>(whole_number(text.substr(8, 2)))));
  if (!date.ok() || date.year() < std::chrono::year(0) || date_text(date) != text) throw damaged("date");
  return date;
}

std::string optional_date_text(const std::optional<std::chrono::year_month_day>& date) {
  return date ? date_text(*date) : std::string();
}

std::optional<std::chrono::year_month_day> optional_date_from(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return date_from(text);
}

std::string flag_text(bool flag) {
  return flag ? "yes" : "no";
}

bool flag_from(std::string_view text) {
  if (text != "yes" && text != "no") throw damaged("flag");
  return text == "yes";
}

std::string number_text(int number) {
  return std::to_string(number);
}

int number_from(std::string_view text) {
  return whole_number(text);
}

std::string list_text(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    assert(word.find('\n') == std::string::npos);
    text += word + '\n';
  }
  return text;
}

std::vector<std::string> list_from(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) throw damaged("list");
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return words;
}

std::int64_t seconds(Time time) {
  return time.time_since_epoch().count();
}

Time time_from(std::int64_t seconds) {
  return Time(std::chrono::seconds(seconds));
}

}  // namespace db
