// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases.h"
#include "handouts/document_words.h"
#include "handouts/merge.h"
#include "handouts/pipeline.h"
#include "handouts/readability.h"
#include "handouts/recommendation.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "handouts/wording.h"
#include "telling_cases.h"

namespace handouts {
namespace {

const Template& template_of(DocumentCode code, const CaseFacts& facts) {
  return library_template(to_text(code), document_language(code, facts));
}

/// The document's CommonMark for a case.
std::string merged(DocumentCode code, const CaseFacts& facts) {
  const auto& source = template_of(code, facts);
  const auto as_it_is = [](const std::string& text) { return text; };
  return mustache::render(source.body, merge_fields(code, facts), as_it_is, source.file);
}

/// The telling cases, of people who read English and of people who read Spanish.
std::vector<CaseFacts> telling_cases() {
  std::vector<CaseFacts> found;
  for (const auto& language : document_languages()) {
    for (auto facts : cases::telling_cases()) {
      facts.client_reads = facts.partner_reads = language;
      found.push_back(std::move(facts));
    }
  }
  return found;
}

bool may_be_read_by_partner(DocumentCode code) {
  return is_read_by_partner(code) || code == DocumentCode::C01 || code == DocumentCode::H11;
}

TEST(Library, HasEveryDocumentInEveryLanguage) {
  EXPECT_EQ(library().size(), all_documents().size() * document_languages().size());
  for (const auto code : all_documents()) {
    for (const auto& language : document_languages()) {
      ASSERT_TRUE(has_library_template(to_text(code), language)) << to_text(code) << " " << language;
      const auto& source = library_template(to_text(code), language);
      const auto& english = library_template(to_text(code));
      EXPECT_EQ(source.audience, english.audience) << to_text(code);
      EXPECT_EQ(source.head, english.head) << to_text(code);
      EXPECT_EQ(is_worker_page(code) || code == DocumentCode::C02, source.audience == Audience::Practitioner);
      EXPECT_EQ(is_read_by_partner(code), source.audience == Audience::Partner) << to_text(code);
    }
  }
}

// "Every one of R01-R11 and A01-A24 must appear in at least one shipped document" (domain.md 1.5).
TEST(Library, CoversEveryReasonAndEveryPieceOfAdvice) {
  for (const auto& language : document_languages()) {
    std::set<std::string> covered;
    for (const auto& source : library()) {
      if (source.language == language) covered.insert(source.covers.begin(), source.covers.end());
    }
    const auto expect_all = [&](char letter, int last) {
      for (int number = 1; number <= last; ++number) {
        const auto code = std::string(1, letter) + (number < 10 ? "0" : "") + std::to_string(number);
        EXPECT_TRUE(covered.contains(code)) << code << " in " << language;
      }
    };
    expect_all('R', 11);
    expect_all('A', 24);
  }
}

TEST(Library, MergesEveryDocumentOfEveryCase) {
  constexpr const char* kHoles[] = {"{{", "}}", " ,", " .", ",,", "\n\n\n\n"};
  for (const auto& facts : telling_cases()) {
    for (const auto code : all_documents()) {
      const auto text = merged(code, facts);
      EXPECT_EQ(empty_fields(template_of(code, facts), merge_fields(code, facts)), std::vector<std::string>())
          << to_text(code) << " " << facts.client_reads;
      for (const char* hole : kHoles) EXPECT_EQ(text.find(hole), std::string::npos) << to_text(code) << " " << hole;
    }
  }
}

TEST(Library, KeepsWordsOfPressureAndBlameFromThePartner) {
  for (const auto& facts : telling_cases()) {
    for (const auto code : all_documents()) {
      if (!may_be_read_by_partner(code)) continue;
      for (const auto& flag : flags_in(cases::own_words(template_of(code, facts), merge_fields(code, facts)),
                                       document_language(code, facts)))
        ADD_FAILURE() << to_text(code) << " " << facts.partner_reads << " says “" << flag.found << "”";
    }
  }
}

// "partner documents at most 8, INFLESZ at least 65"; each document is held to its own level, which is no lower.
TEST(Library, IsAsEasyToReadAsEachDocumentSays) {
  for (const auto& facts : telling_cases()) {
    for (const auto code : all_documents()) {
      const auto& source = template_of(code, facts);
      const double score = reading_score(merged(code, facts), source.language, cases::names_in(facts));
      EXPECT_TRUE(is_easy_enough(score, source.reading, source.language))
          << to_text(code) << " " << source.language << ": " << score << " against " << source.reading;
    }
  }
}

// domain.md 7.1 to 7.4 and look.md: one page, two, or three for H08.
TEST(Library, KeepsToItsPages) {
  const Typefaces typefaces;
  Pipeline pipeline(typefaces);
  constexpr DocumentCode kOnePage[] = {DocumentCode::H11, DocumentCode::S01, DocumentCode::C01, DocumentCode::L01,
                                       DocumentCode::L04, DocumentCode::F05, DocumentCode::N01};
  for (const auto& language : document_languages()) {
    for (auto facts : {cases::with_most_words(cases::v1()), cases::v4(), cases::v8(), cases::v9()}) {
      facts.client_reads = facts.partner_reads = language;
      for (const auto code : all_documents()) {
        const auto pages =
            pipeline.make_svg(template_of(code, facts), merge_fields(code, facts), {Paper::Letter, facts.today});
        const bool is_one_page = std::ranges::find(kOnePage, code) != std::end(kOnePage);
        EXPECT_LE(pages.size(), is_one_page ? 1U : (code == DocumentCode::H08 ? 3U : 2U))
            << to_text(code) << " " << language << " for " << facts.client_name;
      }
    }
  }
}

TEST(Library, HasNoTypewritersApostropheOrQuotationMark) {
  for (const auto& source : library()) EXPECT_EQ(source.body.find_first_of("'\""), std::string::npos) << source.file;
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
