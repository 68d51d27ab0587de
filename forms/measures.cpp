// SPDX-License-Identifier: MIT
#include "forms/measures.h"

#include <algorithm>

namespace forms {
namespace {

constexpr int kPhq9Points[] = {3, 3, 3, 3, 3, 3, 3, 3, 3};
constexpr int kGad7Points[] = {3, 3, 3, 3, 3, 3, 3};
/// "item 1 0–6, others 0–5"
constexpr int kCsi4Points[] = {6, 5, 5, 5};

constexpr Band kPhq9Bands[] = {
    {0, 4, "minimal"}, {5, 9, "mild"}, {10, 14, "moderate"}, {15, 19, "moderately severe"}, {20, 27, "severe"}};
constexpr Band kGad7Bands[] = {{0, 4, ""}, {5, 9, ""}, {10, 14, ""}, {15, 21, ""}};
/// Totals are whole: below 13.5 is 13 and less.
constexpr Band kCsi4Bands[] = {{0, 13, "notable dissatisfaction"}, {14, 21, ""}};

constexpr int kScreen = 10;

std::span<const int> highest_points(Measure measure) {
  switch (measure) {
    case Measure::Phq9:
      return kPhq9Points;
    case Measure::Gad7:
      return kGad7Points;
    case Measure::Csi4:
      return kCsi4Points;
  }
  return {};
}

std::span<const Band> bands_of(Measure measure) {
  switch (measure) {
    case Measure::Phq9:
      return kPhq9Bands;
    case Measure::Gad7:
      return kGad7Bands;
    case Measure::Csi4:
      return kCsi4Bands;
  }
  return {};
}

}  // namespace

Direction direction_of(Measure measure) {
  return measure == Measure::Csi4 ? Direction::HigherIsBetter : Direction::HigherIsWorse;
}

std::optional<int> total_of(Measure measure, std::span<const std::optional<int>> points) {
  const auto highest = highest_points(measure);
  if (points.size() != highest.size()) return std::nullopt;
  int total = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i] || *points[i] < 0 || *points[i] > highest[i]) return std::nullopt;
    total += *points[i];
  }
  return total;
}

std::optional<Band> band_of(Measure measure, int total) {
  const auto bands = bands_of(measure);
  const auto band =
      std::ranges::find_if(bands, [&](const Band& each) { return total >= each.lowest && total <= each.highest; });
  return band == bands.end() ? std::nullopt : std::optional(*band);
}

bool is_beyond_cut_off(Measure measure, int total) {
  return measure == Measure::Csi4 ? total <= kCsi4Bands[0].highest : total >= kScreen;
}

std::optional<bool> needs_same_day_follow_up(std::optional<int> item_9) {
  return item_9 ? std::optional(*item_9 > 0) : std::nullopt;
}

}  // namespace forms
