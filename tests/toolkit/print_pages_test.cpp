// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"
#include "tests/db/faulty_disk.h"
#include "toolkit/desks/consent_desk.h"

namespace toolkit {
namespace {

using printing::Report;
using test::location;
using test::PageHouse;
using test::Posted;
using testing::AllOf;
using testing::Contains;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const Posted kChoices{
    {"then", "print"}, {"printer", "Office"}, {"print_size", std::string(printing::kLetter)}, {"copies", "1"}};

Posted with(Posted form, const Posted& more) {
  form.insert(form.end(), more.begin(), more.end());
  return form;
}

class PrintPages : public testing::Test {
 protected:
  void SetUp() override { house.print_work().step(); }
  std::string document(const std::string& code) { return at + "/documents/" + code; }
  /// Presses "Print" for H07; the address of the run's page.
  std::string print_handout() { return location(house.post(document("H07"), with(kChoices, {{"paper", "home"}}))); }
  std::string receipt_address() {
    const auto made = location(house.post(document("L02"), {{"approved", "1"}, {"how", "posted"}}));
    return made;
  }

  PageHouse house;
  db::ClientId client = test::open_maria_case(house.place);
  std::string at = "/clients/" + client.text;
};

TEST_F(PrintPages, OfferThePrintersBesideSaving) {
  for (const auto& address : {document("H07"), at + "/set"}) {
    const auto page = house.get(address).body;
    EXPECT_THAT(page, AllOf(HasSubstr("value=\"print\""), HasSubstr("<option value=\"Office\" selected>"),
                            HasSubstr("The office printer"), HasSubstr("US Letter")))
        << address;
  }
}

TEST_F(PrintPages, SayThatThereIsNoPrinterAndLeaveSaving) {
  PageHouse other;
  other.printer.known.clear();
  other.print_work().step();
  const auto someone = test::open_maria_case(other.place);
  const auto page = other.get("/clients/" + someone.text + "/documents/H07").body;
  EXPECT_THAT(page,
              AllOf(HasSubstr("No printer is set up"), HasSubstr("Save the PDF"), Not(HasSubstr("value=\"print\""))));
}

TEST_F(PrintPages, MakeTheDocumentAndSayHowItGoes) {
  const auto run = print_handout();
  ASSERT_THAT(run, StartsWith("/printing/"));
  house.print_work().step();
  ASSERT_THAT(house.printer.jobs, SizeIs(1));
  house.printer.report({Report::Job::Processing, false, {"media-empty-error"}});
  house.print_work().step();
  EXPECT_THAT(house.get(run).body, AllOf(HasSubstr("data-refresh"), HasSubstr("no paper"), HasSubstr("Stop it")));
  house.printer.report({Report::Job::Completed});
  house.print_work().step();
  EXPECT_THAT(house.get(run).body,
              AllOf(HasSubstr("See that every page has come out"), Not(HasSubstr("data-refresh"))));
  EXPECT_THAT(house.get(at + "/handed-over").body, HasSubstr("printed on Office"));
}

TEST_F(PrintPages, CallNothingPrintedThatWasNot) {
  print_handout();
  EXPECT_THAT(house.get(at + "/handed-over").body, HasSubstr(", sent to Office"));
  house.printer.is_there = false;
  house.print_work().step();
  EXPECT_THAT(house.get(at + "/handed-over").body,
              AllOf(HasSubstr(", not printed on Office"), Not(HasSubstr(", printed"))));
}

TEST_F(PrintPages, MakeNothingWhenAChoiceIsWrong) {
  auto form = with(kChoices, {{"paper", "home"}});
  form[3].second = "21";
  const auto page = house.post(document("H07"), form);
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("from 1 to 20"), HasSubstr("print-choices\" open")));
  EXPECT_THAT(house.get(at + "/handed-over").body, HasSubstr("Nothing had been handed over"));
}

TEST_F(PrintPages, PrintNothingThatMayNotBeMade) {
  EXPECT_EQ(house.post(document("H07"), kChoices).status, 422) << "The paper was not asked about.";
  const auto priya = test::open_priya_case(house.place);
  const auto held = house.post("/clients/" + priya.text + "/documents/L02", with(kChoices, {{"approved", "1"}}));
  EXPECT_EQ(held.status, 403);
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, IsEmpty());
}

TEST_F(PrintPages, PrintASetAsOneRunWithAJobEach) {
  const auto run = location(house.post(
      at + "/set", with(kChoices, {{"code", "H07"}, {"code", "H01"}, {"paper", "home"}, {"approved", "1"}})));
  ASSERT_THAT(run, StartsWith("/printing/"));
  house.print_work().step();
  ASSERT_THAT(house.printer.jobs, SizeIs(2));
  house.printer.jobs[0].report = {Report::Job::Completed};
  house.print_work().step();
  EXPECT_THAT(house.get(run).body, HasSubstr("1 of 2 printed"));
}

