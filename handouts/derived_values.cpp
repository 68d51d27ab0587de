// SPDX-License-Identifier: MIT
#include "handouts/derived_values.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace handouts {
namespace {

bool has_code(const forms::QuestionnaireResponse& intake, std::string_view question, std::string_view code) {
  return std::ranges::count(forms::find_codes(intake, question), code) > 0;
}

bool is_at_least(std::optional<int> scale, int least) {
  return scale && *scale >= least;
}

}  // namespace

// "invite_history from E3/E4 (if “deadline”, “surprise” or “in a fight” → H02 shows a “start over gently” paragraph)"
bool was_asked_badly(const forms::QuestionnaireResponse& intake) {
  return has_code(intake, "E4", "deadline") || has_code(intake, "E4", "surprise") ||
         has_code(intake, "E4", "in-a-fight");
}

// "A06 if E14 gap ≥3 or G3 ≤4". The gap is how much more invested the client is: A06 is for a partner who seems less
// so.
bool seems_less_invested(const forms::QuestionnaireResponse& intake) {
  const auto client = forms::find_integer(intake, "E14-you");
  const auto partner = forms::find_integer(intake, "E14-partner");
  return client && partner && *client - *partner >= 3;
}

bool is_hard_to_say(const forms::QuestionnaireResponse& intake) {
  const auto ease = forms::find_integer(intake, "G3");
  return ease && *ease <= 4;
}

// "A07 if G1 ≥6 or G2 ≥6"
bool feels_blamed(const forms::QuestionnaireResponse& intake) {
  return is_at_least(forms::find_integer(intake, "G1"), 6);
}

bool feels_responsible(const forms::QuestionnaireResponse& intake) {
  return is_at_least(forms::find_integer(intake, "G2"), 6);
}

// "A08 if E11 has quiet/leave or R05"
bool goes_quiet(const forms::QuestionnaireResponse& intake) {
  return has_code(intake, "E11", "quiet") || has_code(intake, "E11", "leave");
}

std::vector<std::string> topic_pack(const forms::QuestionnaireResponse& intake) {
  std::vector<std::string> topics;
  if (seems_less_invested(intake) || is_hard_to_say(intake)) topics.emplace_back("A06");
  if (feels_blamed(intake) || feels_responsible(intake)) topics.emplace_back("A07");
  if (goes_quiet(intake) || has_code(intake, "E7", "R05")) topics.emplace_back("A08");
  return topics;
}

// "contact only by ways the client specifically said are safe and private"; "client's own email is a shared family
// account: email off" (domain.md 3.6; 8, E17)
std::vector<std::string> private_ways(const forms::QuestionnaireResponse& intake) {
  auto ways = forms::find_codes(intake, "A7");
  std::erase_if(ways, [&](const std::string& way) {
    const auto is_private = forms::find_answers(intake, "A8-" + way + "-private");
    return way == "none" || (!is_private.empty() && is_private.front() == forms::Value(false));
  });
  return ways;
}

// "paper_ok: SQ13 ∈ {home, elsewhere} → take-home; office → office-only; else none."
PaperPlace paper_place(PaperSafety safety) {
  switch (safety) {
    case PaperSafety::AtHome:
    case PaperSafety::Elsewhere:
      return PaperPlace::TakeHome;
    case PaperSafety::OfficeOnly:
      return PaperPlace::OfficeOnly;
    case PaperSafety::Unknown:
    case PaperSafety::No:
      return PaperPlace::None;
  }
  return PaperPlace::None;
}

}  // namespace handouts
