// SPDX-License-Identifier: MIT
#include "toolkit/desks/process_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "page_room.h"
#include "toolkit/desks/history_desk.h"
#include "toolkit/exchange/client_export.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kNeedle = "needle of a process note";

struct At {
  Workplace place;
  ProcessDesk desk{place.vault()};
  db::ClientId client = test::add_client(place, test::kMaria);

  db::ProcessNoteId write(const std::string& text) {
    desk.choose(true);
    EXPECT_EQ(desk.add(client, {"2026-11-23", text}).saved, Saved::Yes);
    return desk.open(client)->notes.at(0).id;
  }
};

TEST(ProcessDesk, IsOffUntilThePracticeChooses) {
  At at;
  EXPECT_EQ(at.desk.choice(), ProcessChoice::NeverChosen);
  EXPECT_FALSE(at.desk.open(at.client));
  EXPECT_FALSE(at.desk.take_out(at.client, "text"));
  EXPECT_EQ(at.desk.add(at.client, {"2026-11-23", "text"}).saved, Saved::NoSuchRecord);
  at.desk.choose(false);
  EXPECT_EQ(at.desk.choice(), ProcessChoice::NeverChosen);
  at.desk.choose(true);
  at.desk.choose(true);
  EXPECT_EQ(at.desk.choice(), ProcessChoice::Writes);
  EXPECT_THAT(at.place.trail(), ElementsAre("create client", "change setting process-notes on"));
}

TEST(ProcessDesk, KeepsWhatWasWrittenWhenItIsSwitchedOff) {
  At at;
  const auto note = at.write("one");
  at.desk.choose(false);
  EXPECT_EQ(at.desk.choice(), ProcessChoice::Stopped);
  EXPECT_EQ(at.desk.open(at.client)->notes.at(0).text, "one");
  EXPECT_EQ(at.desk.open_note(note)->text, "one");
  EXPECT_EQ(at.desk.take_out(at.client, "json")->notes.size(), 1U);
  EXPECT_EQ(at.desk.change(note, 1, {"2026-11-23", "two"}).saved, Saved::NoSuchRecord);
  EXPECT_EQ(at.desk.add(at.client, {"2026-11-23", "two"}).saved, Saved::NoSuchRecord);
}

TEST(ProcessDesk, ChangesOnlyTheVersionThatWasReadAndKeepsTheEarlierOne) {
  At at;
  const auto note = at.write("one");
  EXPECT_EQ(at.desk.change(note, 1, {"2026-11-23", "two"}).saved, Saved::Yes);
  EXPECT_EQ(at.desk.change(note, 1, {"2026-11-23", "three"}).saved, Saved::ChangedMeanwhile);
  HistoryDesk history(at.place.vault());
  EXPECT_EQ(history.restore(Versioned::ProcessNote, note.text, 1, 2).saved, Saved::Yes);
  EXPECT_EQ(at.desk.open_note(note)->text, "one");
  EXPECT_EQ(history.open(Versioned::ProcessNote, note.text, {})->versions.size(), 3U);
  EXPECT_THAT(at.place.trail(), AllOf(Contains("create process_note"), Contains("change process_note"),
                                      Contains("restore process_note"), Contains("view process_note")));
}

TEST(ProcessDesk, IsReadByNoOtherPageAndNoExport) {
  test::PageHouse house;
  const auto client = test::open_maria_case(house.place);
  ProcessDesk desk(house.place.vault());
  desk.choose(true);
  desk.add(client, {"2026-11-23", kNeedle});
  {
    // What reads a cell of these would say that it is damaged.
    db::Transaction transaction(house.place.vault());
    transaction.connection().execute("UPDATE process_note SET body = zeroblob(200), session_date = zeroblob(200)");
    transaction.commit({db::AuditAction::Change, "process_note", "", client, ""});
  }
  auto addresses = test::client_addresses(client);
  addresses.insert(addresses.end(), {"/clients", "/practice", "/audit-trail", "/clients/" + client.text + "/record"});
  for (const auto& address : addresses) {
    const auto page = house.get(address);
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_THAT(page.body, AllOf(Not(HasSubstr(kNeedle)), Not(HasSubstr("damaged")))) << address;
  }
  ClientExport exporting(house.place.vault());
  for (const auto format :
       {ExportFormat::Json, ExportFormat::Csv, ExportFormat::Vcard, ExportFormat::Fhir, ExportFormat::FhirForOpenEmr}) {
    const auto files = exporting.take_out(client, format, {true, true, true, true});
    ASSERT_TRUE(files);
    for (const auto& file : *files) EXPECT_THAT(file.bytes, Not(HasSubstr(kNeedle)));
  }
  EXPECT_THAT(house.get("/clients/" + client.text + "/process-notes").body, HasSubstr("damaged"));
}

TEST(ProcessDesk, LeavesNoWordsInTheRecordsExports) {
  At at;
  at.write(kNeedle);
  ClientExport exporting(at.place.vault());
  for (const auto format : {ExportFormat::Json, ExportFormat::Csv, ExportFormat::Vcard, ExportFormat::Fhir}) {
    const auto files = exporting.take_out(at.client, format, {true, true, true, true});
    ASSERT_TRUE(files);
    for (const auto& file : *files) EXPECT_THAT(file.bytes, Not(HasSubstr(kNeedle)));
  }
}

}  // namespace
}  // namespace toolkit
