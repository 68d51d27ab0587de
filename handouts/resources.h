// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace handouts {

struct PracticeFacts;

/// One support number, with the day somebody last compared it with what its owner publishes.
struct Resource {
  std::string name;
  std::string reach;
  std::string about;
  std::chrono::sys_days last_verified;

  friend bool operator==(const Resource&, const Resource&) = default;
};

/// Those of a country, rules/resources.us.json or rules/resources.uk.json, in a language of document_languages() and in
/// the order to print them. Throws Error(Template) when the data file does not read.
const std::vector<Resource>& country_resources(std::string_view language, bool is_uk);

/// What a document of this practice lists: its own local numbers in this language first, then the country's. Those count as checked on
/// the day the practice said that it has, where that is later.
std::vector<Resource> resources(const PracticeFacts& practice, std::string_view language);

/// The day the oldest was checked, and whether that is more than 180 days ago.
std::chrono::sys_days oldest_check(const std::vector<Resource>& resources);
bool is_check_due(const std::vector<Resource>& resources, std::chrono::sys_days today);

}  // namespace handouts
