// SPDX-License-Identifier: MIT
#include "handouts/document_words.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <map>
#include <utility>

#include "handouts/assets.h"
#include "handouts/rule_words.h"

namespace handouts {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>({
    "months.000",
    "months.001",
    "months.002",
    "months.003",
    "months.004",
    "months.005",
    "months.006",
    "months.007",
    "months.008",
    "months.009",
    "months.010",
    "months.011",
    "date",
    "date-uk",
    "and",
    "or",
    "comma",
    "therapy.therapy",
    "therapy.counseling",
    "therapy.skills",
    "therapy.consultation",
    "therapy.check-up",
    "therapy.family-talk",
    "times.weekday-morning",
    "times.weekday-afternoon",
    "times.weekday-evening",
    "times.saturday",
    "times.sunday",
});

using AllWords = std::map<std::string, Words, std::less<>>;

const AllWords& all_words() {
  static const AllWords kWords = [] {
    const std::vector<std::string> keys(kKeys.begin(), kKeys.end());
    AllWords words;
    for (const auto& language : document_languages()) {
      const auto file = "rules/document." + language + ".json";
      words.emplace(language, read_words(asset(file), file, keys));
    }
    return words;
  }();
  return kWords;
}

const Words& words_in(std::string_view language) {
  const auto found = all_words().find(language);
  assert(found != all_words().end());
  return found->second;
}

const std::string& word(const Words& words, const std::string& key) {
  const auto found = words.find(key);
  assert(found != words.end());
  return found->second;
}

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  const auto at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), by);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
  return lower;
}

}  // namespace

const std::vector<std::string>& document_languages() {
  static const std::vector<std::string> kLanguages = {"en-US", "es-US"};
  return kLanguages;
}

std::string library_language(std::string_view reads) {
  const auto answered = lower_case(reads);
  const auto is_one_of = [&](std::string_view code, std::initializer_list<std::string_view> names) {
    return answered == code || answered.starts_with(std::string(code) + "-") ||
           std::ranges::find(names, answered) != names.end();
  };
  if (answered.empty() || is_one_of("en", {"english", "inglés", "ingles"})) return "en-US";
  if (is_one_of("es", {"spanish", "español", "espanol", "castellano"})) return "es-US";
  return "";
}

std::string date_in_words(std::chrono::sys_days day, std::string_view language, bool is_uk) {
  const auto& words = words_in(language);
  const std::chrono::year_month_day date(day);
  const std::string month = std::to_string(static_cast<unsigned>(date.month()) - 1);
  auto text = word(words, is_uk ? "date-uk" : "date");
  text = replaced(std::move(text), "{month}", word(words, "months." + std::string(3 - month.size(), '0') + month));
  text = replaced(std::move(text), "{day}", std::to_string(static_cast<unsigned>(date.day())));
  return replaced(std::move(text), "{year}", std::to_string(static_cast<int>(date.year())));
}

std::string therapy_in_words(std::string_view code, std::string_view language) {
  const auto& words = words_in(language);
  const auto found = words.find("therapy." + std::string(code));
  return found == words.end() ? word(words, "therapy.therapy") : found->second;
}

std::string times_in_words(const std::vector<std::string>& codes, std::string_view language) {
  const auto& words = words_in(language);
  std::string list;
  for (std::size_t index = 0; index < codes.size(); ++index) {
    const auto found = words.find("times." + codes[index]);
    if (found == words.end()) continue;
    if (!list.empty()) list += word(words, index + 1 == codes.size() ? "or" : "comma");
    list += found->second;
  }
  return list;
}

}  // namespace handouts
