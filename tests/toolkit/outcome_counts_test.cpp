// SPDX-License-Identifier: MIT
#include "toolkit/desks/outcome_counts.h"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit {
namespace {

using testing::ElementsAre;

/// "12", "few" or "-", one after the other.
std::string dump(const std::vector<Count>& counts) {
  std::string text;
  for (const auto& [kind, number] : counts) {
    text += text.empty() ? "" : " ";
    text += kind == Count::Kind::Shown ? std::to_string(number) : (kind == Count::Kind::Few ? "few" : "-");
  }
  return text;
}

/// "asked 12: 7 few few"
std::string dump(const CountLine& line) {
  return line.code + " " + dump({line.all}) + (line.parts.empty() ? "" : ": " + dump(line.parts));
}

std::vector<std::string> dump(const std::vector<CountLine>& lines) {
  std::vector<std::string> texts;
  for (const auto& line : lines) texts.push_back(dump(line));
  return texts;
}

TEST(OutcomeCounts, HideSmallPartsAndWhatTheyCouldBeWorkedOutFrom) {
  const struct {
    std::vector<std::size_t> parts;
    const char* shown;
  } rows[] = {
      {{9, 7, 5}, "9 7 5"},             // nothing is small
      {{9, 4, 5}, "9 few -"},           // 18 - 9 - 5 would be the small one
      {{4, 9, 5}, "few - 5"},           // the neighbor, whatever its size
      {{9, 5, 4}, "- 5 few"},           // behind the last comes the first
      {{9, 0, 5}, "- - -"},             // the neighbor's 5 would leave 0 alone
      {{9, 1, 5}, "9 few -"},           // with 6 to divide, it may be 0 or 1
      {{9, 2, 1}, "9 few few"},         // 3 to divide between two
      {{9, 0, 0}, "- - -"},             // nothing to divide: both are none
      {{9, 4, 4}, "- - -"},             // 8 to divide: both are 4
      {{9, 4, 3}, "9 few few"},         //
      {{12, 0, 0, 0, 0}, "- - - - -"},  //
      {{2, 2, 2}, "few few few"},       // 6 is shown, and divides in many ways
      {{4, 4, 4}, "- - -"},             // 12 among three divides in one way
      {{1, 1, 1}, "few few few"},       // 3 in all is not shown
      {{0, 0, 0}, "few few few"},
  };
  for (const auto& [parts, shown] : rows) EXPECT_EQ(dump(protected_parts(parts)), shown);
}

/// Every way to divide up to `most` people into so many parts.
void divide(std::size_t parts, std::size_t most, std::vector<std::size_t>& begun,
            std::vector<std::vector<std::size_t>>& all) {
  if (begun.size() == parts) {
    all.push_back(begun);
    return;
  }
  for (std::size_t number = 0; number <= most; ++number) {
    begun.push_back(number);
    divide(parts, most - number, begun, all);
    begun.pop_back();
  }
}

std::size_t sum(const std::vector<std::size_t>& parts) {
  std::size_t whole = 0;
  for (const auto part : parts) whole += part;
  return whole;
}

/// The strongest reader there is knows the rules and tries every practice that could have led to what is shown.
TEST(OutcomeCounts, LeaveWhoeverKnowsTheRulesAChoiceForEveryHiddenPart) {
  for (const std::size_t size : {3, 4, 5}) {
    std::vector<std::vector<std::size_t>> practices;
    std::vector<std::size_t> begun;
    divide(size, 21, begun, practices);
    std::map<std::string, std::vector<std::set<std::size_t>>> possible;
    for (const auto& parts : practices) {
      const auto whole = sum(parts);
      if (whole < kLeastShown) continue;
      auto& numbers = possible[std::to_string(whole) + ": " + dump(protected_parts(parts))];
      numbers.resize(size);
      for (std::size_t i = 0; i < size; ++i) numbers[i].insert(parts[i]);
    }
    for (const auto& [shown, numbers] : possible) {
      for (std::size_t i = 0; i < size; ++i) {
        const bool is_small = *numbers[i].begin() < kLeastShown;
        EXPECT_TRUE(!is_small || numbers[i].size() > 1) << shown << ", part " << i << " of " << size;
      }
    }
  }
}

TEST(OutcomeCounts, NeverShowASmallNumber) {
  std::vector<std::vector<std::size_t>> practices;
  std::vector<std::size_t> begun;
  divide(4, 18, begun, practices);
  for (const auto& parts : practices) {
    const auto counts = protected_parts(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool is_small = parts[i] < kLeastShown;
      EXPECT_TRUE(counts[i].kind != Count::Kind::Shown || counts[i].number == parts[i]);
      EXPECT_TRUE(counts[i].kind != Count::Kind::Shown || !is_small);
      EXPECT_TRUE(counts[i].kind != Count::Kind::Few || is_small);
    }
  }
}

CountedClient named(std::vector<std::string> reasons) {
  return {std::move(reasons), {}};
}

TEST(OutcomeCounts, PutTheReasonsMetMostInFrontAndLeaveHiddenOnesInTheirPlace) {
  std::vector<CountedClient> clients(6, named({"R02", "R13"}));
  clients.insert(clients.end(), 3, named({"R01", "R13"}));
  clients.push_back(named({"R99"}));
  const auto counts = count_outcomes(clients, {"R01", "R02", "R99", "R13"});
  EXPECT_EQ(dump({counts.clients}), "10");
  EXPECT_THAT(dump(counts.reasons), ElementsAre("R13 9", "R02 6", "R01 few", "R99 few"));
}

CountedClient tried(const std::string& step, const std::string& answer, std::optional<int> before = {},
                    std::optional<int> after = {}) {
  return {{}, {{step, answer, before, after}}};
}

TEST(OutcomeCounts, DivideEachStepByWhatWasAnswered) {
  std::vector<CountedClient> clients(7, tried("asked", "yes"));
  clients.insert(clients.end(), 5, tried("asked", "no"));
  clients.insert(clients.end(), 2, tried("asked", "stop"));
  clients.insert(clients.end(), 1, tried("asked", "not-now"));
  clients.insert(clients.end(), 2, tried("asked", ""));
  clients.insert(clients.end(), 4, tried("letter", "call-first"));
  clients.insert(clients.end(), 9, tried("none", ""));
  const auto counts = count_outcomes(clients, {});
  EXPECT_THAT(dump(counts.answers), ElementsAre("asked 17: 7 few few 7 few", "note few: few few few few few",
                                                "letter few: few few few few few", "call few: few few few few few"));
}

TEST(OutcomeCounts, CompareHowUpsetEachWasBeforeAndAfter) {
  std::vector<CountedClient> clients(6, tried("note", "yes", 8, 3));
  clients.insert(clients.end(), 5, tried("note", "yes", 4, 4));
  clients.insert(clients.end(), 1, tried("note", "yes", 0, 10));
  clients.insert(clients.end(), 2, tried("note", "yes", 5));
  EXPECT_EQ(dump(count_outcomes(clients, {}).upset[1]), "note 14: 6 5 few few");
}

TEST(OutcomeCounts, CountAClientOnceForAStepWithWhatCameOfItTheLastTime) {
  const CountedClient often{
      {}, {{"asked", "no", 2, 9}, {"letter", "yes", 5, 5}, {"asked", "not-now", 5, 5}, {"asked", "yes", 7, 1}}};
  const std::vector<CountedClient> clients(5, often);
  const auto counts = count_outcomes(clients, {});
  EXPECT_EQ(dump(counts.answers[0]), "asked 5: - - - - -");
  EXPECT_EQ(dump({counts.answers[2].all}), "5");
  std::vector<CountedClient> more(6, often);
  more.insert(more.end(), 5, tried("asked", "call-first", 3, 3));
  more.insert(more.end(), 1, tried("asked", "not-now"));
  EXPECT_EQ(dump(count_outcomes(more, {}).answers[0]), "asked 12: 6 5 few few few");
}

TEST(OutcomeCounts, ShowNothingOfAPracticeThatHasNothingYet) {
  const auto counts = count_outcomes({}, {"R01"});
  EXPECT_EQ(dump({counts.clients}), "few");
  EXPECT_THAT(dump(counts.reasons), ElementsAre("R01 few"));
}

}  // namespace
}  // namespace toolkit
