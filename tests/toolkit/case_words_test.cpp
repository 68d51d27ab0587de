// SPDX-License-Identifier: MIT
#include "toolkit/desks/case_words.h"

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/ladder.h"
#include "handouts/rule_words.h"
#include "screen.h"
#include "toolkit/desks/invented_couples.h"
#include "toolkit/files.h"

namespace toolkit {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

/// As they are, after the first ask, and with a name missing, in both countries.
std::vector<handouts::CaseFacts> many_cases() {
  std::vector<handouts::CaseFacts> cases;
  for (const auto couple : invented_couples()) {
    for (const bool is_uk : {false, true}) {
      auto facts = invented_couple(couple);
      facts.practice.is_uk = is_uk;
      cases.push_back(facts);
      facts.asks.push_back({facts.today, handouts::AskStep::Asked});
      cases.push_back(facts);
      facts.partner_name.clear();
      facts.practice.phone.clear();
      facts.practice.reply_to.clear();
      cases.push_back(facts);
    }
  }
  return cases;
}

TEST(CaseWords, SayInEnglishWhatTheRulesSay) {
  for (const auto& facts : many_cases()) {
    for (const auto& offer : handouts::evaluate(facts)) {
      EXPECT_EQ(why_words(offer), offer.why);
      for (const auto& finding : offer.findings) EXPECT_EQ(why_words(finding), finding.why);
    }
    const auto step = handouts::next_step_sentence(facts);
    EXPECT_EQ(step ? said(*step) : "", handouts::next_step_in_words(facts));
  }
}

TEST(CaseWords, AreThereInSpanish) {
  static const std::regex braces("\\{[a-z]+\\}");
  for (const auto* const file : {"words.en-US.json", "gates.en-US.json"}) {
    const auto rules = read_file(std::string(TEST_DATA "/../handouts/rules/") + file);
    for (const auto& [key, words] : handouts::read_words(rules, file)) {
      if (key == "and" || key == "comma") continue;
      EXPECT_TRUE(spanish_words().contains(std::regex_replace(words, braces, "{1}"))) << key;
    }
  }
}

TEST(CaseWords, HaveADayAndAListInTheLanguageOfTheScreen) {
  const test::Screen spanish(Language::Spanish);
  const std::chrono::sys_days day = std::chrono::year(2026) / 12 / 4;
  EXPECT_THAT(said({handouts::sentence("ladder.ask-once.later"), {}, day}), HasSubstr("4 de diciembre de 2026"));
  EXPECT_THAT(said({handouts::sentence("offers.H10.for-reasons"), handouts::words_of_reasons({"R12", "R13", "R01"})}),
              EndsWith(": el costo, el tiempo y que le echen la culpa."));
}

}  // namespace
}  // namespace toolkit
