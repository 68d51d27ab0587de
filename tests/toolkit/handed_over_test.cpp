// SPDX-License-Identifier: MIT
// What the handout desk does with documents that were made.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "printed.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/intake_desk.h"
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

const Making kApproved = test::approved();
constexpr std::string_view kPassword = "violet harbor quiet lantern 42";

struct Desk {
  Workplace place;
  HandoutDesk desk{place.vault(), test::typefaces()};
};

TEST(HandedOver, KeepsAReceiptBesideTheBytes) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  auto making = kApproved;
  making.how = HandOver::InSession;
  making.paper = handouts::PaperSafety::Elsewhere;
  const auto made = at.desk.make(client, DocumentCode::L01, making);
  ASSERT_TRUE(made.issued);
  const auto receipt = at.desk.receipt(*made.issued)->second;
  EXPECT_EQ(receipt.how, HandOver::InSession);
  EXPECT_EQ(receipt.paper, handouts::PaperSafety::Elsewhere);
  EXPECT_EQ(receipt.reader, handouts::Audience::Partner);
  EXPECT_TRUE(receipt.is_approved);
  EXPECT_EQ(receipt.sha256.size(), 64U);
  EXPECT_EQ(receipt.document.pdf, at.desk.take_out(*made.issued)->pdf);
  EXPECT_THAT(at.place.trail(), Contains("view issued_document receipt L01"));
}

TEST(HandedOver, SaysWhatHadBeenHandedOverByAnyDay) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto first_day = std::chrono::floor<std::chrono::days>(at.place.clock.now());
  at.desk.make(client, DocumentCode::H02, kApproved);
  at.place.clock.advance(std::chrono::days(3));
  at.desk.make(client, DocumentCode::H07, kApproved);
  EXPECT_EQ(at.desk.handed_over(client, first_day - std::chrono::days(2))->size(), 0U);
  EXPECT_EQ(at.desk.handed_over(client, first_day + std::chrono::days(1))->size(), 1U);
  EXPECT_EQ(at.desk.handed_over(client, first_day + std::chrono::days(5))->size(), 2U);
}

TEST(HandedOver, MakesASetTogetherOrNotAtAll) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto whole = at.desk.make_set(client, {DocumentCode::H01, DocumentCode::H03P, DocumentCode::S01}, kApproved);
  EXPECT_EQ(whole.issued.size(), 3U);
  const auto unfitting = at.desk.make_set(client, {DocumentCode::H02, DocumentCode::H11, DocumentCode::L03}, kApproved);
  EXPECT_EQ(unfitting.issued.size(), 3U) << "what does not fit may be made all the same, when nothing holds it";
  ConsentDesk consent(at.place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  const auto refused = at.desk.make_set(client, {DocumentCode::H02, DocumentCode::L02}, kApproved);
  EXPECT_THAT(refused.issued, IsEmpty());
  EXPECT_EQ(refused.held, std::vector{DocumentCode::L02});
  EXPECT_EQ(at.desk.open(client)->issued.size(), 6U);
}

TEST(HandedOver, LetsNoPageOfASetSayWhatTheOtherReaderTold) {
  Desk at;
  auto intake = test::maria_intake();
  intake["E5"] = {"zq-what-he-said"};
  intake["G4"] = {"zq-my-own-part"};
  intake["G5"] = {"zq-my-limit"};
  const auto client = test::open_maria_case(at.place);
  IntakeDesk(at.place.vault()).save(Form::Intake, client, intake, 1);
  const auto made = at.desk.make_set(
      client, {DocumentCode::H03P, DocumentCode::H05, DocumentCode::H06, DocumentCode::L01}, kApproved);
  ASSERT_EQ(made.issued.size(), 4U);
  const test::TemporaryFolder folder;
  const auto text = [&](std::size_t index) {
    return test::extracted_text(folder.file("page.pdf", at.desk.take_out(made.issued[index])->pdf));
  };
  EXPECT_THAT(text(1) + text(2), AllOf(HasSubstr("zq-my-limit"), HasSubstr("zq-my-own-part")));
  EXPECT_THAT(text(0) + text(3), Not(HasSubstr("zq-")));
}

TEST(HandedOver, MakesACopyThatOpensWithItsPasswordAndSaysSoInTheTrail) {
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

TEST(HandedOver, MakesNoCopyWithAPasswordThatIsNotGood) {
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

TEST(HandedOver, GivesNoDocumentOfSomebodyInTheTrash) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  const auto letter = *at.desk.make(client, DocumentCode::L02, kApproved).issued;
  TrashDesk(at.place.vault()).put(TrashKind::Client, client.text);
  EXPECT_FALSE(at.desk.take_out(letter));
  EXPECT_FALSE(at.desk.find_document(letter));
  EXPECT_FALSE(at.desk.take_out_protected(letter, kPassword, kPassword));
}

TEST(HandedOver, NeverHasTwoThingsFromTheTherapistInOneSet) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  for (const auto other : {DocumentCode::L03, DocumentCode::L04, DocumentCode::C02}) {
    const auto two = at.desk.make_set(client, {DocumentCode::L02, other}, kApproved);
    EXPECT_THAT(two.issued, IsEmpty());
    EXPECT_THAT(two.held, IsEmpty()) << "no gate holds it, so there is no reason to look up";
    EXPECT_THAT(two.problems, testing::ElementsAre(testing::Field(&Problem::field, "code")));
  }
  const auto twice = at.desk.make_set(client, {DocumentCode::L02, DocumentCode::L02}, kApproved);
  EXPECT_EQ(twice.issued.size(), 1U);
}

TEST(HandedOver, StandsInTheLogInWords) {
  Desk at;
  const auto client = test::open_maria_case(at.place);
  auto making = kApproved;
  making.how = HandOver::InSession;
  at.desk.make(client, DocumentCode::H02, making);
  const test::TemporaryFolder folder;
  const auto log = at.desk.make(client, DocumentCode::N03, kApproved);
  const auto text = test::extracted_text(folder.file("log.pdf", at.desk.take_out(*log.issued)->pdf));
  EXPECT_THAT(text, AllOf(HasSubstr("November 23, 2026"), HasSubstr("handed over in a"), HasSubstr("for the client")));
}

}  // namespace
}  // namespace toolkit
