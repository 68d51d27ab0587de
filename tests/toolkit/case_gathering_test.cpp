// SPDX-License-Identifier: MIT
#include "toolkit/desks/case_gathering.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/client_merges.h"
#include "db/issued_documents.h"
#include "handouts/gates.h"
#include "handouts/recommendation.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/number_desk.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit {
namespace {

using handouts::ScreeningStatus;
using test::Workplace;
using testing::ElementsAre;

handouts::CaseFacts gather(Workplace& place, const db::ClientId& id) {
  db::Transaction transaction(place.vault());
  return gather_case(transaction, *db::find_client(transaction, id));
}

void issue(Workplace& place, const db::ClientId& client, const std::string& code) {
  db::Transaction transaction(place.vault());
  db::IssuedDocument document;
  document.client = client;
  document.code = code;
  const auto issued = db::add_issued_document(transaction, document);
  transaction.commit({db::AuditAction::Issue, "issued_document", issued.id.text, client, code});
}

TEST(CaseGathering, HasTheDayTheNamesAndTheAnswers) {
  Workplace place;
  const auto facts = gather(place, test::open_maria_case(place));
  EXPECT_EQ(facts.today, std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
  EXPECT_EQ(facts.client_name, test::kMaria);
  EXPECT_EQ(facts.partner_name, test::kInaki);
  EXPECT_EQ(facts.practice.practitioner, "Ana Ruiz");
  EXPECT_EQ(facts.practice.secrets_policy, "limited");
  EXPECT_THAT(facts.reasons, ElementsAre("R01", "R13", "R15"));
  EXPECT_EQ(facts.screening.status, ScreeningStatus::NoConcernNoted);
  ASSERT_EQ(facts.authorizations.size(), 1U);
  EXPECT_THAT(facts.authorizations[0].channels, ElementsAre("post", "phone"));
  EXPECT_FALSE(facts.letter_is_approved);
  EXPECT_FALSE(facts.letter_was_sent);
}

TEST(CaseGathering, TakesANewClientAsNotScreened) {
  Workplace place;
  const auto facts = gather(place, test::add_client(place, test::kMaria));
  EXPECT_EQ(facts.screening.status, ScreeningStatus::NotScreened);
  EXPECT_EQ(facts.client_name, test::kMaria);
}

TEST(CaseGathering, TakesWhereEachOfThemIsFromTheFormThatAsksItAgainUnlessThatWasAMistake) {
  Workplace place;
  const auto client = test::open_maria_case(place);
  const auto before = gather(place, client).client_stand;
  FormDesk desk(place.vault());
  const auto first = *desk.begin(client, "decision-status");
  desk.save(first, {{"M1", {"torn"}}}, 1);
  const auto begun = *desk.begin(client, "decision-status");
  ASSERT_NE(begun, first);
  EXPECT_EQ(gather(place, client).client_stand, handouts::Stand::Torn) << "a form that is only begun says nothing";
  ASSERT_EQ(desk.set_mistaken(first, 2, true), Saved::Yes);
  EXPECT_EQ(gather(place, client).client_stand, before);
  EXPECT_NE(before, handouts::Stand::Torn);
}

TEST(CaseGathering, CountsTheNewestScreenAndTheReassessmentAfterIt) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = test::open_maria_case(place);
  place.clock.advance(std::chrono::minutes(1));
  desk.record(Form::Screening, client, test::priya_screening());
  EXPECT_EQ(gather(place, client).screening.status, ScreeningStatus::Concern);
  place.clock.advance(std::chrono::minutes(1));
  desk.record(Form::Reassessment, client,
              {{"RA-who", {"Ana Ruiz"}}, {"RA-how", {"alone"}}, {"RA-reasons", {"x"}}, {"RA-result", {"reviewed-ok"}}});
  EXPECT_EQ(gather(place, client).screening.status, ScreeningStatus::ReviewedOk);
  place.clock.advance(std::chrono::minutes(1));
  desk.record(Form::Screening, client, test::priya_screening());
  EXPECT_EQ(gather(place, client).screening.status, ScreeningStatus::Concern);
}

TEST(CaseGathering, RemembersALetterThatWasMade) {
  Workplace place;
  const auto client = test::open_maria_case(place);
  issue(place, client, "H02");
  EXPECT_FALSE(gather(place, client).letter_was_sent);
  issue(place, client, "L02");
  EXPECT_TRUE(gather(place, client).letter_was_sent);
  place.clock.advance(std::chrono::hours(72));
  IntakeDesk desk(place.vault());
  const auto filled = desk.open(Form::Intake, client);
  desk.save(Form::Intake, client, filled->typed, filled->version);
  EXPECT_TRUE(gather(place, client).letter_was_sent) << "saving the intake again is not an answer";
}

TEST(CaseGathering, SpeaksOfPapersAndPolicies) {
  auto practice = test::practice();
  EXPECT_EQ(paper_of(practice), handouts::Paper::Letter);
  practice.paper = db::PaperSize::A4;
  EXPECT_EQ(paper_of(practice), handouts::Paper::A4);
  practice.secrets_policy = db::SecretsPolicy::NoSecrets;
  EXPECT_EQ(practice_facts(practice).secrets_policy, "no-secrets");
  practice.secrets_policy = db::SecretsPolicy::ConfidentialIndividualTime;
  EXPECT_EQ(practice_facts(practice).secrets_policy, "confidential-individual-time");
  practice.secrets_policy.reset();
  EXPECT_EQ(practice_facts(practice).secrets_policy, "");
}

TEST(CaseGathering, KnowsWhereThePracticeIs) {
  Workplace place;
  const auto client = test::open_maria_case(place);
  const auto save = [&](const PracticePlace& where) {
    auto practice = test::practice();
    practice.version = PracticeDesk(place.vault()).open().version;
    EXPECT_TRUE(PracticeDesk(place.vault()).save(practice, where).problems.empty());
  };
  EXPECT_FALSE(gather(place, client).practice.is_uk);
  save({true, true, "at the door"});
  auto facts = gather(place, client);
  facts.client_reads = "en-US";
  EXPECT_TRUE(facts.practice.is_uk);
  EXPECT_TRUE(facts.practice.meets_online);
  EXPECT_EQ(facts.practice.privacy_notice, "at the door");
  const auto fields = handouts::merge_fields(handouts::DocumentCode::S01, facts);
  EXPECT_EQ(handouts::mustache::text_value(fields, "date"), "23 November 2026");
  save({false, false, "at the door"});
  EXPECT_EQ(gather(place, client).practice.privacy_notice, "") << "no letter of the United States names one";
}

TEST(CaseGathering, PutsThePracticesNumbersInFrontInTheLanguageOfTheDocument) {
  Workplace place;
  const auto client = test::open_maria_case(place);
  NumberDesk desk(place.vault(), test::typefaces());
  const TypedNumber typed{{"Lantern House", "Call 555-0142", "Beds"}, {"", "Llame al 555-0142", ""}, "2026-11-20"};
  ASSERT_TRUE(desk.add(typed).problems.empty());
  place.clock.advance(std::chrono::days(10));
  ASSERT_EQ(desk.check_country(1).saved, Saved::Yes);
  const auto practice = gather(place, client).practice;
  EXPECT_EQ(practice.numbers_checked_on, std::chrono::sys_days(std::chrono::year(2026) / 12 / 3));
  EXPECT_EQ(handouts::resources(practice, "en-US").front().reach, "Call 555-0142");
  EXPECT_EQ(handouts::resources(practice, "es-US").front().reach, "Llame al 555-0142");
  EXPECT_EQ(handouts::resources(practice, "es-US").front().name, "Lantern House");
}

void merge(Workplace& place, const db::ClientId& into, const db::ClientId& merged) {
  db::Transaction transaction(place.vault());
  db::merge_clients(transaction, into, merged);
  transaction.commit({db::AuditAction::Merge, "client", into.text, into, ""});
}

bool is_held(const handouts::CaseFacts& facts, handouts::DocumentCode code) {
  const auto findings = handouts::gate_findings(code, facts);
  return !findings.empty() && findings.front().effect == handouts::Effect::Hold;
}

TEST(CaseGathering, HoldsAfterAMergeWhatEitherRecordHeld) {
  using handouts::DocumentCode;
  Workplace place;
  const auto calm = test::open_maria_case(place);
  const auto afraid = test::open_priya_case(place);
  EXPECT_FALSE(is_held(gather(place, calm), DocumentCode::L01));
  merge(place, calm, afraid);
  const auto facts = gather(place, calm);
  ASSERT_EQ(facts.merged.size(), 1U);
  for (const auto code : {DocumentCode::L01, DocumentCode::L02, DocumentCode::C01, DocumentCode::H03P}) {
    EXPECT_TRUE(is_held(facts, code)) << handouts::to_text(code);
  }
}

TEST(CaseGathering, LetsAScreenAfterTheMergeSpeakForBothRecords) {
  Workplace place;
  const auto calm = test::open_maria_case(place);
  merge(place, calm, test::open_priya_case(place));
  EXPECT_EQ(gather(place, calm).merged.front().screening.status, ScreeningStatus::Concern);
  place.clock.advance(std::chrono::minutes(1));
  IntakeDesk(place.vault()).record(Form::Screening, calm, test::calm_screening());
  const auto facts = gather(place, calm);
  EXPECT_EQ(facts.screening.status, ScreeningStatus::NoConcernNoted);
  // What her intake says still unsettles the screen on that side.
  EXPECT_EQ(facts.merged.front().screening.status, ScreeningStatus::Unclear);
}

}  // namespace
}  // namespace toolkit
