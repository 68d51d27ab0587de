// SPDX-License-Identifier: MIT
#include "handouts/reason_choice.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace handouts {
namespace {

// "at most three reasons in any partner-facing document ... Order: safety of wording first (R01, R10), then highest
// rank."
constexpr std::size_t kMostReasons = 3;
constexpr std::size_t kCards = 6;

/// The reasons that have words, with the cards that answer them (domain.md 6.2). R08 and R11 have none: what they ask
/// for is not an invitation. "R17, R20 and R21 are sensitive: practitioner-only, never printed on any document" (2.4).
struct ReasonRow {
  std::string_view reason;
  std::array<std::string_view, 3> cards;
};
constexpr auto kReasons = std::to_array<ReasonRow>({
    {"R01", {"A"}}, {"R02", {"A", "F"}}, {"R03", {"G"}},           {"R04", {"B", "D"}}, {"R05", {"E"}},
    {"R06", {"C"}}, {"R07", {"C", "M"}}, {"R09", {"A", "B", "H"}}, {"R10", {"B", "I"}}, {"R12", {"K"}},
    {"R13", {"K"}}, {"R14", {"L"}},      {"R15", {"M"}},           {"R16", {"H"}},      {"R18", {"G"}},
    {"R19", {"N"}}, {"R22", {"K"}},      {"R23", {"O"}},           {"R24", {"F"}},      {"R99", {"P"}},
});
constexpr std::array<std::string_view, 7> kCardsForAnybody = {"A", "B", "H", "P", "E", "G", "F"};
// "replace ... C01 by leaning-out lines; suppress any 'work on us' promise" (G-10): these presume a shared wish to
// mend.
constexpr std::array<std::string_view, 4> kPromisingCards = {"C", "D", "M", "N"};

const ReasonRow* find_row(std::string_view reason) {
  const auto* const found = std::ranges::find(kReasons, reason, &ReasonRow::reason);
  return found == kReasons.end() ? nullptr : found;
}

bool comes_first(const std::string& reason) {
  return reason == "R01" || reason == "R10";
}

/// Collects cards, each once, as far as there is room and they are true here.
class Deck {
 public:
  explicit Deck(const CaseFacts& facts) : facts_(facts) {}

  void add(std::string_view card) {
    const bool is_there = std::ranges::find(cards_, card) != cards_.end();
    if (!card.empty() && !is_there && cards_.size() + 1 < kCards && is_fitting(card)) cards_.emplace_back(card);
  }
  std::vector<std::string> close_with(std::string_view last) {
    cards_.emplace_back(last);
    return cards_;
  }

 private:
  // "A script must be true. 'The therapist will want your side' may be generated only if the practitioner ticked 'I am
  // willing to hear from the partner'" (1.6); a call needs somebody who takes it.
  bool is_fitting(std::string_view card) const {
    if ((card == "B" || card == "G") && !facts_.practice.hears_partner) return false;
    // The two quoted sentences speak of both, and a quotation is not changed (8, E13).
    if (facts_.has_more_partners && (card == "A" || card == "B")) return false;
    return !partner_is_leaning_out(facts_) || std::ranges::find(kPromisingCards, card) == kPromisingCards.end();
  }

  const CaseFacts& facts_;
  std::vector<std::string> cards_;
};

}  // namespace

std::vector<std::string> chosen_reasons(const CaseFacts& facts, const std::vector<std::string>& elsewhere) {
  std::vector<std::string> chosen;
  for (const auto& reason : facts.reasons) {
    const bool is_said_anyway = std::ranges::find(elsewhere, reason) != elsewhere.end();
    const bool is_there = std::ranges::find(chosen, reason) != chosen.end();
    if (find_row(reason) != nullptr && !is_said_anyway && !is_there) chosen.push_back(reason);
  }
  std::stable_partition(chosen.begin(), chosen.end(), comes_first);
  if (chosen.size() > kMostReasons) chosen.resize(kMostReasons);
  return chosen;
}

std::vector<std::string> chosen_cards(const CaseFacts& facts) {
  Deck deck(facts);
  if (partner_is_leaning_out(facts)) {
    deck.add("unsure");
    deck.add("clear");
  }
  const auto reasons = chosen_reasons(facts);
  for (std::size_t round = 0; round < std::tuple_size_v<decltype(ReasonRow::cards)>; ++round) {
    for (const auto& reason : reasons) deck.add(find_row(reason)->cards.at(round));
  }
  for (const auto card : kCardsForAnybody) deck.add(card);
  return deck.close_with("J");
}

}  // namespace handouts
