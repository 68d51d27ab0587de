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

// "A06 if E14 gap ≥3 or G3 ≤4". The gap is how much more invested the client is: A06 is for a partner who seems less
// so.
bool needs_to_say_more(const forms::QuestionnaireResponse& intake) {
  const auto client = forms::find_integer(intake, "E14-you");
  const auto partner = forms::find_integer(intake, "E14-partner");
  const bool has_gap = client && partner && *client - *partner >= 3;
  const auto ease = forms::find_integer(intake, "G3");
  return has_gap || (ease && *ease <= 4);
}

// "A07 if G1 ≥6 or G2 ≥6"
bool carries_too_much(const forms::QuestionnaireResponse& intake) {
  return is_at_least(forms::find_integer(intake, "G1"), 6) || is_at_least(forms::find_integer(intake, "G2"), 6);
}

// "A08 if E11 has quiet/leave or R05"
bool has_a_guarded_partner(const forms::QuestionnaireResponse& intake) {
  return has_code(intake, "E11", "quiet") || has_code(intake, "E11", "leave") || has_code(intake, "E7", "R05");
}

}  // namespace

// "invite_history from E3/E4 (if “deadline”, “surprise” or “in a fight” → H02 shows a “start over gently” paragraph)"
bool was_asked_badly(const forms::QuestionnaireResponse& intake) {
  return has_code(intake, "E4", "deadline") || has_code(intake, "E4", "surprise") ||
         has_code(intake, "E4", "in-a-fight");
}

std::vector<std::string> topic_pack(const forms::QuestionnaireResponse& intake) {
  std::vector<std::string> topics;
  if (needs_to_say_more(intake)) topics.emplace_back("A06");
  if (carries_too_much(intake)) topics.emplace_back("A07");
  if (has_a_guarded_partner(intake)) topics.emplace_back("A08");
  return topics;
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
