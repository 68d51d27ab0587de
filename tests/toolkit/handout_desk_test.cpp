// SPDX-License-Identifier: MIT
#include "toolkit/desks/handout_desk.h"

#include <algorithm>
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "handouts/template.h"
#include "printed.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using test::Workplace;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const Making kApproved = test::approved();
constexpr std::string_view kPassword = "violet harbor quiet lantern 42";

/// The letters of domain.md 8 for these eight; handouts/ has tests of all.
std::string letters(const CaseOffers& found) {
  std::string text;
  for (const auto code : {DocumentCode::H02, DocumentCode::H03C, DocumentCode::H03P, DocumentCode::H07,
                          DocumentCode::S01, DocumentCode::C01, DocumentCode::L01, DocumentCode::L02}) {
    text += handouts::to_letter(offer_for(found.offers, code).standing);
  }
  return text;
}

/// One that waits for nothing but what is said here.
Making with(bool approved, const std::string& reason) {
  auto making = kApproved;
  making.client_approved = approved;
  making.release_reason = reason;
  return making;
}

struct Desk {
  Workplace place;
  HandoutDesk desk{place.vault(), test::typefaces()};
};

TEST(HandoutDesk, OffersWhatFitsTheTwo) {
  Desk at;
  EXPECT_EQ(letters(*at.desk.open(test::open_maria_case(at.place))), "YYYAAYYY");
}

TEST(HandoutDesk, MakesTheApprovedLetterAndKeepsItsBytes) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto made = at.desk.make(client, DocumentCode::L02, kApproved);
  ASSERT_TRUE(made.issued);
  const auto letter = at.desk.take_out(*made.issued);
  EXPECT_THAT(letter->pdf, StartsWith("%PDF-"));
  EXPECT_EQ(letter->code, "L02");
  EXPECT_EQ(letter->template_version, handouts::library_template("L02", "es-US").version);
  EXPECT_THAT(letter->data, HasSubstr(test::kInaki));
  EXPECT_EQ(letter->issued_at, at.place.clock.now());
  EXPECT_EQ(at.desk.take_out(*made.issued)->pdf, letter->pdf);
  at.place.close();
  at.place.open_unlocked();
  EXPECT_EQ(at.desk.take_out(*made.issued), letter);
}

TEST(HandoutDesk, LeavesATrailOfWhatWasMadeAndTakenOut) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  at.desk.take_out(*at.desk.make(client, DocumentCode::L02, kApproved).issued);
  EXPECT_THAT(at.place.trail(), testing::IsSupersetOf({"issue issued_document L02", "export issued_document L02"}));
}

TEST(HandoutDesk, MakesEveryDocumentOfACaseWithEverythingOnFile) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  for (const auto code : handouts::all_documents()) {
    if (offer_for(at.desk.open(client)->offers, code).standing == handouts::Standing::Held) continue;
    const auto made = at.desk.make(client, code, kApproved);
    ASSERT_TRUE(made.issued) << handouts::to_text(code);
    EXPECT_THAT(at.desk.take_out(*made.issued)->pdf, StartsWith("%PDF-"));
  }
  // After L02 there is no other letter to the partner, and no call.
  EXPECT_EQ(at.desk.open(client)->issued.size(), handouts::all_documents().size() - 1);
}

TEST(HandoutDesk, AsksForTheClientsYesToWhatSpeaksInTheirName) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  for (const auto code : {DocumentCode::C02, DocumentCode::L01, DocumentCode::L02}) {
    const auto refused = at.desk.make(client, code, with(false, ""));
    EXPECT_FALSE(refused.issued);
    ASSERT_EQ(refused.problems.size(), 1U) << handouts::to_text(code);
    EXPECT_EQ(refused.problems[0].field, "approved");
  }
  EXPECT_THAT(at.desk.open(client)->issued, IsEmpty());
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, with(false, "")).issued);
}

TEST(HandoutDesk, AsksEachTimeWhetherThisVeryPaperIsSafe) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto refused = at.desk.make(client, DocumentCode::H02, {});
  ASSERT_EQ(refused.problems.size(), 1U);
  EXPECT_EQ(refused.problems[0].field, "paper");
  auto making = kApproved;
  for (const auto unsafe : {handouts::PaperSafety::OfficeOnly, handouts::PaperSafety::No}) {
    making.paper = unsafe;
    EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, making).is_held);
  }
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, kApproved).issued);
  // A letter goes to the partner, and a form stays at the practice.
  EXPECT_TRUE(at.desk.make(client, DocumentCode::F02, {}).issued);
}

