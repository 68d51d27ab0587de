// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Counting what happened next, over all clients, so that nothing about one of them can be worked out.
namespace toolkit {

/// One step that was tried and what came of it, by the codes of the form "What happened next".
struct TriedStep {
  std::string step;    ///< Q1
  std::string answer;  ///< Q2; empty when it was not answered
  std::optional<int> upset_before;
  std::optional<int> upset_after;
};

/// What one client adds to the counts; nothing in it says who it was.
struct CountedClient {
  std::vector<std::string> reasons;  ///< E7 of the newest intake, each once
  std::vector<TriedStep> tries;      ///< the earliest first
};

/// A number of clients as it may be shown.
struct Count {
  enum class Kind {
    Shown,
    Few,      ///< fewer than kLeastShown, or none
    Withheld  ///< a hidden number beside it could be worked out from it
  };

  Kind kind = Kind::Few;
  std::size_t number = 0;  ///< 0 unless it is shown

  friend bool operator==(const Count&, const Count&) = default;
};

/// How many clients something counts (by its code), and into which parts they fall.
struct CountLine {
  std::string code;
  Count all;
  std::vector<Count> parts;

  friend bool operator==(const CountLine&, const CountLine&) = default;
};

struct OutcomeCounts {
  Count clients;
  std::vector<CountLine> reasons;  ///< without parts: a client has several, and they add up to nothing
  std::vector<CountLine> answers;  ///< by step, in the parts of kAnswerParts
  std::vector<CountLine> upset;    ///< by step, in the parts of kUpsetParts

  friend bool operator==(const OutcomeCounts&, const OutcomeCounts&) = default;
};

inline constexpr std::size_t kLeastShown = 5;
/// The steps of Q1, from the least pressure to the most (domain.md 2.9).
inline constexpr std::array<std::string_view, 4> kCountedSteps = {"asked", "note", "letter", "call"};
/// Q2 in as few parts as still tell something: the finer they are, the less of them may be shown. "no" is said by who
/// said stop, too, and "none" is what nobody answered.
inline constexpr std::array<std::string_view, 5> kAnswerParts = {"yes", "call-first", "not-now", "no", "none"};
/// Q3, after beside before. Never an average: of a few people it tells of each.
inline constexpr std::array<std::string_view, 4> kUpsetParts = {"lower", "same", "higher", "not-said"};

/// A client counts once for each reason, and once for each step: what came of it the last time that it was tried.
/// Reasons come in this order, those with a number that may be shown first, the most often met in front.
OutcomeCounts count_outcomes(const std::vector<CountedClient>& clients, const std::vector<std::string>& reasons);

/// The parts, three or more, of a whole that is shown itself when it is large enough. Parts below kLeastShown are
/// hidden, and as much beside them as it takes: whoever sees the result and knows these rules still finds at least two
/// numbers that each hidden part could be. So which part is withheld along with a single small one goes by its place,
/// not by its size, which would tell of itself, and where that is not enough all are withheld alike.
std::vector<Count> protected_parts(std::span<const std::size_t> parts);

}  // namespace toolkit
