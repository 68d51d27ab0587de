// SPDX-License-Identifier: MIT
#include "toolkit/desks/typed_answers.h"

#include <gtest/gtest.h>

#include "couples.h"
#include "forms/shipped.h"

namespace toolkit {
namespace {

using test::maria_intake;

const forms::Questionnaire& intake() {
  return forms::intake();
}

/// "A1 TooLong, E9 WrongType" would be "A1 E9": which answers have an issue, in order.
std::string faulty(const ReadAnswers& read) {
  std::string text;
  for (const auto& issue : read.issues) text += (text.empty() ? "" : " ") + issue.link_id;
  return text;
}

/// A text that answers this item, other than `but`.
std::string some_answer(const forms::Item& item, const std::string& but = "") {
  switch (item.type) {
    case forms::ItemType::Boolean:
      return "true";
    case forms::ItemType::Integer:
      return item.limits.lowest ? forms::key_of(*item.limits.lowest) : "3";
    case forms::ItemType::Date:
      return "2026-11-23";
    case forms::ItemType::Choice:
    case forms::ItemType::OpenChoice:
      return forms::key_of(item.options.at(forms::key_of(item.options.at(0).value) == but ? 1 : 0).value);
    default:
      return "“Señor” & <b>";
  }
}

/// The group or question around an item, or null.
const forms::Item* around(const std::vector<forms::Item>& items, const forms::Item& item) {
  for (const auto& candidate : items) {
    for (const auto& below : candidate.items) {
      if (&below == &item) return &candidate;
    }
    if (const auto* const found = around(candidate.items, item)) return found;
  }
  return nullptr;
}

/// Answers what must be answered for this item to be open.
void open_up(const forms::Questionnaire& form, const forms::Item& item, Typed& typed) {
  if (const auto* const owner = around(form.items, item)) open_up(form, *owner, typed);
  for (const auto& when : item.enable_when) {
    const auto* question = forms::find_item(form, when.question);
    open_up(form, *question, typed);
    const auto* coding = std::get_if<forms::Coding>(&when.answer);
    const auto code = coding ? coding->code : some_answer(*question);
    typed[when.question] = {when.op == forms::Operator::Equal ? code : some_answer(*question, code)};
  }
}

void collect(const std::vector<forms::Item>& items, std::vector<const forms::Item*>& all) {
  for (const auto& item : items) {
    all.push_back(&item);
    collect(item.items, all);
  }
}

std::vector<std::string> possible_answers(const forms::Item& item) {
  if (!forms::is_question(item)) return {};
  std::vector<std::string> answers;
  for (const auto& option : item.options) answers.push_back(forms::key_of(option.value));
  if (answers.empty()) answers.push_back(some_answer(item));
  if (item.type == forms::ItemType::OpenChoice) answers.push_back("ellos, “los dos”");
  return answers;
}

TEST(TypedAnswers, ComeBackAsTheyWereTypedForEveryAnswerOfEveryForm) {
  for (const auto* form :
       {&forms::intake(), &forms::screening(), &forms::practitioner_judgement(), &forms::reassessment()}) {
    std::vector<const forms::Item*> items;
    collect(form->items, items);
    for (const auto* item : items) {
      for (const auto& answer : possible_answers(*item)) {
        Typed typed;
        open_up(*form, *item, typed);
        typed[item->link_id] = {answer};
        const auto read = read_typed(*form, typed);
        EXPECT_EQ(faulty(read), "") << item->link_id << " " << answer;
        EXPECT_EQ(typed_from(read.response), typed) << item->link_id << " " << answer;
      }
    }
  }
}

TEST(TypedAnswers, KeepSeveralAnswersInTheirOrder) {
  const auto read = read_typed(intake(), {{"E7", {"R15", "R01", "R13"}}});
  EXPECT_EQ(typed_from(read.response), (Typed{{"E7", {"R15", "R01", "R13"}}}));
}

TEST(TypedAnswers, CountEmptyTextsAsNotAnswered) {
  for (const char* text : {"", " ", "\t\n", "\r\n\r\n"}) {
    const auto read = read_typed(intake(), {{"A1", {text}}, {"E1", {text}}, {"E9", {text}}});
    EXPECT_EQ(faulty(read), "");
    EXPECT_TRUE(typed_from(read.response).empty());
  }
}

TEST(TypedAnswers, LeaveOutWhatIsNotOpenEvenWhenItIsFaulty) {
  const auto read =
      read_typed(intake(), {{"E1", {"yes-ok"}}, {"E2", {"no"}}, {"E9", {"eleven"}}, {"M3", {"nonsense"}}});
  EXPECT_EQ(faulty(read), "");
  EXPECT_EQ(typed_from(read.response), (Typed{{"E1", {"yes-ok"}}}));
}

TEST(TypedAnswers, ReportAFaultyAnswerAndKeepTheOthers) {
  const std::pair<std::string, std::vector<std::string>> faults[] = {{"A1", {test::repeated("ä", 121)}},
                                                                     {"A1", {test::repeated("x", 10'000)}},
                                                                     {"A1", {"Ana\xFF"}},
                                                                     {"A1", {std::string("A\0na", 4)}},
                                                                     {"A1", {"Ana", "Anna"}},
                                                                     {"D4", {test::repeated("x", 201)}},
                                                                     {"E1", {"perhaps"}},
                                                                     {"E1", {"no", "not-sure"}},
                                                                     {"E7", {"R01", "R98"}},
                                                                     {"E9", {"11"}},
                                                                     {"E9", {"-1"}},
                                                                     {"E9", {"9.5"}},
                                                                     {"E9", {"99999999999999999999"}}};
  for (const auto& [question, texts] : faults) {
    auto typed = maria_intake();
    typed[question] = texts;
    auto others = maria_intake();
    others.erase(question);
    if (question == "E7") others.erase("E9");
    const auto read = read_typed(intake(), typed);
    EXPECT_EQ(faulty(read), question) << texts.front();
    EXPECT_EQ(typed_from(read.response), others) << texts.front();
  }
}

TEST(TypedAnswers, ReportEveryFaultInTheOrderOfTheForm) {
  auto typed = maria_intake();
  typed["A1"] = {"Ana", "Anna"};
  typed["C3"] = {std::string(300, 'x')};
  typed["D4"] = {"\xC3"};
  typed["E1"] = {"perhaps"};
  typed["E6"] = {"no", "unsure"};
  typed["E9"] = {"eleven"};
  typed["N1"] = {"shout"};
  EXPECT_EQ(faulty(read_typed(intake(), typed)), "A1 D4 E1 E6 E9 N1");
}

TEST(TypedAnswers, SayWhatIsWrongWithoutRepeatingIt) {
  const auto read =
      read_typed(intake(), {{"E7", {"R01"}}, {"E9", {"needle"}}, {"E1", {"needle"}}, {"A1", {"needle\xFF"}}});
  ASSERT_EQ(read.issues.size(), 3U);
  for (const auto& issue : read.issues) {
    EXPECT_EQ(issue.sentence.find("needle"), std::string::npos);
    EXPECT_TRUE(issue.sentence.ends_with('.')) << issue.sentence;
  }
}

TEST(TypedAnswers, KnowNothingOfWhatTheFormDoesNotAsk) {
  const auto read = read_typed(intake(), {{"you", {"x"}}, {"A3-help", {"x"}}, {"nothing", {"x"}}, {"", {"x"}}});
  EXPECT_EQ(faulty(read), "");
  EXPECT_TRUE(typed_from(read.response).empty());
  const auto screen = read_typed(forms::screening(), {{"lead-in", {"x"}}, {"private-questions", {"x"}}});
  EXPECT_EQ(faulty(screen), "");
  EXPECT_TRUE(typed_from(screen.response).empty());
}

TEST(TypedAnswers, AreCompleteWhenNothingNeededIsMissing) {
  EXPECT_EQ(read_typed(intake(), maria_intake()).response.status, forms::ResponseStatus::Completed);
  for (const char* needed : {"A1", "B2", "C2"}) {
    auto typed = maria_intake();
    typed.erase(needed);
    EXPECT_EQ(read_typed(intake(), typed).response.status, forms::ResponseStatus::InProgress) << needed;
  }
}

}  // namespace
}  // namespace toolkit