TEST(HandoutDesk, PutsTheTypedWordsOnThePageAndStopsThoseThatPress) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  auto making = kApproved;
  making.personal.sentence = "Usted siempre dice que no.";
  const auto refused = at.desk.make(client, DocumentCode::L02, making);
  ASSERT_EQ(refused.problems.size(), 1U);
  EXPECT_EQ(refused.problems[0].field, "sentence");
  EXPECT_THAT(refused.problems[0].sentence, HasSubstr("siempre"));
  EXPECT_THAT(at.desk.preview(client, DocumentCode::L02, {{}, making.personal, false}), IsEmpty())
      << "a hold is a hold in the preview too";
  making.personal.sentence = std::string(201, 'x');
  EXPECT_EQ(at.desk.make(client, DocumentCode::L02, making).problems[0].field, "sentence");
  making.personal.sentence = "Tengo té caliente para la primera visita.";
  const auto made = at.desk.make(client, DocumentCode::L02, making);
  ASSERT_TRUE(made.issued);
  EXPECT_THAT(at.desk.take_out(*made.issued)->data, HasSubstr(making.personal.sentence));
}

TEST(HandoutDesk, WritesForTheReaderAndReadsAlongForTheClient) {
  Desk at;
  auto intake = test::maria_intake();
  intake["A5-read"] = {"en-US"};
  intake["C4"] = {"es-US"};
  const auto client = test::open_maria_case(at.place);
  IntakeDesk(at.place.vault()).save(Form::Intake, client, intake, 1);
  const auto letter = at.desk.preview(client, DocumentCode::L02);
  const auto along = at.desk.preview(client, DocumentCode::L02, {{}, {}, true});
  EXPECT_NE(letter, along);
  const auto made = at.desk.make(client, DocumentCode::L02, kApproved);
  ASSERT_TRUE(made.issued);
  EXPECT_EQ(at.desk.receipt(*made.issued)->second.language, "es-US");
}

TEST(HandoutDesk, MakesNothingPastAGateEvenOfWhatDoesNotFit) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  ConsentDesk consent(at.place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  for (const auto code : handouts::all_documents()) {
    if (!handouts::is_from_therapist(code)) continue;
    EXPECT_TRUE(at.desk.make(client, code, kApproved).is_held) << handouts::to_text(code);
    EXPECT_THAT(at.desk.preview(client, code), IsEmpty()) << handouts::to_text(code);
  }
  auto making = kApproved;
  making.paper = handouts::PaperSafety::No;
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H11, making).is_held);
  EXPECT_THAT(at.desk.open(client)->issued, IsEmpty());
}

TEST(HandoutDesk, SaysWhichWordsFollowFromWhichAnswer) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto origins = at.desk.compose(client, DocumentCode::L01).origins;
  const auto hope = std::ranges::find(origins, "hope", &handouts::Origin::field);
  ASSERT_NE(hope, origins.end());
  EXPECT_THAT(hope->words, HasSubstr("that we eat together again"));
  EXPECT_EQ(hope->questions, std::vector<std::string>{"D4"});
  const auto reasons = at.desk.compose(client, DocumentCode::L02).origins;
  EXPECT_NE(std::ranges::find(reasons, "reason.R01", &handouts::Origin::field), reasons.end());
  for (const auto& origin : reasons) EXPECT_THAT(origin.words, Not(IsEmpty())) << origin.field;
}

TEST(HandoutDesk, MakesNoLetterThatPromisesToHearThePartnerWhenNobodyWill) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  auto practice = test::practice();
  practice.version = 1;
  practice.hears_partner = false;
  PracticeDesk(at.place.vault()).save(practice);
  const auto refused = at.desk.make(client, DocumentCode::L02, kApproved);
  EXPECT_FALSE(refused.issued);
  ASSERT_EQ(refused.problems.size(), 1U);
  EXPECT_EQ(refused.problems[0].field, "approved");
}

