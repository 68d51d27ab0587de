// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases.h"
#include "handouts/pipeline.h"
#include "handouts/readability.h"
#include "handouts/recommendation.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "handouts/wording.h"
#include "telling_cases.h"

namespace handouts {
namespace {

/// The document's CommonMark for a case.
std::string merged(DocumentCode code, const CaseFacts& facts) {
  const auto& source = library_template(to_text(code));
  const auto as_it_is = [](const std::string& text) { return text; };
  return mustache::render(source.body, merge_fields(code, facts), as_it_is, source.file);
}

/// The same with a short name in the place of every value: the document's own words.
std::string own_words(DocumentCode code, const CaseFacts& facts) {
  const auto& source = library_template(to_text(code));
  return mustache::render(
      source.body, merge_fields(code, facts), [](const std::string&) { return "Ana"; }, source.file);
}

using cases::telling_cases;

TEST(Library, HasATemplateForEveryDocument) {
  for (const auto code : all_documents())
    EXPECT_FALSE(library_template(to_text(code)).purpose.empty()) << to_text(code);
}

TEST(Library, MergesEveryDocumentOfEveryCase) {
  for (const auto& facts : telling_cases()) {
    for (const auto code : all_documents())
      EXPECT_EQ(merged(code, facts).find("{{"), std::string::npos) << to_text(code);
  }
}

TEST(Library, KeepsWordsOfPressureAndBlameFromThePartner) {
  for (const auto& facts : telling_cases()) {
    for (const auto code : {DocumentCode::H03P, DocumentCode::C01, DocumentCode::L01, DocumentCode::L02}) {
      EXPECT_THAT(flags_in(own_words(code, facts), "en-US"), testing::IsEmpty())
          << to_text(code) << " " << facts.reasons.front();
    }
  }
}

TEST(Library, ReadsAtGradeEightOrBelow) {
  for (const auto& facts : telling_cases()) {
    for (const auto code : all_documents()) {
      const double grade = flesch_kincaid_grade(merged(code, facts));
      EXPECT_LE(grade, 8) << to_text(code) << " " << facts.reasons.front();
    }
  }
}

TEST(Library, KeepsToTwoPagesAndNotesToOne) {
  const Typefaces typefaces;
  Pipeline pipeline(typefaces);
  for (const auto& facts : {cases::with_most_words(cases::v1()), cases::v4(), cases::v8(), cases::v9()}) {
    for (const auto paper : {Paper::Letter, Paper::A4}) {
      for (const auto code : all_documents()) {
        const auto pages =
            pipeline.make_svg(library_template(to_text(code)), merge_fields(code, facts), {paper, facts.today});
        const bool is_one_page = code == DocumentCode::L01 || code == DocumentCode::C01 || code == DocumentCode::S01;
        EXPECT_LE(pages.size(), is_one_page ? 1U : 2U) << to_text(code) << " for " << facts.client_name;
      }
    }
  }
}

TEST(Library, CreditsTheTwoQuotedSentencesInFull) {
  const auto cards = merged(DocumentCode::C01, cases::open_case());
  const std::string credit =
      "— Script by Deb Hirschhorn, PhD, from “How Do I Get My Partner to Go to Couples Therapy with Me?” (2014).";
  EXPECT_NE(cards.find("“This is not for blame. It is so the therapist gets to meet both of us.”\n\n" + credit),
            std::string::npos);
  EXPECT_NE(cards.find("“The therapist will want your side.”\n\n" + credit), std::string::npos);
}

TEST(Library, LeavesOutWhatThePractitionerDoesNotDo) {
  auto facts = cases::open_case();
  facts.practice.hears_partner = false;
  const auto cards = merged(DocumentCode::C01, facts);
  EXPECT_EQ(cards.find("your side"), std::string::npos);
  EXPECT_EQ(cards.find("asked me to pass this on"), std::string::npos);
}

TEST(Library, PrintsNoNameOnTheSupportNumbers) {
  const auto facts = cases::v1();
  const auto numbers = merged(DocumentCode::S01, facts);
  for (const auto& name : {facts.client_name, facts.partner_name, facts.practice.name, facts.practice.practitioner}) {
    EXPECT_EQ(numbers.find(name), std::string::npos);
  }
  EXPECT_NE(numbers.find("1-800-799-7233"), std::string::npos);
}

TEST(Library, AnswersAGuessedReasonAsAWonderOfMany) {
  auto facts = cases::open_case();
  facts.reasons = {"R07"};
  EXPECT_EQ(merged(DocumentCode::L02, facts).find("Many people wonder"), std::string::npos);
  facts.sure_of_reasons = 6;
  EXPECT_NE(merged(DocumentCode::L02, facts).find("Many people wonder"), std::string::npos);
}

TEST(Library, AssemblesTheLetterInItsOrder) {
  const auto letter = merged(DocumentCode::L02, cases::v1());
  std::size_t from = 0;
  for (const auto* const part :
       {"Dear Iñaki Etxeberria-Muñoz", "has asked me to write", "I have heard only one view", "who is at fault",
        "Every family has its own ways", "about 75 minutes", "I do not take sides", "is private", "we will agree first",
        "a time that works", "I will not write again", "Noor Abernathy"}) {
    const auto at = letter.find(part, from);
    EXPECT_NE(at, std::string::npos) << part;
    from = at == std::string::npos ? from : at;
  }
}

TEST(Library, NamesOnlyTheWaysToReplyThatThereAre) {
  auto facts = cases::open_case();
  EXPECT_NE(merged(DocumentCode::L02, facts).find("call 713-555-0142 or write to\n12 Lantern"), std::string::npos);
  facts.practice.phone.clear();
  EXPECT_NE(merged(DocumentCode::L02, facts).find("talk,\nwrite to\n12 Lantern"), std::string::npos);
  facts.practice.phone = "713-555-0142";
  facts.practice.reply_to.clear();
  EXPECT_NE(merged(DocumentCode::L02, facts).find("call 713-555-0142.\nIf you do not"), std::string::npos);
}

TEST(Library, PromisesNothingToAPartnerWhoIsLeaningOut) {
  const auto facts = cases::v9();
  const auto note = merged(DocumentCode::L01, facts);
  EXPECT_NE(note.find("I am not asking you to promise anything"), std::string::npos);
  EXPECT_EQ(note.find("My hope for us"), std::string::npos);
  EXPECT_NE(merged(DocumentCode::C01, facts).find("a chance to get clear"), std::string::npos);
}

TEST(Library, WritesTheNoteWithoutTheTwoSentencesWhenTheyAreMissing) {
  auto facts = cases::open_case();
  facts.hope.clear();
  facts.gratitude.clear();
  const auto note = merged(DocumentCode::L01, facts);
  EXPECT_NE(note.find("I am grateful for what we have been through together."), std::string::npos);
  EXPECT_EQ(note.find("My hope"), std::string::npos);
}

}  // namespace
}  // namespace handouts
