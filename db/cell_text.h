// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "db/sentences.h"

namespace db {

// How values that are not text stand in the file. Every reader takes exactly what its writer makes and throws Error
// Damaged otherwise.

/// "2026-11-23". The date must exist.
std::string date_text(std::chrono::year_month_day date);
std::chrono::year_month_day date_from(std::string_view text);
/// Empty for no date.
std::string optional_date_text(const std::optional<std::chrono::year_month_day>& date);
std::optional<std::chrono::year_month_day> optional_date_from(std::string_view text);

std::string flag_text(bool flag);
bool flag_from(std::string_view text);

std::string number_text(int number);
int number_from(std::string_view text);

/// One word a line; no word may hold a line feed.
std::string list_text(const std::vector<std::string>& words);
std::vector<std::string> list_from(std::string_view text);

std::int64_t seconds(Time time);
Time time_from(std::int64_t seconds);

/// The word that stands for a value of an enumeration.
template <class Value>
struct Word {
  Value value;
  std::string_view text;
};

template <class Value, std::size_t Size>
std::string word_for(const Word<Value> (&words)[Size], Value value) {
  for (const auto& word : words) {
    if (word.value == value) return std::string(word.text);
  }
  assert(!"a value without a word");
  return {};
}

template <class Value, std::size_t Size>
Value value_of(const Word<Value> (&words)[Size], std::string_view text) {
  for (const auto& word : words) {
    if (word.text == text) return word.value;
  }
  throw damaged("unknown word");
}

}  // namespace db
