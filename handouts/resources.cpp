// SPDX-License-Identifier: MIT
#include "handouts/resources.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "forms/questionnaire.h"
#include "handouts/assets.h"
#include "handouts/case_facts.h"
#include "handouts/document_words.h"
#include "handouts/error.h"
#include "handouts/rule_words.h"

namespace handouts {
namespace {

/// "the app warns when older than 180 days" (domain.md 3.7).
constexpr std::chrono::days kCheckEvery{180};

[[noreturn]] void fail(const std::string& file, const std::string& key, const std::string& sentence) {
  throw Error(Error::Kind::Template, file + ": " + key, sentence);
}

/// One country's numbers in one language.
class Reader {
 public:
  Reader(std::string file, std::string language) : file_(std::move(file)), language_(std::move(language)) {}

  std::vector<Resource> read() const {
    const auto words = read_words(asset(file_), file_);
    std::vector<Resource> resources;
    for (const auto& [key, text] : words) {
      if (!key.ends_with(".last_verified")) continue;
      const auto item = key.substr(0, key.size() - std::string_view("last_verified").size());
      resources.push_back({require(words, item + "name." + language_), require(words, item + "reach." + language_),
                           require(words, item + "about." + language_), day_of(key, text)});
    }
    if (resources.empty()) fail(file_, "resources", "The list of support numbers is empty.");
    return resources;
  }

 private:
  std::string require(const Words& words, const std::string& key) const {
    const auto found = words.find(key);
    if (found != words.end()) return found->second;
    fail(file_, key,
         "This text is missing. Every number needs its name, how to reach it and what it is for in every language, and "
         "the day it was checked.");
  }
  std::chrono::sys_days day_of(const std::string& key, const std::string& text) const {
    const auto date = forms::parse_date(text);
    if (!date || date->day == 0) fail(file_, key, "This is not a day. Write it as year-month-day.");
    return std::chrono::year_month_day(std::chrono::year(date->year), std::chrono::month(date->month),
                                       std::chrono::day(date->day));
  }

  std::string file_;
  std::string language_;
};

using Countries = std::map<std::string, std::vector<Resource>, std::less<>>;

Countries read_country(const std::string& file) {
  Countries by_language;
  for (const auto& language : document_languages()) by_language.emplace(language, Reader(file, language).read());
  return by_language;
}

}  // namespace

const std::vector<Resource>& country_resources(std::string_view language, bool is_uk) {
  static const auto kUs = read_country("rules/resources.us.json");
  static const auto kUk = read_country("rules/resources.uk.json");
  const auto& country = is_uk ? kUk : kUs;
  const auto found = country.find(language);
  assert(found != country.end());
  return found->second;
}

std::vector<Resource> resources(const PracticeFacts& practice, std::string_view language) {
  std::vector<Resource> all;
  if (const auto local = practice.local_numbers.find(language); local != practice.local_numbers.end())
    all = local->second;
  for (auto each : country_resources(language, practice.is_uk)) {
    if (practice.numbers_checked_on) each.last_verified = std::max(each.last_verified, *practice.numbers_checked_on);
    all.push_back(std::move(each));
  }
  return all;
}

std::chrono::sys_days oldest_check(const std::vector<Resource>& resources) {
  assert(!resources.empty());
  return std::ranges::min(resources, {}, &Resource::last_verified).last_verified;
}

bool is_check_due(const std::vector<Resource>& resources, std::chrono::sys_days today) {
  return today - oldest_check(resources) > kCheckEvery;
}

}  // namespace handouts
