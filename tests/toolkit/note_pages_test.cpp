// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

struct Notes {
  PageHouse house;
  std::string client = "/clients/" + test::add_client(house.place, test::kMaria).text;

  std::string add(const std::string& text) {
    house.post(client + "/notes", {{"session_date", "2026-11-23"}, {"text", text}});
    const auto page = house.get(client).body;
    const auto begin = page.find("/notes/", page.find("class=\"timeline\""));
    return page.substr(begin, page.find('"', begin) - begin);
  }
};

TEST(NotePages, KeepANoteWithTheLineEndsOfTheProgram) {
  Notes at;
  const auto note = at.add("one\r\ntwo\r\n\r\nthree");
  EXPECT_THAT(at.house.get(note).body, HasSubstr("\none\ntwo\n\nthree</textarea>"));
}

TEST(NotePages, LeadBackToTheClientAfterSaving) {
  Notes at;
  const auto saved = at.house.post(at.client + "/notes", {{"session_date", " 2026-11-23 "}, {"text", "text"}});
  EXPECT_EQ(location(saved), at.client + "#notes");
  const auto note = at.add("one");
  EXPECT_EQ(location(at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-22"}, {"text", "two"}})),
            at.client + "#notes");
}

TEST(NotePages, KeepWhatWasTypedWhenTheDateIsWrong) {
  Notes at;
  const auto reply = at.house.post(at.client + "/notes", {{"session_date", "2026-02-30"}, {"text", "<b>a & b"}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body,
              AllOf(HasSubstr("value=\"2026-02-30\""), HasSubstr("&lt;b&gt;a &amp; b</textarea>"),
                    HasSubstr("id=\"session_date-problem\""), HasSubstr("action=\"" + at.client + "/notes\"")));
}

TEST(NotePages, TellOfAChangeInAnotherWindowAndKeepBoth) {
  Notes at;
  const auto note = at.add("one");
  at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "two"}});
  const auto late = at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "three"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("three</textarea>"), HasSubstr("name=\"version\" value=\"2\"")));
  EXPECT_THAT(at.house.get(note).body, HasSubstr("two</textarea>"));
}

TEST(NotePages, DoNotLoseSightOfAConflictWhileAFaultIsMended) {
  Notes at;
  const auto note = at.add("one");
  at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "two"}});
  const auto faulty = at.house.post(note, {{"version", "1"}, {"session_date", "soon"}, {"text", "three"}});
  EXPECT_EQ(faulty.status, 422);
  EXPECT_THAT(faulty.body, HasSubstr("name=\"version\" value=\"1\""));
}

TEST(NotePages, RefuseAVersionThatIsNoNumber) {
  Notes at;
  const auto note = at.add("one");
  for (const char* version : {"", "x", "1x", "-1", "99999999999999"}) {
    const auto reply = at.house.post(note, {{"version", version}, {"session_date", "2026-11-23"}, {"text", "two"}});
    EXPECT_EQ(reply.status, 409) << version;
  }
  EXPECT_THAT(at.house.get(note).body, Not(HasSubstr("two</textarea>")));
}

TEST(NotePages, AnswerNothingForANoteOfNobody) {
  Notes at;
  const auto nothing = db::new_id<db::NoteId>().text;
  const test::Posted good{{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "two"}};
  EXPECT_EQ(at.house.get("/notes/" + nothing).status, 404);
  EXPECT_EQ(at.house.post("/notes/" + nothing, good).status, 404);
  EXPECT_EQ(at.house.post("/clients/" + nothing + "/notes", good).status, 404);
  EXPECT_EQ(at.house.post("/clients/" + nothing + "/notes", {}).status, 404);
}

}  // namespace
}  // namespace toolkit
