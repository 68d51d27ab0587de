// SPDX-License-Identifier: MIT
#include "toolkit/case_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace toolkit {
namespace {

std::string demo_file(const std::string& name) {
  std::ifstream file(std::filesystem::path(TEST_DATA).parent_path() / "toolkit" / "demo" / (name + ".json"));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// "place: sentence", one a line.
std::string problems_of(const std::string& json) {
  std::string text;
  for (const auto& problem : read_case(json).problems) text += problem.place + ": " + problem.sentence + "\n";
  return text;
}

std::string letters(const handouts::CaseFacts& facts) {
  std::string text;
  for (const auto& offer : handouts::evaluate(facts)) text += handouts::to_letter(offer.standing);
  return text;
}

TEST(CaseFile, GivesTheInventedCouplesTheirLetters) {
  // H02, H03-C, H03-P, H07, S01, C01, L01, L02
  const std::pair<const char*, const char*> expected[] = {{"V1", "YYYYAAAAANYNAYAYYNNNYNAAAAAA"},
                                                          {"V4", "YYYYAAAAANANAYYYXNNNYNAAAAAA"},
                                                          {"V6", "XXXXRRXRRXXXRXXXXXXXYXANAAAA"},
                                                          {"V8", "NXNXAANYYYNXAXXXXXXNYNANAAAA"},
                                                          {"V9", "YYAAAAAAAYANAYXYXYNNYNAAAAAA"}};
  for (const auto& [couple, row] : expected) {
    const auto json = demo_file(couple);
    EXPECT_EQ(problems_of(json), "") << couple;
    EXPECT_EQ(letters(read_case(json).facts), row) << couple;
  }
}

TEST(CaseFile, TakesEveryPart) {
  const auto facts = read_case(demo_file("V1")).facts;
  EXPECT_EQ(facts.today, std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
  EXPECT_EQ(facts.client_name, "María-José Fernández de la Cruz-Etxeberria");
  EXPECT_EQ(facts.reasons, (std::vector<std::string>{"R01", "R13", "R15"}));
  EXPECT_EQ(facts.screening.status, handouts::ScreeningStatus::NoConcernNoted);
  EXPECT_EQ(facts.practice.practitioner, "Noor Abernathy");
  EXPECT_EQ(facts.practice.first_visit_minutes, 75);
  EXPECT_EQ(facts.authorizations.at(0).channels, (std::vector<std::string>{"post", "phone"}));
  EXPECT_TRUE(facts.letter_is_approved);
}

TEST(CaseFile, HoldsInvitationsWhenItSaysNothing) {
  EXPECT_EQ(letters(read_case(R"({"today": "2026-11-23"})").facts), "XXOXXXXOXNOXOXXXXXXXXNNNXXAX");
}

TEST(CaseFile, ReportsEveryProblemWithItsPlace) {
  EXPECT_EQ(problems_of(R"({
    "to_day": "2026-11-23",
    "intake": {"on": "2026-11-31", "A1": 7.5, "A7": "call", "B2": "perhaps", "C2": "Vikram", "E77": "no", "M1": ["working", "torn"]},
    "screening": {"B2": "yes"},
    "authorizations": [{"signed_on": "yesterday", "expires_on": "2027-01-01", "channels": ["pigeon"]}],
    "practice": {"name": 1, "first_visit_minutes": -5, "hears_partner": "yes", "secrets_policy": "some"},
    "letter": []
  })"),
            "to_day: A case file has no such key here. Remove it or mend its name.\n"
            "today: A day is missing. Write it as year-month-day, such as 2026-11-23.\n"
            "intake.on: This is not a day. Write it as year-month-day, such as 2026-11-23.\n"
            "intake.A1: No question takes this. Write a text, a whole number, true or false.\n"
            "intake.B2: Choose one of the listed answers.\n"
            "intake.E77: This form has no such question. Remove it or mend its name.\n"
            "intake.M1: Give only one answer.\n"
            "screening.on: A day is missing. Write it as year-month-day, such as 2026-11-23.\n"
            "screening.K-order: Answer this question.\n"
            "authorizations[0].signed_on: This is not a day. Write it as year-month-day, such as 2026-11-23.\n"
            "authorizations[0].channels: This is not a list of channels. Write some of: post, phone, email, in-person, "
            "between square brackets.\n"
            "practice.name: This is not a text. Write it between quotation marks.\n"
            "practice.secrets_policy: This is not one of the choices. Write one of: no-secrets, limited, "
            "confidential-individual-time.\n"
            "practice.hears_partner: This is neither true nor false. Write one of the two.\n"
            "practice.first_visit_minutes: This is not a length of a visit. Write a number of minutes up to 480.\n"
            "letter: This is not an object. Write it between braces.\n");
}

TEST(CaseFile, RefusesWhatIsNotAFileOfOneCase) {
  const struct {
    std::string text;
    const char* problems;
  } rows[] = {
      {"", ": This file is not a JSON object. Check its commas and quotation marks.\n"},
      {"[]", ": This file is not a JSON object. Check its commas and quotation marks.\n"},
      {R"({"today": "2026-11-23",})", ": This file is not a JSON object. Check its commas and quotation marks.\n"},
      {"{\"today\": \"2026-11-23\xff\"}", ": This file is not a JSON object. Check its commas and quotation marks.\n"},
      {std::string(100000, '['), ": This file is not a JSON object. Check its commas and quotation marks.\n"},
      {std::string(2097153, ' '), ": This file is larger than a case can be. Give one case a file.\n"},
      {R"({"today": "2026-11-23", "today": "2026-11-24"})", "today: This is given twice. Keep one of the two.\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(problems_of(row.text), row.problems) << row.text.substr(0, 60);
}

TEST(CaseFile, DoesNotRepeatAnAnswerInAProblem) {
  const auto problems =
      problems_of(R"({"today": "2026-11-23", "intake": {"on": "2026-11-16", "E6": "Rumpelstilzchen"}})");
  EXPECT_NE(problems, "");
  EXPECT_EQ(problems.find("Rumpelstilzchen"), std::string::npos);
}

TEST(CaseFile, WritesTheEvaluation) {
  const auto facts = read_case(demo_file("V6")).facts;
  const auto json = write_evaluation(facts, handouts::evaluate(facts));
  EXPECT_NE(json.find(R"("screening": "concern")"), std::string::npos);
  EXPECT_NE(json.find(R"("code": "L02",
      "letter": "X",
      "standing": "held",
      "why": "Held.")"),
            std::string::npos);
  EXPECT_NE(json.find(R"("gate": "G-05",
          "effect": "hold")"),
            std::string::npos);
}

}  // namespace
}  // namespace toolkit
