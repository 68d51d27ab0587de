// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

/// What the totals of three published measures say, by domain.md 5.4: "optional; shown as “your answers”, never a grade
/// of the partner or a prediction; … never compared between partners". Nothing here is a diagnosis, and no page may
/// call it one.
namespace forms {

enum class Measure { Phq9, Gad7, Csi4 };

/// "direction labels (CSI: higher is better; PHQ/GAD: higher is worse)"
enum class Direction { HigherIsBetter, HigherIsWorse };
Direction direction_of(Measure measure);

/// The sum of every item's points. "no prorating": a missing item means no total, and so do points that the item does
/// not have.
std::optional<int> total_of(Measure measure, std::span<const std::optional<int>> points);

/// A range of totals, both ends included. The words are the publisher's, and empty where there are none.
struct Band {
  int lowest;
  int highest;
  std::string_view words;

  friend bool operator==(const Band&, const Band&) = default;
};

/// PHQ-9: "0–4 minimal, 5–9 mild, 10–14 moderate, 15–19 mod. severe, 20–27 severe".
/// GAD-7: "0–4, 5–9, 10–14, 15–21".
/// CSI-4: "< 13.5 notable dissatisfaction", of 0–21.
/// Empty for a total that the measure does not have.
std::optional<Band> band_of(Measure measure, int total);

/// PHQ-9: "≥10 usual screen"; GAD-7: "≥10 screen"; CSI-4: "< 13.5". Whether the total is on the side of it that asks
/// for a conversation.
bool is_beyond_cut_off(Measure measure, int total);

/// PHQ-9: "item 9 > 0 → same-day follow-up", whatever the total. A skipped item 9 is no "not at all": the answer is not
/// known, and a person has to ask.
std::optional<bool> needs_same_day_follow_up(std::optional<int> item_9);

}  // namespace forms
