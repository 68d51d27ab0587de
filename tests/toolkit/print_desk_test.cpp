// SPDX-License-Identifier: MIT
#include "toolkit/desks/print_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "fake_printer.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/intake_desk.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using handouts::PaperSafety;
using printing::Report;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const TypedPrint kTyped{"Office", std::string(printing::kLetter), 2, printing::Sides::Both};

class Prints : public testing::Test {
 protected:
  void SetUp() override { work.step(); }
  db::IssuedDocumentId made(DocumentCode code) { return *handouts.make(client, code, test::approved()).issued; }
  std::vector<std::string> fields(const TypedPrint& typed) {
    std::vector<std::string> found;
    for (const auto& problem : desk.problems(typed)) found.push_back(problem.field);
    return found;
  }

  test::Workplace place;
  test::FakePrinter printer;
  PrintWork work{place.vault(), printer};
  PrintDesk desk{place.vault(), work};
  HandoutDesk handouts{place.vault(), test::typefaces()};
  db::ClientId client = test::open_maria_case(place);
};

TEST_F(Prints, SendsTheVeryBytesThatAreKept) {
  const auto document = made(DocumentCode::H07);
  const auto run = desk.print({document}, kTyped);
  work.step();
  ASSERT_THAT(printer.jobs, SizeIs(1));
  EXPECT_EQ(printer.jobs[0].pdf, handouts.take_out(document)->pdf);
  EXPECT_EQ(printer.jobs[0].order.copies, 2);
  EXPECT_EQ(printer.jobs[0].order.sides, printing::Sides::Both);
  EXPECT_EQ(printer.jobs[0].order.size, printing::kLetter);
  EXPECT_EQ(desk.find(run)->client, client);
}

TEST_F(Prints, WritesIntoTheTrailBeforeAnythingIsSent) {
  desk.print({made(DocumentCode::H07)}, kTyped);
  EXPECT_EQ(place.trail().back(), "print issued_document sent H07 Office");
  EXPECT_THAT(printer.jobs, IsEmpty());
}

TEST_F(Prints, TellsWhatWasPrintedWhenAndOnWhichPrinter) {
  const auto document = made(DocumentCode::L02);
  desk.print({document}, kTyped);
  desk.print_envelope(document, "envelope", kTyped);
  work.step();
  for (auto& job : printer.jobs) job.report = {Report::Job::Completed};
  place.clock.advance(std::chrono::minutes(1));
  work.step();
  const auto notes = desk.notes(client);
  ASSERT_THAT(notes, SizeIs(4));
  EXPECT_EQ(notes[0].what, "sent");
  EXPECT_EQ(notes[2].what, "printed");
  for (const auto& note : notes) {
    EXPECT_EQ(note.document, document);
    EXPECT_EQ(note.queue, "Office");
  }
  EXPECT_EQ(notes[2].at - notes[0].at, std::chrono::minutes(1));
  EXPECT_NE(notes[2].is_envelope, notes[3].is_envelope);
}

TEST_F(Prints, RemembersThePrinterThatWasUsedLast) {
  EXPECT_EQ(desk.printers().chosen, "Office") << "the usual one of the computer";
  desk.print({made(DocumentCode::H07)}, {"Hall", std::string(printing::kA4)});
  EXPECT_EQ(desk.printers().chosen, "Hall");
  printer.known.pop_back();
  EXPECT_EQ(desk.printers().chosen, "Hall") << "until it is heard that it has gone";
}

TEST_F(Prints, BeginsWithThePaperOfThePractice) {
  EXPECT_EQ(desk.printers().size, printing::kLetter);
}

TEST_F(Prints, SaysWhatIsWrongWithEachChoice) {
  EXPECT_THAT(fields(kTyped), IsEmpty());
  EXPECT_THAT(fields({"Attic", std::string(printing::kLetter)}), testing::ElementsAre("printer"));
  EXPECT_THAT(fields({"Hall", std::string(printing::kLetter)}), testing::ElementsAre("print_size"));
  EXPECT_THAT(fields({"Hall", std::string(printing::kA4), 1, printing::Sides::Both}), testing::ElementsAre("printer"));
  for (const int copies : {0, -1, 21})
    EXPECT_THAT(fields({"Office", std::string(printing::kLetter), copies}), testing::ElementsAre("copies"));
}

