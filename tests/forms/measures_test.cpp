// SPDX-License-Identifier: MIT
#include "forms/measures.h"

#include <vector>

#include <gtest/gtest.h>

#include "forms/scores.h"
#include "forms/shipped.h"

namespace forms {
namespace {

using Points = std::vector<std::optional<int>>;

std::string dump(const std::optional<Band>& band) {
  if (!band) return "none";
  const auto range = std::to_string(band->lowest) + "-" + std::to_string(band->highest);
  return band->words.empty() ? range : range + " " + std::string(band->words);
}

struct Edge {
  Measure measure;
  int total;
  const char* band;
  bool is_beyond_cut_off;
};

TEST(Measures, HaveABandForEveryEdge) {
  using enum Measure;
  for (const auto& [measure, total, band, is_beyond] : {Edge{Phq9, 0, "0-4 minimal", false},
                                                        {Phq9, 4, "0-4 minimal", false},
                                                        {Phq9, 5, "5-9 mild", false},
                                                        {Phq9, 9, "5-9 mild", false},
                                                        {Phq9, 10, "10-14 moderate", true},
                                                        {Phq9, 14, "10-14 moderate", true},
                                                        {Phq9, 15, "15-19 moderately severe", true},
                                                        {Phq9, 19, "15-19 moderately severe", true},
                                                        {Phq9, 20, "20-27 severe", true},
                                                        {Phq9, 27, "20-27 severe", true},
                                                        {Gad7, 0, "0-4", false},
                                                        {Gad7, 4, "0-4", false},
                                                        {Gad7, 5, "5-9", false},
                                                        {Gad7, 9, "5-9", false},
                                                        {Gad7, 10, "10-14", true},
                                                        {Gad7, 14, "10-14", true},
                                                        {Gad7, 15, "15-21", true},
                                                        {Gad7, 21, "15-21", true},
                                                        {Csi4, 0, "0-13 notable dissatisfaction", true},
                                                        {Csi4, 13, "0-13 notable dissatisfaction", true},
                                                        {Csi4, 14, "14-21", false},
                                                        {Csi4, 21, "14-21", false}}) {
    EXPECT_EQ(dump(band_of(measure, total)), band) << total;
    EXPECT_EQ(is_beyond_cut_off(measure, total), is_beyond) << band << " " << total;
  }
}

TEST(Measures, HaveNoBandForATotalThatCannotBe) {
  EXPECT_EQ(dump(band_of(Measure::Phq9, -1)), "none");
  EXPECT_EQ(dump(band_of(Measure::Phq9, 28)), "none");
  EXPECT_EQ(dump(band_of(Measure::Gad7, 22)), "none");
  EXPECT_EQ(dump(band_of(Measure::Csi4, 22)), "none");
}

TEST(Measures, HaveATotalOfEveryItem) {
  EXPECT_EQ(total_of(Measure::Phq9, Points{3, 3, 3, 3, 3, 3, 3, 3, 3}), 27);
  EXPECT_EQ(total_of(Measure::Phq9, Points{0, 1, 2, 3, 0, 1, 2, 3, 0}), 12);
  EXPECT_EQ(total_of(Measure::Gad7, Points{3, 3, 3, 3, 3, 3, 3}), 21);
  EXPECT_EQ(total_of(Measure::Csi4, Points{6, 5, 5, 5}), 21);
}

TEST(Measures, HaveNoTotalWhenAnItemIsMissing) {
  for (std::size_t missing = 0; missing < 9; ++missing) {
    Points points(9, 1);
    points[missing].reset();
    EXPECT_EQ(total_of(Measure::Phq9, points), std::nullopt) << missing;
  }
  EXPECT_EQ(total_of(Measure::Phq9, Points(8, 1)), std::nullopt);
  EXPECT_EQ(total_of(Measure::Gad7, Points(8, 1)), std::nullopt);
  EXPECT_EQ(total_of(Measure::Csi4, Points{}), std::nullopt);
}

TEST(Measures, HaveNoTotalOfPointsThatAnItemDoesNotHave) {
  EXPECT_EQ(total_of(Measure::Csi4, Points{5, 6, 5, 5}), std::nullopt);
  EXPECT_EQ(total_of(Measure::Gad7, Points{0, 0, 0, -1, 0, 0, 0}), std::nullopt);
}

TEST(Measures, AskForFollowUpOnTheSameDayAboveZeroOnItem9) {
  EXPECT_EQ(needs_same_day_follow_up(0), false);
  EXPECT_EQ(needs_same_day_follow_up(1), true);
  EXPECT_EQ(needs_same_day_follow_up(2), true);
  EXPECT_EQ(needs_same_day_follow_up(3), true);
}

TEST(Measures, DoNotTakeASkippedItem9ForANo) {
  EXPECT_EQ(needs_same_day_follow_up(std::nullopt), std::nullopt);
}

/// A response to the shipped form with these points, which are the codes of its options.
QuestionnaireResponse answered(const std::string& name, const Points& points) {
  ResponseItem group{name + "-items", "", {}, {}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto link_id = name + "-" + std::to_string(i + 1);
    if (!points[i]) continue;
    const auto* const option = find_option(*find_item(shipped(name), link_id), std::to_string(*points[i]));
    group.items.push_back({link_id, "", {{option->value, {}}}, {}});
  }
  QuestionnaireResponse response;
  response.items.push_back(std::move(group));
  return response;
}

TEST(Measures, HaveTheTotalThatTheirFormCalculates) {
  for (const auto& [measure, name, points] : {std::tuple{Measure::Phq9, "phq-9", Points{0, 1, 2, 3, 0, 1, 2, 3, 1}},
                                              {Measure::Phq9, "phq-9", Points(9, 3)},
                                              {Measure::Phq9, "phq-9", Points{0, 1, 2, 3, 0, 1, 2, 3, std::nullopt}},
                                              {Measure::Gad7, "gad-7", Points{0, 1, 2, 3, 0, 1, 2}},
                                              {Measure::Gad7, "gad-7", Points{0, std::nullopt, 2, 3, 0, 1, 2}},
                                              {Measure::Csi4, "csi-4", Points{6, 5, 5, 5}},
                                              {Measure::Csi4, "csi-4", Points{4, 3, 3, 3}},
                                              {Measure::Csi4, "csi-4", Points{std::nullopt, 3, 3, 3}}}) {
    const auto stored = with_calculated(shipped(name), answered(name, points));
    const auto total = total_of(measure, points);
    const auto expected = total ? std::vector<Value>{*total} : std::vector<Value>{};
    EXPECT_EQ(find_answers(stored, std::string(name) + "-total"), expected) << name;
  }
}

TEST(Measures, SayWhichDirectionIsBetter) {
  EXPECT_EQ(direction_of(Measure::Phq9), Direction::HigherIsWorse);
  EXPECT_EQ(direction_of(Measure::Gad7), Direction::HigherIsWorse);
  EXPECT_EQ(direction_of(Measure::Csi4), Direction::HigherIsBetter);
}

}  // namespace
}  // namespace forms