TEST(HandoutDesk, NeedsAReasonAndTheApprovalForALetterBesideACourtCase) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  auto judgement = test::suitable_judgement();
  judgement["C10"] = {"planned"};
  IntakeDesk(at.place.vault()).save(Form::Judgement, client, judgement, 1);
  for (const auto& making : {with(false, "Both lawyers know."), with(true, ""), with(false, "")}) {
    EXPECT_FALSE(at.desk.make(client, DocumentCode::L02, making).issued);
  }
  EXPECT_EQ(at.desk.make(client, DocumentCode::L02, with(false, "")).problems.size(), 2U);
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L02, with(true, "Both lawyers know.")).issued);
}

TEST(HandoutDesk, HoldsASecondLetterWhileTheFirstHasNoAnswer) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L02, kApproved).issued);
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L02, kApproved).is_held);
}

TEST(HandoutDesk, HoldsEverythingForAPartnerWhoMayNotBeSafeToAsk) {
  Desk at;
  const auto client = test::open_priya_case(at.place);
  EXPECT_EQ(letters(*at.desk.open(client)), "XXXRRXXX");
  for (const auto code :
       {DocumentCode::H02, DocumentCode::H03P, DocumentCode::C01, DocumentCode::L01, DocumentCode::L02}) {
    EXPECT_THAT(at.desk.preview(client, code), IsEmpty()) << handouts::to_text(code);
    const auto outcome = at.desk.make(client, code, with(true, "I decide so."));
    EXPECT_TRUE(outcome.is_held) << handouts::to_text(code);
    EXPECT_FALSE(outcome.issued);
    EXPECT_THAT(at.place.trail(), Contains("hold client " + handouts::to_text(code)));
  }
  EXPECT_THAT(at.desk.open(client)->issued, IsEmpty());
}

/// What the safety compartment says of holds and releases, newest first: "held H02 L01 | G-05 | reason".
std::vector<std::string> decisions(Workplace& place, const db::ClientId& client) {
  std::vector<std::string> found;
  db::Transaction transaction(place.vault());
  for (const auto& each : db::list_screenings(transaction, client)) {
    if (each.kind != db::ScreeningKind::Decision) continue;
    const auto response = forms::read_response(each.json);
    found.push_back(forms::find_codes(response, "DD-what").at(0) + " " + forms::find_text(response, "DD-documents") +
                    " | " + forms::find_text(response, "DD-gates") + " | " + forms::find_text(response, "DD-reason"));
  }
  return found;
}

TEST(HandoutDesk, NotesHoldsInTheSafetyCompartmentAndOnlyTheirDocumentsInTheTrail) {
  Desk at;
  const auto client = test::open_priya_case(at.place);
  at.desk.open(client);
  at.desk.open(client);
  const auto noted = decisions(at.place, client);
  ASSERT_EQ(noted.size(), 1U) << "the same holds are noted once";
  EXPECT_THAT(noted[0], AllOf(StartsWith("held H01 H02 "), HasSubstr("G-05")));
  EXPECT_THAT(at.place.trail(), Contains(AllOf(StartsWith("hold client H01 H02 "), Not(HasSubstr("G-")))));
}

TEST(HandoutDesk, NotesWhenWhatWasHeldIsLetGo) {
  Desk at;
  const auto client = test::open_priya_case(at.place);
  at.desk.open(client);
  auto intake = test::maria_intake();
  IntakeDesk(at.place.vault()).save(Form::Intake, client, intake, 1);
  at.place.clock.advance(std::chrono::minutes(1));
  IntakeDesk(at.place.vault()).record(Form::Screening, client, test::calm_screening());
  at.desk.open(client);
  EXPECT_THAT(decisions(at.place, client).front(), Not(HasSubstr("G-05")));
}

TEST(HandoutDesk, AsksTheGatesAgainWhenMaking) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  EXPECT_THAT(letters(*at.desk.open(client)), testing::EndsWith("Y"));
  ConsentDesk consent(at.place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L02, kApproved).is_held);
  EXPECT_THAT(at.desk.open(client)->issued, IsEmpty());
}

TEST(HandoutDesk, HoldsTheLetterFromTheDayTheAuthorizationEnds) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  ConsentDesk consent(at.place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  auto short_one = test::authorization();
  short_one.expires_on = "2026-11-25";
  consent.record(client, short_one);
  at.place.clock.advance(std::chrono::days(1));
  EXPECT_THAT(letters(*at.desk.open(client)), testing::EndsWith("Y"));
  at.place.clock.advance(std::chrono::days(1));
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L02, kApproved).is_held);
}

