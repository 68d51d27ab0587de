// SPDX-License-Identifier: MIT
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/enablement.h"
#include "forms/shipped.h"
#include "forms/validation.h"
#include "samples.h"

/// The full intake against the forms that share its questions.
namespace forms {
namespace {

using testing::Contains;
using testing::Not;

Value ours(const std::string& code) {
  return Coding{"urn:both-of-us:codes", code, ""};
}

/// What a question asks and where its answer may go; not its number, and not whether it must be answered.
std::string asked(const Item& item) {
  constexpr char kLabels[] = {'P', 'C', 'W', 'X'};
  const auto steps = find_scale(item);
  const auto scale = steps ? std::to_string(steps->lowest) + "-" + std::to_string(steps->highest) : "";
  std::string text = item.text + " (" + std::string(to_text(item.type)) + " " +
                     kLabels[static_cast<std::size_t>(item.sensitivity)] + (item.repeats ? " repeats" : "") + " " +
                     std::to_string(item.max_length.value_or(0)) + " " + scale + ") " + item.help;
  for (const auto& option : item.options) text += "\n  " + key_of(option.value) + " " + label_of(option.value);
  return text;
}

void collect_questions(const std::vector<Item>& items, std::vector<const Item*>& questions) {
  for (const auto& item : items) {
    if (is_question(item)) questions.push_back(&item);
    collect_questions(item.items, questions);
  }
}

std::vector<const Item*> questions_of(const Questionnaire& form) {
  std::vector<const Item*> questions;
  collect_questions(form.items, questions);
  return questions;
}

// Gates, documents and stored answers know these questions by their linkIds and codes.
TEST(Intake, AsksWhatTheDecisionStatusAsks) {
  for (const auto* const question : questions_of(shipped("decision-status"))) {
    const auto* const same = find_item(intake(), question->link_id);
    ASSERT_NE(same, nullptr) << question->link_id;
    EXPECT_EQ(asked(*same), asked(*question));
    EXPECT_EQ(same->enable_when, question->enable_when) << question->link_id;
    EXPECT_EQ(same->enable_behavior, question->enable_behavior) << question->link_id;
  }
}

TEST(Intake, SaysOfEveryScaleWhatBothEndsMean) {
  for (const auto* const form : {&intake(), &shipped("weekly-tracker"), &shipped("what-happened")}) {
    for (const auto* const question : questions_of(*form)) {
      if (question->type != ItemType::Integer) continue;
      EXPECT_EQ(find_scale(*question), (Scale{0, 10})) << question->link_id;
      EXPECT_TRUE(question->help.starts_with("0 means ")) << question->link_id;
      EXPECT_NE(question->help.find(" 10 means "), std::string::npos) << question->link_id;
    }
  }
}

struct FollowUp {
  const char* question;
  std::vector<Value> opens_for;
  std::vector<Value> closed_for;
  std::vector<const char*> follow_ups;
};

const FollowUp kFollowUps[] = {
    {"A6", {ours("other-state"), ours("other-country")}, {ours("in-state")}, {"A6-which"}},
    {"A7", {ours("call")}, {ours("text"), ours("none")}, {"A8-call", "A8-call-where", "A8-call-message"}},
    {"A7", {ours("voicemail")}, {ours("call")}, {"A8-voicemail-where"}},
    {"A7", {ours("text")}, {ours("call")}, {"A8-text-where"}},
    {"A7", {ours("email")}, {ours("call")}, {"A8-email-where"}},
    {"A7", {ours("post")}, {ours("call")}, {"A8-post-where"}},
    {"A7", {ours("portal")}, {ours("call")}, {"A8-portal-private"}},
    {"A11", {true}, {false}, {"A11-address"}},
    {"C9", {ours("other-state"), ours("other-country")}, {ours("in-state"), ours("not-sure")}, {"C9-which"}},
    {"E3", {ours("once"), ours("few"), ours("many")}, {ours("not-yet")}, {"E4", "E5"}},
    {"F1", {ours("helped"), ours("mixed"), ours("hurt")}, {ours("none")}, {"F2"}},
    {"F3", {true}, {false}, {"F3-name"}},
    {"N1", {ours("write"), ours("call")}, {ours("ask"), ours("not-now"), ours("no")}, {"N2", "N3"}},
};

std::set<std::string> open_with(const char* question, const Value& answer) {
  return open_items(intake(), arrange(intake(), {{question, {answer}}}, ResponseStatus::InProgress));
}

TEST(Intake, OpensAFollowUpForTheAnswersThatCallForIt) {
  const auto open_at_first = open_items(intake(), arrange(intake(), {}, ResponseStatus::InProgress));
  for (const auto& [question, opens_for, closed_for, follow_ups] : kFollowUps) {
    for (const auto* const follow_up : follow_ups) {
      EXPECT_THAT(open_at_first, Not(Contains(follow_up)));
      for (const auto& answer : opens_for) {
        EXPECT_THAT(open_with(question, answer), Contains(follow_up)) << question << " " << dump(answer);
      }
      for (const auto& answer : closed_for) {
        EXPECT_THAT(open_with(question, answer), Not(Contains(follow_up))) << question << " " << dump(answer);
      }
    }
  }
}

TEST(Authorization, HasTheSixCoreElementsAndTheThreeStatements) {
  const auto& form = shipped("authorization");
  for (const char* const link_id : {"F01-core-i", "F01-core-ii", "F01-core-iii", "F01-core-iv", "F01-core-v",
                                    "F01-core-vi", "F01-statement-i", "F01-statement-ii", "F01-statement-iii"}) {
    const auto* const item = find_item(form, link_id);
    ASSERT_NE(item, nullptr) << link_id;
    EXPECT_EQ(item->type, ItemType::Display) << link_id;
  }
  for (const char* const link_id :
       {"F01-client", "F01-address", "F01-scope", "F01-practice", "F01-practitioner", "F01-recipient", "F01-channel",
        "F01-purpose", "F01-expires-on", "F01-expires-event", "F01-signature-name", "F01-signature-date",
        "F01-signature-authority", "F01-revoked-on"}) {
    EXPECT_NE(find_item(form, link_id), nullptr) << link_id;
  }
}

}  // namespace
}  // namespace forms
