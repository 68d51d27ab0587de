// SPDX-License-Identifier: MIT
#include "toolkit/desks/handout_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/practice_desk.h"
#include "toolkit/desks/trash_desk.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using test::Workplace;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const Making kApproved{true, ""};
constexpr std::string_view kPassword = "violet harbor quiet lantern 42";

/// The letters of domain.md 8 for H02, H03-C, H03-P, H07, S01, C01, L01, L02.
std::string letters(const CaseOffers& found) {
  std::string text;
  for (const auto& offer : found.offers) text += handouts::to_letter(offer.standing);
  return text;
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
  EXPECT_EQ(letter->template_version, "1.0.0");
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
    const auto made = at.desk.make(client, code, kApproved);
    ASSERT_TRUE(made.issued) << handouts::to_text(code);
    EXPECT_THAT(at.desk.take_out(*made.issued)->pdf, StartsWith("%PDF-"));
  }
  EXPECT_EQ(at.desk.open(client)->issued.size(), handouts::all_documents().size());
}

TEST(HandoutDesk, AsksForTheClientsApprovalOfTheLetterOnly) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto refused = at.desk.make(client, DocumentCode::L02, {});
  EXPECT_FALSE(refused.issued);
  ASSERT_EQ(refused.problems.size(), 1U);
  EXPECT_EQ(refused.problems[0].field, "approved");
  EXPECT_THAT(at.desk.open(client)->issued, IsEmpty());
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L01, {}).issued);
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
  for (const auto& making : {Making{false, "Both lawyers know."}, Making{true, ""}, Making{}}) {
    EXPECT_FALSE(at.desk.make(client, DocumentCode::L02, making).issued);
  }
  EXPECT_EQ(at.desk.make(client, DocumentCode::L02, {}).problems.size(), 2U);
  EXPECT_TRUE(at.desk.make(client, DocumentCode::L02, {true, "Both lawyers know."}).issued);
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
    const auto outcome = at.desk.make(client, code, {true, "I decide so."});
    EXPECT_TRUE(outcome.is_held) << handouts::to_text(code);
    EXPECT_FALSE(outcome.issued);
    EXPECT_THAT(at.place.trail(), Contains("hold client " + handouts::to_text(code)));
  }
  EXPECT_THAT(at.desk.open(client)->issued, IsEmpty());
}

TEST(HandoutDesk, NotesTheHoldsOfAnOfferWithTheirGates) {
  Desk at;
  at.desk.open(test::open_priya_case(at.place));
  EXPECT_THAT(at.place.trail(), Contains(AllOf(StartsWith("hold client H02 "), HasSubstr("G-05"))));
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
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, {}).is_held);
}

TEST(HandoutDesk, ReleasesWithAReasonThatStaysInTheTrail) {
  Desk at;
  const auto client = test::open_priya_case(at.place);
  for (const auto& reason : {std::string(), std::string(" \n"), std::string(2001, 'x'), std::string("\xFF")}) {
    const auto refused = at.desk.make(client, DocumentCode::H07, {false, reason});
    ASSERT_EQ(refused.problems.size(), 1U);
    EXPECT_EQ(refused.problems[0].field, "release_reason");
    EXPECT_FALSE(refused.issued);
  }
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H07, {false, "Read together today."}).issued);
  EXPECT_THAT(at.place.trail(), Contains("release issued_document Read together today."));
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
  EXPECT_TRUE(at.desk.make(client, DocumentCode::H02, {}).is_held);
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

TEST(HandoutDesk, MakesACopyThatOpensWithItsPasswordAndSaysSoInTheTrail) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto letter = *at.desk.make(client, DocumentCode::L02, kApproved).issued;
  const auto kept = at.desk.take_out(letter)->pdf;
  const auto copy = at.desk.take_out_protected(letter, kPassword, kPassword);
  ASSERT_TRUE(copy);
  EXPECT_THAT(copy->problems, IsEmpty());
  EXPECT_EQ(copy->code, "L02");
  EXPECT_THAT(copy->pdf, AllOf(StartsWith("%PDF-"), HasSubstr("/Encrypt")));
  EXPECT_EQ(at.place.trail().back(), "export issued_document with-password L02");
  EXPECT_EQ(at.desk.take_out(letter)->pdf, kept);
}

TEST(HandoutDesk, MakesNoCopyWithAPasswordThatIsNotGood) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto letter = *at.desk.make(client, DocumentCode::L02, kApproved).issued;
  const struct {
    std::string password;
    std::string repeat;
    const char* field;
    const char* sentence;
  } rows[] = {{"", "", "password", "at least 15"},
              {"qwertyuiopasdfgh", "qwertyuiopasdfgh", "password", "too easy"},
              {"Etxeberria-Muñoz Iñaki", "Etxeberria-Muñoz Iñaki", "password", "a name that others know"},
              {std::string(kPassword), "violet harbor", "repeat", "do not match"},
              {std::string(kPassword) + "\n", std::string(kPassword) + "\n", "password", "nobody can type"},
              {test::repeated("violet harbor quiet lantern 42 ", 5),
               test::repeated("violet harbor quiet lantern 42 ", 5), "password", "too long"}};
  const auto before = at.place.trail();
  for (const auto& [password, repeat, field, sentence] : rows) {
    const auto copy = at.desk.take_out_protected(letter, password, repeat);
    ASSERT_EQ(copy->problems.size(), 1U) << sentence;
    EXPECT_EQ(copy->problems[0].field, field) << sentence;
    EXPECT_THAT(copy->problems[0].sentence, HasSubstr(sentence));
    EXPECT_THAT(copy->pdf, IsEmpty());
  }
  EXPECT_EQ(at.place.trail(), before);
}

TEST(HandoutDesk, GivesNoDocumentOfSomebodyInTheTrash) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto letter = *at.desk.make(client, DocumentCode::L02, kApproved).issued;
  TrashDesk(at.place.vault()).put(TrashKind::Client, client.text);
  EXPECT_FALSE(at.desk.take_out(letter));
  EXPECT_FALSE(at.desk.find_document(letter));
  EXPECT_FALSE(at.desk.take_out_protected(letter, kPassword, kPassword));
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