TEST_F(PrintPages, PrintAgainWhatWasHandedOverWhenTheGatesLetIt) {
  const auto receipt = receipt_address();
  const auto again = receipt.substr(0, receipt.rfind('/')) + "/print";
  ASSERT_THAT(house.get(receipt).body, HasSubstr("Print it again"));
  const auto run = location(house.post(again, kChoices));
  ASSERT_THAT(run, StartsWith("/printing/"));
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, SizeIs(1));
  EXPECT_THAT(house.get(receipt).body, HasSubstr("sent to Office"));
  ConsentDesk consent(house.place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  const auto held = house.post(again, kChoices);
  EXPECT_EQ(held.status, 403);
  EXPECT_THAT(held.body, HasSubstr("Held"));
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, SizeIs(1));
}

TEST_F(PrintPages, PrintAnEnvelopeOnAnEnvelope) {
  const auto receipt = receipt_address();
  const auto envelope = receipt.substr(0, receipt.rfind('/')) + "/envelope";
  const Posted typed{{"format", "number-10"}, {"recipient", "Iñaki\n7 Mill Lane"}, {"then", "print"}, {"copies", "1"}};
  const auto refused = house.post(envelope, with(typed, {{"printer", "Office"}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("does not take Envelope #10"));
  const auto run = location(house.post(envelope, with(typed, {{"printer", "Hall"}})));
  ASSERT_THAT(run, StartsWith("/printing/"));
  house.print_work().step();
  ASSERT_THAT(house.printer.jobs, SizeIs(1));
  EXPECT_EQ(house.printer.jobs[0].order.size, printing::kNumber10);
  EXPECT_THAT(house.get(run).body, HasSubstr("Envelope"));
}

TEST_F(PrintPages, StopARun) {
  const auto run = print_handout();
  house.print_work().step();
  EXPECT_EQ(location(house.post(run + "/stop")), run);
  house.print_work().step();
  EXPECT_THAT(house.get(run).body, HasSubstr("Cancelled"));
  EXPECT_EQ(house.post("/printing/nothing/stop").status, 404);
}

TEST_F(PrintPages, ForgetARunAtTheLock) {
  const auto run = print_handout();
  house.post("/lock");
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, IsEmpty());
  EXPECT_FALSE(house.print_work().find(run.substr(run.rfind('/') + 1)));
}

TEST_F(PrintPages, ForgetARunWhenTheRecordsLockByThemselves) {
  const auto run = print_handout();
  house.idle_out();
  EXPECT_EQ(house.place.vault().state(), db::Vault::State::Locked);
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, IsEmpty());
  EXPECT_FALSE(house.print_work().find(run.substr(run.rfind('/') + 1)));
  house.place.open_unlocked();
  EXPECT_THAT(house.place.trail(), Contains("print issued_document cancelled H07 Office"));
}

/// Presses "Print" again and again, on a disk that is full after one more operation each time, until something was
/// made; where that leads.
std::string print_until_made(PageHouse& house, db::test::FaultyDisk& disk, const std::string& address,
                             const Posted& form) {
  for (int operation = 0;; ++operation) {
    disk.fail_at(operation, db::test::FaultyDisk::Fault::Full, db::test::FaultyDisk::Length::FromThenOn);
    const auto reply = house.post(address, form);
    disk.work_well();
    if (reply.status != 507) return location(reply);
  }
}

TEST(PrintPagesOnAFullDisk, SayThatADocumentWasMadeAndNotSent) {
  db::test::FaultyDisk disk;
  PageHouse house;
  house.print_work().step();
  const auto at = "/clients/" + test::open_maria_case(house.place).text;
  const auto receipt = print_until_made(house, disk, at + "/documents/H07", with(kChoices, {{"paper", "home"}}));
  EXPECT_THAT(receipt, EndsWith("/receipt?unsent=1"));
  EXPECT_THAT(house.get(receipt).body, AllOf(HasSubstr("it was not sent to the printer"), HasSubstr("Print it again")));
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, IsEmpty());
}

TEST(PrintPagesOnAFullDisk, SayThatASetWasMadeAndNotSent) {
  db::test::FaultyDisk disk;
  PageHouse house;
  house.print_work().step();
  const auto at = "/clients/" + test::open_maria_case(house.place).text;
  const auto set =
      print_until_made(house, disk, at + "/set",
                       with(kChoices, {{"code", "H07"}, {"code", "H01"}, {"paper", "home"}, {"approved", "1"}}));
  EXPECT_EQ(set, at + "/handed-over?unsent=1");
  EXPECT_THAT(house.get(set).body, AllOf(HasSubstr("they were not sent to the printer"), HasSubstr("/receipt")));
  house.print_work().step();
  EXPECT_THAT(house.printer.jobs, IsEmpty());
}

TEST_F(PrintPages, NameNobody) {
  const auto page = house.get(print_handout()).body;
  for (const char* part : {"María", "Iñaki"}) EXPECT_THAT(page, Not(HasSubstr(part)));
}

}  // namespace
}  // namespace toolkit
