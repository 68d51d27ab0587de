// SPDX-License-Identifier: MIT
#include "toolkit/desks/post_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/practice_desk.h"
#include "toolkit/desks/trash_desk.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using test::Workplace;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kRecipient = std::string(test::kInaki) + "\n7 Mill Lane\nHouston, TX 77006";
const TypedPost kTyped{PostFormat::Number10, kRecipient, "12 Lantern Street\nHouston", 1};

class Post : public testing::Test {
 protected:
  db::IssuedDocumentId made(DocumentCode code) { return *handouts.make(client, code, test::approved()).issued; }

  Workplace place;
  HandoutDesk handouts{place.vault(), test::typefaces()};
  PostDesk desk{place.vault(), test::typefaces()};
  db::ClientId client = test::open_maria_case(place);
};

TEST_F(Post, BeginsWithThePartnersNameAndThePracticesAddress) {
  const auto found = desk.open(made(DocumentCode::L02));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->is_held);
  EXPECT_EQ(found->recipient, test::kInaki);
  EXPECT_EQ(found->return_address, test::practice().address);
  EXPECT_EQ(found->paper, handouts::Paper::Letter);
}

TEST_F(Post, MakesEveryEnvelopeAndALabel) {
  const auto letter = made(DocumentCode::L02);
  for (const auto format : {PostFormat::Number10, PostFormat::Dl, PostFormat::C6, PostFormat::Label}) {
    auto typed = kTyped;
    typed.format = format;
    const auto outcome = desk.make(letter, typed);
    EXPECT_THAT(outcome.problems, IsEmpty());
    EXPECT_THAT(outcome.pdf, StartsWith("%PDF-"));
    EXPECT_EQ(place.trail().back(),
              format == PostFormat::Label ? "print issued_document label L02" : "print issued_document envelope L02");
  }
}

TEST_F(Post, IsForLettersToThePartnerOnly) {
  for (const auto code : handouts::all_documents()) {
    if (handouts::is_letter_from_therapist(code)) continue;
    const auto document = made(code);
    EXPECT_FALSE(desk.open(document)) << handouts::to_text(code);
    EXPECT_TRUE(desk.make(document, kTyped).is_unknown) << handouts::to_text(code);
  }
  EXPECT_FALSE(desk.open(db::new_id<db::IssuedDocumentId>()));
  EXPECT_TRUE(desk.make(db::new_id<db::IssuedDocumentId>(), kTyped).is_unknown);
}

TEST_F(Post, HasNoEnvelopeForALetterThatIsHeldByNow) {
  const auto letter = made(DocumentCode::L02);
  ConsentDesk consent(place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  EXPECT_TRUE(desk.open(letter)->is_held);
  const auto outcome = desk.make(letter, kTyped);
  EXPECT_TRUE(outcome.is_held);
  EXPECT_THAT(outcome.pdf, IsEmpty());
  EXPECT_EQ(place.trail().back(), "hold issued_document envelope L02");
}

TEST_F(Post, HasNoEnvelopeForALetterToSomebodyElse) {
  const auto letter = made(DocumentCode::L02);
  test::rename_partner(place, client, "Alex");
  EXPECT_TRUE(desk.open(letter)->is_held);
  EXPECT_TRUE(desk.make(letter, kTyped).is_held);
}

TEST_F(Post, HasNoEnvelopeWhenTheScreenIsTooOldOrFoundSomething) {
  const auto letter = made(DocumentCode::L02);
  place.clock.advance(std::chrono::minutes(1));
  IntakeDesk(place.vault()).record(Form::Screening, client, test::priya_screening());
  EXPECT_TRUE(desk.make(letter, kTyped).is_held);
}

TEST_F(Post, HasNoEnvelopeForALetterThatMayGoOnlyAnotherWay) {
  ConsentDesk consent(place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  auto typed = test::authorization();
  typed.channels = {"email"};
  consent.record(client, typed);
  EXPECT_TRUE(desk.make(made(DocumentCode::L02), kTyped).is_held);
}

TEST_F(Post, HasNoEnvelopeForALetterThatStaysInTheOffice) {
  auto judgement = test::suitable_judgement();
  judgement["C10"] = {"yes"};
  IntakeDesk(place.vault()).save(Form::Judgement, client, judgement, 1);
  const auto made = handouts.make(client, DocumentCode::L02, test::approved("Both lawyers know."));
  ASSERT_TRUE(made.issued);
  EXPECT_TRUE(desk.make(*made.issued, kTyped).is_held);
}

TEST_F(Post, SaysNothingOutsideOfWhatIsInside) {
  const auto letter = made(DocumentCode::L02);
  for (const std::string& line : {test::practice().practitioner_name, std::string("Hope Therapy"),
                                  std::string("Marriage Counseling Center"), std::string("ana@example.org")}) {
    auto typed = kTyped;
    typed.return_address = line + "\n12 Lantern Street";
    const auto outcome = desk.make(letter, typed);
    ASSERT_EQ(outcome.problems.size(), 1U) << line;
    EXPECT_EQ(outcome.problems[0].field, "return_address");
    EXPECT_THAT(outcome.pdf, IsEmpty());
  }
}

TEST_F(Post, SaysWhatIsWrongWithAnAddressOrALabel) {
  const auto letter = made(DocumentCode::L02);
  const struct {
    TypedPost typed;
    const char* field;
  } rows[] = {{{PostFormat::C6, " \n", "", 1}, "recipient"},
              {{PostFormat::C6, std::string(601, 'x'), "", 1}, "recipient"},
              {{PostFormat::C6, test::repeated("a line\n", 30), "", 1}, "recipient"},
              {{PostFormat::C6, kRecipient, std::string("\xFF"), 1}, "return_address"},
              {{PostFormat::Label, kRecipient, "", 0}, "first_label"},
              {{PostFormat::Label, kRecipient, "", 31}, "first_label"}};
  for (const auto& [typed, field] : rows) {
    const auto outcome = desk.make(letter, typed);
    ASSERT_EQ(outcome.problems.size(), 1U) << field;
    EXPECT_EQ(outcome.problems[0].field, field);
  }
  EXPECT_THAT(desk.make(letter, {PostFormat::C6, kRecipient, "", 0}).problems, IsEmpty());
}

TEST_F(Post, KeepsNoAddress) {
  const auto letter = made(DocumentCode::L02);
  desk.make(letter, kTyped);
  EXPECT_EQ(desk.open(letter)->recipient, test::kInaki);
  for (const auto& line : place.trail()) EXPECT_THAT(line, testing::Not(HasSubstr("Mill Lane")));
}

TEST_F(Post, HasNothingForSomebodyInTheTrash) {
  const auto letter = made(DocumentCode::L02);
  TrashDesk(place.vault()).put(TrashKind::Client, client.text);
  EXPECT_FALSE(desk.open(letter));
  EXPECT_TRUE(desk.make(letter, kTyped).is_unknown);
}

}  // namespace
}  // namespace toolkit
