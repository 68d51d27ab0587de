// SPDX-License-Identifier: MIT
#include "toolkit/desks/outcome_counts.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>

namespace toolkit {
namespace {

constexpr Count kFew{Count::Kind::Few, 0};
constexpr Count kWithheld{Count::Kind::Withheld, 0};

bool is_few(std::size_t number) {
  return number < kLeastShown;
}

Count counted(std::size_t number) {
  return is_few(number) ? kFew : Count{Count::Kind::Shown, number};
}

/// Whether small parts that add up to this, each from 0 to 4, could be divided otherwise. None and four of each could
/// not.
bool are_ambiguous(std::size_t sum, std::size_t parts) {
  return parts > 1 && sum > 0 && sum < parts * (kLeastShown - 1);
}

/// A single small part, with its neighbor withheld: together they must leave it a choice.
std::vector<Count> with_neighbor_withheld(std::span<const std::size_t> parts, std::vector<Count> counts) {
  const auto small = static_cast<std::size_t>(std::ranges::find_if(parts, is_few) - parts.begin());
  const auto neighbor = (small + 1) % parts.size();
  if (parts[small] + parts[neighbor] == kLeastShown) return std::vector(parts.size(), kWithheld);
  counts[neighbor] = kWithheld;
  return counts;
}

std::string_view part_of_answer(const TriedStep& tried) {
  if (tried.answer == "stop") return "no";
  const auto* const part = std::ranges::find(kAnswerParts, tried.answer);
  return part == kAnswerParts.end() ? "none" : *part;
}

std::string_view part_of_upset(const TriedStep& tried) {
  if (!tried.upset_before || !tried.upset_after) return "not-said";
  if (*tried.upset_after == *tried.upset_before) return "same";
  return *tried.upset_after < *tried.upset_before ? "lower" : "higher";
}

/// What came of each step the last time, by its code.
using LastTries = std::map<std::string_view, const TriedStep*>;

LastTries last_tries(const CountedClient& client) {
  LastTries last;
  for (const auto& tried : client.tries) last.insert_or_assign(tried.step, &tried);
  return last;
}

CountLine line_of(std::string_view code, std::span<const std::size_t> parts) {
  const auto all = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
  return {std::string(code), counted(all), protected_parts(parts)};
}

/// A line for every step, divided by what `part_of` finds in its last try.
template <std::size_t size, class PartOf>
std::vector<CountLine> lines_by_step(const std::vector<LastTries>& clients,
                                     const std::array<std::string_view, size>& names, PartOf part_of) {
  std::vector<CountLine> lines;
  for (const auto step : kCountedSteps) {
    std::array<std::size_t, size> parts{};
    for (const auto& last : clients) {
      const auto tried = last.find(step);
      if (tried == last.end()) continue;
      const auto* const name = std::ranges::find(names, part_of(*tried->second));
      ++parts[static_cast<std::size_t>(name - names.begin())];
    }
    lines.push_back(line_of(step, parts));
  }
  return lines;
}

std::vector<CountLine> reason_lines(const std::vector<CountedClient>& clients,
                                    const std::vector<std::string>& reasons) {
  std::map<std::string_view, std::size_t> numbers;
  for (const auto& client : clients) {
    for (const auto& reason : client.reasons) ++numbers[reason];
  }
  std::vector<CountLine> lines;
  for (const auto& reason : reasons) lines.push_back({reason, counted(numbers[reason]), {}});
  // What is hidden keeps its place: an order by size would tell of it.
  std::ranges::stable_sort(lines, std::greater(), [](const CountLine& line) { return line.all.number; });
  return lines;
}

}  // namespace

std::vector<Count> protected_parts(std::span<const std::size_t> parts) {
  assert(parts.size() > 2);
  std::vector<Count> counts;
  std::ranges::transform(parts, std::back_inserter(counts), counted);
  const auto whole = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
  const auto hidden = static_cast<std::size_t>(std::ranges::count_if(parts, is_few));
  // A whole that is not shown gives nothing away.
  if (hidden == 0 || is_few(whole)) return counts;
  if (hidden == 1) return with_neighbor_withheld(parts, std::move(counts));
  const auto shown = std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                                     [](std::size_t sum, const Count& count) { return sum + count.number; });
  return are_ambiguous(whole - shown, hidden) ? counts : std::vector(parts.size(), kWithheld);
}

OutcomeCounts count_outcomes(const std::vector<CountedClient>& clients, const std::vector<std::string>& reasons) {
  std::vector<LastTries> last;
  std::ranges::transform(clients, std::back_inserter(last), last_tries);
  return {counted(clients.size()), reason_lines(clients, reasons), lines_by_step(last, kAnswerParts, part_of_answer),
          lines_by_step(last, kUpsetParts, part_of_upset)};
}

}  // namespace toolkit