TEST_F(Prints, SaysInASentenceThatThereIsNoPrinter) {
  printer.known.clear();
  PrintWork other(place.vault(), printer);
  PrintDesk alone(place.vault(), other);
  EXPECT_THAT(alone.printers().problem, HasSubstr("looked for"));
  other.step();
  EXPECT_THAT(alone.printers().problem, HasSubstr("No printer is set up"));
}

TEST_F(Prints, AsksTheGatesAgainForASecondCopy) {
  const auto letter = made(DocumentCode::L02);
  EXPECT_FALSE(handouts.ask_again(letter, PaperSafety::Unknown).is_held) << "That it was made is no reason.";
  ConsentDesk consent(place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  EXPECT_TRUE(handouts.ask_again(letter, PaperSafety::Unknown).is_held);
  EXPECT_EQ(place.trail().back(), "hold issued_document print L02");
}

TEST_F(Prints, HoldsASecondCopyOfALetterAfterWhatEndedTheAsking) {
  const auto letter = made(DocumentCode::L02);
  {
    db::Transaction transaction(place.vault());
    db::add_issued_document(transaction, {{}, client, "L04", "1", {}, "{}", "%PDF-"});
    transaction.commit({db::AuditAction::Issue, "issued_document", "", client, "L04"});
  }
  EXPECT_TRUE(handouts.ask_again(letter, PaperSafety::Unknown).is_held);
}

TEST_F(Prints, HoldsASecondCopyOfALetterToSomebodyElse) {
  const auto letter = made(DocumentCode::L02);
  const auto handout = made(DocumentCode::H07);
  test::rename_partner(place, client, "Alex");
  EXPECT_TRUE(handouts.ask_again(letter, PaperSafety::Unknown).is_held);
  EXPECT_FALSE(handouts.ask_again(handout, PaperSafety::AtHome).is_held);
  test::rename_partner(place, client, test::kInaki);
  EXPECT_FALSE(handouts.ask_again(letter, PaperSafety::Unknown).is_held);
}

TEST_F(Prints, HoldsASecondCopyOfALetterWhenPartnersAreNotHeardAnyMore) {
  const auto letter = made(DocumentCode::L02);
  {
    db::Transaction transaction(place.vault());
    auto practice = db::load_practice(transaction);
    practice.hears_partner = false;
    db::save_practice(transaction, practice);
    transaction.commit({db::AuditAction::Change, "practice", "", {}, ""});
  }
  EXPECT_TRUE(handouts.ask_again(letter, PaperSafety::Unknown).is_held);
}

TEST_F(Prints, AsksOnceMoreWhetherThePaperCanBeKeptSafely) {
  const auto handout = made(DocumentCode::H07);
  const auto unasked = handouts.ask_again(handout, PaperSafety::Unknown);
  EXPECT_FALSE(unasked.is_held);
  EXPECT_THAT(unasked.problems, SizeIs(1));
  const auto asked = handouts.ask_again(handout, PaperSafety::AtHome);
  EXPECT_FALSE(asked.is_held);
  EXPECT_THAT(asked.problems, IsEmpty());
}

TEST_F(Prints, HoldsASecondCopyWhenTheScreenFoundSomething) {
  const auto note = made(DocumentCode::L01);
  IntakeDesk(place.vault()).record(Form::Screening, client, test::priya_screening());
  EXPECT_TRUE(handouts.ask_again(note, PaperSafety::AtHome).is_held);
}

TEST_F(Prints, KnowsNothingOfADocumentThatWasNotMade) {
  EXPECT_TRUE(handouts.ask_again(db::new_id<db::IssuedDocumentId>(), PaperSafety::AtHome).is_unknown);
}

}  // namespace
}  // namespace toolkit
