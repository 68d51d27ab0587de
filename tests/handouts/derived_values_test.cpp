// SPDX-License-Identifier: MIT
#include "handouts/derived_values.h"

#include <map>

#include <gtest/gtest.h>

#include "forms/shipped.h"
#include "forms/validation.h"

namespace handouts {
namespace {

using AnswerTexts = std::map<std::string, std::vector<std::string>>;

forms::QuestionnaireResponse intake_with(const AnswerTexts& answers) {
  std::vector<forms::FlatAnswer> flat;
  for (const auto& [question, texts] : answers) {
    forms::FlatAnswer answer{question, {}};
    for (const auto& text : texts) {
      const auto read = forms::parse_answer(*forms::find_item(forms::intake(), question), text);
      answer.values.push_back(std::get<forms::Value>(read));
    }
    flat.push_back(std::move(answer));
  }
  return forms::arrange(forms::intake(), flat, forms::ResponseStatus::InProgress);
}

std::string topics(const AnswerTexts& answers) {
  std::string text;
  for (const auto& topic : topic_pack(intake_with(answers))) text += (text.empty() ? "" : " ") + topic;
  return text;
}

TEST(TopicPack, IsJustInsideAndJustOutsideEachRule) {
  const std::pair<AnswerTexts, const char*> cases[] = {
      {{}, ""},
      {{{"E14-you", {"8"}}, {"E14-partner", {"5"}}}, "A06"},
      {{{"E14-you", {"8"}}, {"E14-partner", {"6"}}}, ""},
      {{{"E14-you", {"2"}}, {"E14-partner", {"9"}}}, ""},
      {{{"E14-you", {"8"}}}, ""},
      {{{"G3", {"4"}}}, "A06"},
      {{{"G3", {"5"}}}, ""},
      {{{"G1", {"6"}}}, "A07"},
      {{{"G1", {"5"}}}, ""},
      {{{"G2", {"6"}}}, "A07"},
      {{{"G2", {"5"}}}, ""},
      {{{"E11", {"joke", "quiet"}}}, "A08"},
      {{{"E11", {"leave"}}}, "A08"},
      {{{"E11", {"joke", "fix"}}}, ""},
      {{{"E7", {"R04", "R05"}}}, "A08"},
      {{{"E7", {"R04"}}}, ""},
      {{{"G3", {"0"}}, {"G1", {"10"}}, {"E11", {"quiet"}}}, "A06 A07 A08"},
  };
  int number = 0;
  for (const auto& [answers, expected] : cases) EXPECT_EQ(topics(answers), expected) << "case " << number++;
}

TEST(InviteHistory, SaysWhetherAnEarlierAskWentBadly) {
  const std::pair<std::vector<std::string>, bool> cases[] = {
      {{}, false},          {{"calm-talk"}, false}, {{"text", "through-someone"}, false}, {{"deadline"}, true},
      {{"surprise"}, true}, {{"in-a-fight"}, true}, {{"calm-talk", "in-a-fight"}, true}};
  for (const auto& [ways, expected] : cases)
    EXPECT_EQ(was_asked_badly(intake_with({{"E3", {"few"}}, {"E4", ways}})), expected);
}

TEST(PaperPlace, FollowsWhereTheClientSaysPaperIsSafe) {
  EXPECT_EQ(paper_place(PaperSafety::AtHome), PaperPlace::TakeHome);
  EXPECT_EQ(paper_place(PaperSafety::Elsewhere), PaperPlace::TakeHome);
  EXPECT_EQ(paper_place(PaperSafety::OfficeOnly), PaperPlace::OfficeOnly);
  EXPECT_EQ(paper_place(PaperSafety::No), PaperPlace::None);
  EXPECT_EQ(paper_place(PaperSafety::Unknown), PaperPlace::None);
}

}  // namespace
}  // namespace handouts
