// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace handouts {

/// One support number of rules/resources.en-US.json, with the day somebody last compared it with
/// what its owner publishes.
struct Resource {
  std::string name;
  std::string reach;
  std::string about;
  std::chrono::sys_days last_verified;
};

/// In the order to print them. Throws Error(Template) when the data file does not read.
const std::vector<Resource>& resources();
/// The day the oldest was checked, and whether that is more than 180 days ago.
std::chrono::sys_days oldest_check(const std::vector<Resource>& resources);
bool is_check_due(const std::vector<Resource>& resources, std::chrono::sys_days today);

}  // namespace handouts
