// SPDX-License-Identifier: MIT
#include "toolkit/pages/form_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/shipped.h"

namespace toolkit {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Typed typed(Pairs pairs) {
  return typed_answers(forms::intake(), http::Fields(std::move(pairs)));
}

/// The question with this linkId among the sections of a page.
const Fields& question(const List& sections, std::string_view link_id) {
  for (const auto& section : sections) {
    const auto& fields = std::get<Fields>(section.get());
    for (const auto& row : std::get<List>(fields.at("questions").get())) {
      const auto& candidate = std::get<Fields>(row.get());
      if (handouts::mustache::text_value(candidate, "link_id") == link_id) return candidate;
    }
  }
  throw std::out_of_range("no such question");
}

TEST(FormFields, ReadTheAnswersToTheQuestionsOfTheForm) {
  EXPECT_EQ(typed({{"q:A1", "Ana"}, {"q:E7", "R01"}, {"q:E7", "R13"}, {"q:ZZ", "x"}, {"A1", "x"}, {"version", "1"}}),
            (Typed{{"A1", {"Ana"}}, {"E7", {"R01", "R13"}}}));
}

TEST(FormFields, LeaveOutEmptyTextsAndCarriageReturns) {
  EXPECT_EQ(typed({{"q:A1", ""}, {"q:D1", "one\r\ntwo"}, {"q:M1", ""}, {"other:A3", ""}}),
            (Typed{{"D1", {"one\ntwo"}}}));
}

TEST(FormFields, TakeOwnWordsForAChoice) {
  EXPECT_EQ(typed({{"q:A3", "she"}, {"other:A3", "ella"}}), (Typed{{"A3", {"ella"}}}));
  EXPECT_EQ(typed({{"q:A3", "she"}, {"other:A3", ""}}), (Typed{{"A3", {"she"}}}));
}

TEST(FormFields, ReadAVersionOnlyFromANumber) {
  const std::pair<const char*, int> rows[] = {{"0", 0},   {"17", 17}, {"", -1},           {"x", -1},
                                              {"1 ", -1}, {" 1", -1}, {"99999999999", -1}};
  for (const auto& [text, version] : rows)
    EXPECT_EQ(read_version(http::Fields(Pairs{{"version", text}})), version) << text;
  EXPECT_EQ(read_version(http::Fields()), -1);
}

TEST(FormFields, TakeTheWhiteSpaceOffALine) {
  const std::pair<const char*, const char*> rows[] = {
      {" Ana Ruiz\t\r\n", "Ana Ruiz"}, {"Ana", "Ana"}, {" \t", ""}, {"", ""}};
  for (const auto& [text, line] : rows) EXPECT_EQ(posted_line(http::Fields(Pairs{{"name", text}}), "name"), line);
  EXPECT_EQ(posted_line(http::Fields(), "name"), "");
}

TEST(FormFields, LeaveOutWhatNobodySees) {
  const http::Fields posted(Pairs{{"name", "A\x1B[1mn\ba\x7F"}, {"text", "one\x01\r\ntwo\fthree\vfour\t5"}});
  EXPECT_EQ(posted_line(posted, "name"), "A[1mna");
  EXPECT_EQ(posted_text(posted, "text"), "one\ntwo\nthree\nfour\t5");
}

TEST(FormFields, ShowAnAnswerBesideWhatIsWrongWithIt) {
  const std::vector<forms::Issue> issues{{forms::Issue::Kind::WrongType, "E9", "Write a number."}};
  const auto sections = form_sections(forms::intake(), {{"E9", {"nine"}}}, issues);
  EXPECT_EQ(handouts::mustache::text_value(question(sections, "E9"), "value"), "nine");
  EXPECT_EQ(handouts::mustache::text_value(question(sections, "E9"), "problem"), "Write a number.");
  EXPECT_EQ(handouts::mustache::text_value(question(sections, "A1"), "problem"), "");
}

/// The questions of a page, each with what can be picked.
std::vector<std::string> picks(const List& sections) {
  using handouts::mustache::text_value;
  std::vector<std::string> found;
  for (const auto& section : sections) {
    for (const auto& row : std::get<List>(std::get<Fields>(section.get()).at("questions").get())) {
      const auto& fields = std::get<Fields>(row.get());
      found.emplace_back(text_value(fields, "link_id"));
      for (const auto& option : std::get<List>(fields.at("options").get()))
        found.back().append(" ").append(text_value(std::get<Fields>(option.get()), "code"));
    }
  }
  return found;
}

TEST(FormFields, TakeTheSameAnswersInEveryLanguage) {
  for (const auto& name : forms::shipped_names()) {
    const auto spanish = forms::shipped_in(name, "es-US");
    EXPECT_EQ(picks(form_sections(spanish, {}, {})), picks(form_sections(forms::shipped(name), {}, {}))) << name;
  }
}

TEST(FormFields, TellTheScriptWhenAQuestionOpens) {
  const auto sections = form_sections(forms::intake(), {}, {});
  EXPECT_EQ(handouts::mustache::text_value(question(sections, "E2"), "conditions"),
            "all\nE1\nexists\ntrue\nE1\n!=\nyes-ok");
  EXPECT_EQ(handouts::mustache::text_value(question(sections, "M3"), "conditions"),
            "any\nM2\n=\ntorn\nM2\n=\ndecided-to-leave\nM2\n=\nalready-left");
  EXPECT_EQ(handouts::mustache::text_value(question(sections, "A1"), "conditions"), "");
}

}  // namespace
}  // namespace toolkit