TEST(HandoutDesk, SendsTheLetterAnyWayThatIsAuthorizedToday) {
  const struct {
    std::vector<std::string> channels;
    char letter;
  } rows[] = {{{"post"}, 'Y'}, {{"email"}, 'Y'}, {{"in-person"}, 'Y'}, {{"phone"}, 'X'}, {{"phone", "email"}, 'Y'}};
  for (const auto& [channels, letter] : rows) {
    Desk at;
    ConsentDesk consent(at.place.vault());
    const auto client = test::open_maria_case(at.place);
    consent.revoke(client, consent.open(client)->list.at(0).id);
    auto typed = test::authorization();
    typed.channels = channels;
    consent.record(client, typed);
    EXPECT_EQ(letters(*at.desk.open(client)).back(), letter) << channels.front();
  }
}

TEST(HandoutDesk, HoldsInvitationsThirtyOneDaysAfterTheScreen) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  at.place.clock.advance(std::chrono::days(30));
  EXPECT_EQ(letters(*at.desk.open(client)), "YYYAAYYY");
  at.place.clock.advance(std::chrono::days(1));
  EXPECT_EQ(letters(*at.desk.open(client)), "XYXAAXXX");
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, kApproved).is_held);
}

TEST(HandoutDesk, ReleasesWithAReasonThatStaysInTheSafetyCompartment) {
  Desk at;
  const auto client = test::open_priya_case(at.place);
  for (const auto& reason : {std::string(), std::string(" \n"), std::string(2001, 'x'), std::string("\xFF")}) {
    const auto refused = at.desk.make(client, DocumentCode::H07, with(false, reason));
    ASSERT_EQ(refused.problems.size(), 1U);
    EXPECT_EQ(refused.problems[0].field, "release_reason");
    EXPECT_FALSE(refused.issued);
  }
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H07, with(false, "Read together today.")).issued);
  EXPECT_THAT(at.place.trail(), Contains("release issued_document H07"));
  EXPECT_THAT(decisions(at.place, client).front(),
              AllOf(StartsWith("released H07 | G-05"), HasSubstr("Read together today.")));
  EXPECT_THAT(at.place.trail(), Contains("issue issued_document H07"));
}

TEST(HandoutDesk, MakesNoPaperOfWhatIsOnlyReadHere) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  at.place.clock.advance(std::chrono::minutes(1));
  auto screening = test::calm_screening();
  screening["SQ13"] = {"office"};
  IntakeDesk(at.place.vault()).record(Form::Screening, client, screening);
  EXPECT_EQ(letters(*at.desk.open(client)), "OOOOOOOY");
  EXPECT_THAT(at.desk.preview(client, DocumentCode::H02), Not(IsEmpty()));
  auto making = kApproved;
  making.paper = handouts::PaperSafety::OfficeOnly;
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, making).is_held);
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, kApproved).issued) << "asked again, the client says otherwise";
}

TEST(HandoutDesk, PreviewsEveryPage) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  for (const auto code : handouts::all_documents()) {
    const auto pages = at.desk.preview(client, code);
    ASSERT_THAT(pages, Not(IsEmpty())) << handouts::to_text(code);
    EXPECT_THAT(pages.front(), HasSubstr("<svg"));
  }
}

TEST(HandoutDesk, FindsNothingForAnIdOfNothing) {
  Desk at;
  const auto nobody = db::new_id<db::ClientId>();
  EXPECT_FALSE(at.desk.open(nobody));
  EXPECT_THAT(at.desk.preview(nobody, DocumentCode::H02), IsEmpty());
  EXPECT_TRUE(at.desk.make(nobody, DocumentCode::H02, {}).is_unknown);
  EXPECT_FALSE(at.desk.take_out(db::new_id<db::IssuedDocumentId>()));
  EXPECT_FALSE(at.desk.find_document(db::new_id<db::IssuedDocumentId>()));
  EXPECT_FALSE(at.desk.take_out_protected(db::new_id<db::IssuedDocumentId>(), kPassword, kPassword));
  EXPECT_THAT(at.place.trail(), IsEmpty());
}

}  // namespace
}  // namespace toolkit
