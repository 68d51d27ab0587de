// SPDX-License-Identifier: MIT
#include "toolkit/desks/client_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"

namespace toolkit {
namespace {

using test::add_client;
using test::repeated;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;

std::string field_of(const std::vector<Problem>& problems) {
  std::string fields;
  for (const auto& problem : problems) fields += (fields.empty() ? "" : " ") + problem.field;
  return fields;
}

std::string problem_fields(const std::variant<db::ClientId, std::vector<Problem>>& outcome) {
  const auto* problems = std::get_if<std::vector<Problem>>(&outcome);
  return problems ? field_of(*problems) : "";
}

TEST(ClientDesk, KeepsEveryNameExactly) {
  Workplace place;
  ClientDesk desk(place.vault());
  for (const std::string name : test::kNames) {
    const auto id = add_client(place, name, name);
    EXPECT_EQ(desk.find(id)->name, name);
    EXPECT_EQ(desk.find(id)->partner.name, name);
  }
}

TEST(ClientDesk, TakesNamesOfUpTo120Characters) {
  const struct {
    std::string name;
    std::string partner;
    std::string faulty;
  } rows[] = {{"", "", "name"},
              {" \t\r\n", "", "name"},
              {"Ana", "", ""},
              {repeated("字", 120), repeated("🙂", 120), ""},
              {repeated("字", 121), repeated("🙂", 121), "name partner"},
              {repeated("x", 10'000), "", "name"},
              {"Ana\xFF", "\xC3", "name partner"},
              {std::string("A\0na", 4), "", "name"},
              {"Robert'); DROP TABLE client;--", "<script>alert(1)</script>", ""}};
  Workplace place;
  ClientDesk desk(place.vault());
  for (const auto& [name, partner, faulty] : rows) EXPECT_EQ(problem_fields(desk.add(name, partner)), faulty) << name;
}

TEST(ClientDesk, KeepsNothingOfAClientItDidNotTake) {
  Workplace place;
  ClientDesk desk(place.vault());
  desk.add("", "Ana");
  EXPECT_THAT(desk.list().clients, IsEmpty());
  EXPECT_THAT(place.trail(), ElementsAre("view client list"));
}

TEST(ClientDesk, ListsTheClientChangedLastOnTop) {
  Workplace place;
  add_client(place, test::kMaria);
  place.clock.advance(std::chrono::minutes(1));
  add_client(place, test::kPriya);
  const auto list = ClientDesk(place.vault()).list().clients;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list.front().name, test::kPriya);
}

TEST(ClientDesk, LeavesATrailOfAddingAndLooking) {
  Workplace place;
  ClientDesk desk(place.vault());
  const auto id = add_client(place, test::kMaria);
  desk.open(id);
  EXPECT_THAT(place.trail(), ElementsAre("create client", "view client"));
}

TEST(ClientDesk, FindsNothingForAnIdOfNothing) {
  Workplace place;
  ClientDesk desk(place.vault());
  const auto nobody = db::new_id<db::ClientId>();
  EXPECT_FALSE(desk.open(nobody));
  EXPECT_FALSE(desk.find(nobody));
  EXPECT_EQ(desk.add_note(nobody, {"2026-11-23", "text"}).saved, Saved::NoSuchRecord);
  EXPECT_FALSE(desk.open_note(db::new_id<db::NoteId>()));
  EXPECT_EQ(desk.change_note(db::new_id<db::NoteId>(), 1, {"2026-11-23", "text"}).saved, Saved::NoSuchRecord);
  EXPECT_THAT(place.trail(), IsEmpty());
}

TEST(ClientDesk, KeepsNotesExactlyAndDated) {
  Workplace place;
  ClientDesk desk(place.vault());
  const auto id = add_client(place, test::kMaria);
  const std::string text = "First line.\n\n  “Second”, with a tab:\t{{7*7}} <b>& ʻokina 🙂";
  EXPECT_EQ(desk.add_note(id, {"2024-02-29", text}).saved, Saved::Yes);
  const auto notes = test::notes_of(place, id);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].text, text);
  EXPECT_EQ(notes[0].session_date, std::chrono::year(2024) / 2 / 29);
}

TEST(ClientDesk, RefusesNotesWithoutADateThatExistsOrText) {
  const struct {
    TypedNote note;
    std::string faulty;
  } rows[] = {{{"2026-02-30", "text"}, "session_date"},
              {{"2026-13-01", "text"}, "session_date"},
              {{"2025-02-29", "text"}, "session_date"},
              {{"2026-11", "text"}, "session_date"},
              {{"11/23/2026", "text"}, "session_date"},
              {{"2026-11-23T10:00", "text"}, "session_date"},
              {{"", ""}, "session_date text"},
              {{"2026-11-23", " \n"}, "text"},
              {{"2026-11-23", "\xED\xA0\x80"}, "text"},
              {{"2026-11-23", repeated("ä", 100'001)}, "text"},
              {{"2026-11-23", repeated("ä", 100'000)}, ""}};
  Workplace place;
  ClientDesk desk(place.vault());
  const auto id = add_client(place, test::kMaria);
  for (const auto& [note, faulty] : rows) {
    EXPECT_EQ(field_of(desk.add_note(id, note).problems), faulty) << note.session_date;
  }
  EXPECT_EQ(test::notes_of(place, id).size(), 1U);
}

TEST(ClientDesk, ChangesANoteOnlyInTheVersionThatWasRead) {
  Workplace place;
  ClientDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria);
  desk.add_note(client, {"2026-11-23", "one"});
  const auto note = test::notes_of(place, client).at(0);
  EXPECT_EQ(desk.change_note(note.id, note.version, {"2026-11-22", "two"}).saved, Saved::Yes);
  EXPECT_EQ(desk.change_note(note.id, note.version, {"2026-11-21", "three"}).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(desk.change_note(note.id, -1, {"2026-11-21", "three"}).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(desk.open_note(note.id)->text, "two");
  EXPECT_THAT(place.trail(), ElementsAre("create client", "create note", "change note", "view note"));
}

}  // namespace
}  // namespace toolkit
