// SPDX-License-Identifier: MIT
#include "toolkit/desks/invented_couples.h"

#include <array>
#include <cassert>
#include <map>
#include <string>
#include <utility>

#include "toolkit/assets.h"
#include "toolkit/case_file.h"

namespace toolkit {
namespace {

constexpr std::array<std::string_view, 4> kCouples = {"V1", "V4", "V8", "V9"};

using Couples = std::map<std::string_view, handouts::CaseFacts>;

Couples read_couples() {
  Couples couples;
  for (const auto name : kCouples) {
    auto read = read_case(asset("demo/" + std::string(name) + ".json"));
    assert(read.problems.empty());
    couples.emplace(name, std::move(read.facts));
  }
  return couples;
}

}  // namespace

std::span<const std::string_view> invented_couples() {
  return kCouples;
}

const handouts::CaseFacts& invented_couple(std::string_view name) {
  static const Couples kRead = read_couples();
  const auto found = kRead.find(name);
  return found == kRead.end() ? kRead.at(kCouples.front()) : found->second;
}

}  // namespace toolkit
