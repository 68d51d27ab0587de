// SPDX-License-Identifier: MIT
#include "handouts/resources.h"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "forms/questionnaire.h"
#include "handouts/assets.h"
#include "handouts/error.h"
#include "handouts/rule_words.h"

namespace handouts {
namespace {

constexpr std::string_view kFile = "rules/resources.en-US.json";
/// "the app warns when older than 180 days" (domain.md 3.7).
constexpr std::chrono::days kCheckEvery{180};

[[noreturn]] void fail(const std::string& key, const std::string& sentence) {
  throw Error(Error::Kind::Template, std::string(kFile) + ": " + key, sentence);
}

std::string require(const Words& words, const std::string& key) {
  const auto found = words.find(key);
  if (found == words.end())
    fail(key,
         "This text is missing. Every number needs its name, how to reach it, what it is for, and the day it was "
         "checked.");
  return found->second;
}

std::chrono::sys_days require_day(const Words& words, const std::string& key) {
  const auto date = forms::parse_date(require(words, key));
  if (!date || date->day == 0) fail(key, "This is not a day. Write it as year-month-day.");
  return std::chrono::year_month_day(std::chrono::year(date->year), std::chrono::month(date->month),
                                     std::chrono::day(date->day));
}

std::vector<Resource> read_resources() {
  const auto words = read_words(asset(kFile), kFile);
  std::vector<Resource> resources;
  for (const auto& [key, text] : words) {
    if (!key.ends_with(".name")) continue;
    const std::string item = key.substr(0, key.size() - std::string_view("name").size());
    resources.push_back({text, require(words, item + "reach"), require(words, item + "about"),
                         require_day(words, item + "last_verified")});
  }
  if (resources.empty()) fail("resources", "The list of support numbers is empty.");
  return resources;
}

}  // namespace

const std::vector<Resource>& resources() {
  static const std::vector<Resource> kResources = read_resources();
  return kResources;
}

std::chrono::sys_days oldest_check(const std::vector<Resource>& resources) {
  assert(!resources.empty());
  return std::ranges::min(resources, {}, &Resource::last_verified).last_verified;
}

bool is_check_due(const std::vector<Resource>& resources, std::chrono::sys_days today) {
  return today - oldest_check(resources) > kCheckEvery;
}

}  // namespace handouts
