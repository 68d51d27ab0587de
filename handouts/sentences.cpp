// SPDX-License-Identifier: MIT
#include "handouts/sentences.h"

#include <array>
#include <cassert>
#include <cstddef>

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
    "reasons.R01",
    "reasons.R02",
    "reasons.R03",
    "reasons.R04",
    "reasons.R05",
    "reasons.R06",
    "reasons.R07",
    "reasons.R09",
    "reasons.R10",
    "reasons.R12",
    "reasons.R13",
    "reasons.R14",
    "reasons.R15",
    "reasons.R16",
    "reasons.R18",
    "reasons.R19",
    "reasons.R22",
    "reasons.R23",
    "reasons.R24",
    "reasons.R99",
    "and",
    "comma",
    "held",
    "in-english",
    "release",
    "offers.said-yes",
    "offers.decided",
    "offers.after-no",
    "offers.not-asked-for",
    "offers.H02.offered",
    "offers.H02.for-reasons",
    "offers.H03.for-reasons",
    "offers.H03.on-request",
    "offers.H03.leaning-out",
    "offers.H03.decided",
    "offers.H07.said-no",
    "offers.H07.decided",
    "offers.H07.on-request",
    "offers.S01.offered",
    "offers.S01.on-request",
    "offers.S01.check-first",
    "offers.C01.offered",
    "offers.C01.for-reasons",
    "offers.C01.leaning-out",
    "offers.L01.offered",
    "offers.L01.for-reasons",
    "offers.L01.leaning-out",
    "offers.L02.offered",
    "offers.L02.for-reasons",
    "offers.L02.not-asked-for",
    "offers.L02.not-heard",
});
constexpr std::string_view kReasonsHere = "{reasons}";

const Words& words() {
  static const Words kWords = [] {
    constexpr std::string_view kFile = "rules/words.en-US.json";
    const std::vector<std::string> keys(kKeys.begin(), kKeys.end());
    return read_words(asset(kFile), kFile, keys);
  }();
  return kWords;
}

const std::string& word(std::string_view key) {
  const auto found = words().find(key);
  assert(found != words().end());
  return found->second;
}

}  // namespace

std::string sentence(std::string_view key, std::string_view reasons) {
  std::string text = word(key);
  const auto at = text.find(kReasonsHere);
  if (at != std::string::npos) text.replace(at, kReasonsHere.size(), reasons);
  return text;
}

std::string reasons_in_words(const std::vector<std::string>& reasons) {
  std::string list;
  for (std::size_t index = 0; index < reasons.size(); ++index) {
    if (index > 0) list += word(index + 1 == reasons.size() ? "and" : "comma");
    list += word("reasons." + reasons[index]);
  }
  return list;
}

std::string date_in_words(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const std::string number = std::to_string(month);
  return word("months." + std::string(3 - number.size(), '0') + number) + " " +
         std::to_string(static_cast<unsigned>(date.day())) + ", " + std::to_string(static_cast<int>(date.year()));
}

}  // namespace handouts
