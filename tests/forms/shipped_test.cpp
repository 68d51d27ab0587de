// SPDX-License-Identifier: MIT
#include "forms/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/enablement.h"
#include "forms/json.h"
#include "forms/validation.h"
#include "samples.h"

namespace forms {
namespace {

using testing::Contains;
using testing::Not;

struct Version {
  const char* name;
  const char* version;
};

constexpr Version kForms[] = {{"authorization", "1.0.0"},
                              {"collateral-information", "1.0.0"},
                              {"contact-preferences", "1.0.0"},
                              {"csi-4", "1.0.0"},
                              {"decision-status", "1.0.0"},
                              {"document-decision", "1.0.0"},
                              {"gad-7", "1.0.0"},
                              {"intake", "1.0.0"},
                              {"phq-9", "1.0.0"},
                              {"practitioner-judgement", "1.2.0"},
                              {"reassessment", "1.0.0"},
                              {"record-request", "1.0.0"},
                              {"revocation", "1.0.0"},
                              {"screening", "1.0.0"},
                              {"secrets-policy", "1.0.0"},
                              {"weekly-tracker", "1.0.0"},
                              {"what-happened", "1.0.0"}};

std::string flags(const Item& item) {
  constexpr char kLabels[] = {'P', 'C', 'W', 'X'};
  std::string text = " " + std::string(to_text(item.type)) + " " + kLabels[static_cast<std::size_t>(item.sensitivity)];
  if (item.required) text += " required";
  if (item.repeats) text += " repeats";
  if (item.max_length) text += " " + std::to_string(*item.max_length);
  return text;
}

std::string codes(const Item& item) {
  std::string text;
  for (const auto& option : item.options) text += (text.empty() ? ": " : " ") + key_of(option.value);
  return text;
}

/// One line for each item: linkId, type, label, required, repeats, maxLength, codes; indented below its question or
/// group.
std::string outline(const std::vector<Item>& items, const std::string& indent = "") {
  std::string text;
  for (const auto& item : items) {
    text += indent + item.link_id + flags(item) + codes(item) + "\n" + outline(item.items, indent + "  ");
  }
  return text;
}

TEST(Shipped, FormsAreReadInTheLanguageAskedFor) {
  const auto spanish = shipped_in("intake", "es-US");
  EXPECT_EQ(spanish.language, "es-US");
  EXPECT_EQ(spanish.canonical(), intake().canonical());
  EXPECT_NE(find_item(spanish, "A1")->text, find_item(intake(), "A1")->text);
}

TEST(ShippedForms, AreTheirOwnJson) {
  for (const auto& name : shipped_names())
    EXPECT_EQ(read_questionnaire(shipped_json(name)).canonical(), shipped(name).canonical());
}

TEST(ShortIntake, AsksTwentyQuestionsAndThreeFollowUps) {
  EXPECT_EQ(outline(short_intake().items),
            "you group C\n"
            "  unseen display C\n"
            "  A1 string P required 120\n"
            "  A3 open-choice P: she he they name-only\n"
            "  A5-speak open-choice P: en-US es-US\n"
            "  A5-read open-choice P: en-US es-US\n"
            "  A7 choice C required repeats: call voicemail text email post portal none\n"
            "conversation group C\n"
            "  B2 choice X required: yes no not-sure\n"
            "two-of-you group C\n"
            "  C1 open-choice P: partner spouse husband wife fiance boyfriend girlfriend\n"
            "  C2 string P required 120\n"
            "  C3 open-choice P: she he they name-only\n"
            "what-brings-you group C\n"
            "  D1 text C\n"
            "  D4 string P 200\n"
            "  D5 string P 200\n"
            "partner-and-coming group C\n"
            "  E1 choice X: yes-ok yes-not-ok no not-sure\n"
            "  E2 choice X: yes not-sure no\n"
            "  E3 choice C: not-yet once few many\n"
            "  E6 choice C: yes might unsure no stop unknown\n"
            "  E7 choice C repeats: R01 R02 R03 R04 R05 R06 R07 R09 R10 R12 R13 R14 R15 R16 R18 R19 R22 R23 R24 R99\n"
            "  E9 integer C\n"
            "your-part group C\n"
            "  G7 choice C: yes maybe no not-now\n"
            "where-each-is group C\n"
            "  M1 choice C required: working torn decided-to-leave already-left\n"
            "  M2 choice C: working torn decided-to-leave already-left unknown\n"
            "  M3 choice C: said-so acted-so guess\n"
            "help-inviting group C\n"
            "  N1 choice C: ask write call not-now no\n");
}

TEST(Screening, AsksThirteenPrivateQuestionsAndTheTherapist) {
  EXPECT_EQ(outline(screening().items),
            "private-questions group X\n"
            "  lead-in display X\n"
            "  stays-here display X\n"
            "  B2 choice X required: yes no not-sure\n"
            "  SQ1 choice X: very mostly little not-safe skip\n"
            "  SQ2 choice X: no small important skip\n"
            "  SQ3 choice X: never over-year past-year past-month skip\n"
            "    SQ3-who choice X: me partner both skip\n"
            "    SQ3-hurt choice X: yes no skip\n"
            "  SQ4 choice X: no yes skip\n"
            "  SQ5 choice X: no sometimes often skip\n"
            "  SQ6 choice X: no yes skip\n"
            "  SQ7 choice X: no yes skip\n"
            "  SQ8 choice X: no yes not-sure skip\n"
            "  SQ9 choice X: fine annoyed not-sure worry skip\n"
            "  SQ10 choice X: no yes skip\n"
            "  SQ11 choice X: none past current skip\n"
            "  SQ12 choice X: yes not-sure no skip\n"
            "  SQ13 choice X: home elsewhere office not-sure no\n"
            "for-the-therapist group X\n"
            "  K-order choice X required: none names-client names-partner not-sure\n"
            "  K-danger boolean X\n"
            "  K14 choice X repeats: concern client-may-harm\n"
            "  K16 string X 60\n"
            "  K-confirmed boolean X\n");
}

TEST(PractitionerJudgement, IsForTheTherapistAlone) {
  EXPECT_EQ(outline(practitioner_judgement().items),
            "this-conversation group W\n"
            "  B1 choice W: office video phone paper\n"
            "  B3 choice W: none professional other\n"
            "  B4 boolean W\n"
            "  B4-date date W\n"
            "  B5 boolean W\n"
            "ages-and-cases group W\n"
            "  A4-adult choice W: yes no not-sure\n"
            "  C5 choice W: under-18 adult not-sure\n"
            "  C10 choice W: no yes planned\n"
            "  C11 choice W: no yes past\n"
            "contact group W\n"
            "  N4 boolean W\n"
            "  decided-elsewhere display W\n"
            "judgement group W\n"
            "  O1 choice W: yes not-yet no refer\n"
            "  O2 choice W: self colleague outside\n"
            "  O4 choice W: couple-client collateral undecided\n"
            "  O6 choice W: no unclear yes\n"
            "  O7 choice W: no yes\n"
            "  O10 choice W repeats: none substance psychosis hidden-affair\n"
            "  O8 text W\n"
            "  O9 boolean W\n");
}

TEST(Reassessment, AsksWhoHowWhyAndWhat) {
  EXPECT_EQ(outline(reassessment().items),
            "re-assessment group X\n"
            "  RA-who string X required 120\n"
            "  RA-how text X required\n"
            "  RA-reasons text X required\n"
            "  RA-result choice X required: reviewed-ok still-a-concern\n"
            "  RA-order-ended boolean X\n"
            "  RA-advice boolean X\n");
}

void expect_words(const std::vector<Item>& items) {
  for (const auto& item : items) {
    EXPECT_FALSE(item.text.empty()) << item.link_id;
    for (const auto& option : item.options) {
      const auto& coding = std::get<Coding>(option.value);
      EXPECT_EQ(coding.system, "urn:both-of-us:codes") << item.link_id;
      // What the client calls the partner is its own word; every other code is written out.
      EXPECT_TRUE(coding.display != coding.code || item.link_id == "C1") << item.link_id << " " << coding.code;
    }
    expect_words(item.items);
  }
}

TEST(ShippedForm, HasATitlePageAndWordsForEveryItem) {
  for (const auto& [name, version] : kForms) {
    const auto& form = shipped(name);
    EXPECT_EQ(form.url, std::string("urn:both-of-us:questionnaire:") + name);
    EXPECT_EQ(form.version, version) << name;
    EXPECT_EQ(form.language, "en-US") << name;
    EXPECT_FALSE(form.title.empty()) << name;
    EXPECT_FALSE(form.copyright.empty()) << name;
    expect_words(form.items);
  }
}

TEST(ShippedForm, IsTheSameObjectEachTime) {
  EXPECT_EQ(&intake(), &shipped("intake"));
  EXPECT_EQ(&short_intake(), &short_intake());
  EXPECT_EQ(short_intake().canonical(), intake().canonical());
}

TEST(Screening, BeginsWithItsLeadIn) {
  EXPECT_EQ(
      find_item(screening(), "lead-in")->text,
      "I ask everyone these questions, always one person at a time. It helps me not make anything worse. You can skip "
      "any of them.");
}

Value ours(const std::string& code) {
  return Coding{"urn:both-of-us:codes", code, ""};
}

std::set<std::string> open_with(const Questionnaire& form, const std::vector<FlatAnswer>& answers) {
  return open_items(form, arrange(form, answers, ResponseStatus::InProgress));
}

struct FollowUp {
  const char* question;
  std::vector<const char*> opens_for;
  std::vector<const char*> closed_for;
  const char* follow_up;
};

TEST(FollowUp, IsOpenForTheAnswersThatCallForIt) {
  const std::pair<const Questionnaire*, FollowUp> cases[] = {
      {&short_intake(), {"E1", {"yes-not-ok", "no", "not-sure"}, {"yes-ok"}, "E2"}},
      {&short_intake(), {"E7", {"R01", "R99"}, {}, "E9"}},
      {&short_intake(), {"M2", {"torn", "decided-to-leave", "already-left"}, {"working", "unknown"}, "M3"}},
      {&screening(), {"SQ3", {"over-year", "past-year", "past-month"}, {"never", "skip"}, "SQ3-who"}},
      {&screening(), {"SQ3", {"over-year", "past-year", "past-month"}, {"never", "skip"}, "SQ3-hurt"}}};
  for (const auto& [form, follow_up] : cases) {
    EXPECT_THAT(open_with(*form, {}), Not(Contains(follow_up.follow_up)));
    for (const auto* const code : follow_up.opens_for) {
      EXPECT_THAT(open_with(*form, {{follow_up.question, {ours(code)}}}), Contains(follow_up.follow_up)) << code;
    }
    for (const auto* const code : follow_up.closed_for) {
      EXPECT_THAT(open_with(*form, {{follow_up.question, {ours(code)}}}), Not(Contains(follow_up.follow_up))) << code;
    }
  }
}

TEST(FollowUp, AsksHowSureFromZeroToTen) {
  const auto* const sure = find_item(short_intake(), "E9");
  EXPECT_EQ(find_scale(*sure), (Scale{0, 10}));
  EXPECT_FALSE(sure->help.empty());
}

// "nothing mandatory except identity, “interviewed alone?”, safe contact, and status fields" (domain.md 5.1)
TEST(Intake, IsCompleteWithTheFiveRequiredAnswersInBothDepths) {
  const std::vector<FlatAnswer> answers = {{"A1", {std::string("María-José")}},
                                           {"A7", {ours("call")}},
                                           {"B2", {ours("yes")}},
                                           {"C2", {std::string("Iñaki")}},
                                           {"M1", {ours("torn")}}};
  for (const auto* form : {&short_intake(), &intake()}) {
    EXPECT_EQ(dump(validate(*form, arrange(*form, answers, ResponseStatus::Completed))), "");
    EXPECT_EQ(dump(validate(*form, arrange(*form, {}, ResponseStatus::Completed))),
              "Missing A1; Missing A7; Missing B2; Missing C2; Missing M1");
  }
}

}  // namespace
}  // namespace forms
