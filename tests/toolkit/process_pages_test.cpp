// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::header;
using test::kPassphrase;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct Process {
  PageHouse house;
  std::string client = "/clients/" + test::add_client(house.place, test::kMaria).text;
  std::string list = client + "/process-notes";

  explicit Process(bool writes = true) {
    if (writes) choose("1");
  }
  void choose(const std::string& on) {
    test::Posted form{
        {"version", std::to_string(version_++)}, {"practitioner_name", "Dr. Ana"}, {"secrets_policy", "limited"}};
    if (!on.empty()) form.emplace_back("process_notes", on);
    EXPECT_EQ(location(house.post("/practice", form)), "/practice?saved=1");
  }
  std::string add(const std::string& text) {
    EXPECT_EQ(location(house.post(list, {{"session_date", "2026-11-23"}, {"text", text}})), list);
    const auto page = house.get(list).body;
    const auto begin = page.find("/process-notes/", page.find("class=\"timeline\""));
    return page.substr(begin, page.find('"', begin) - begin);
  }

 private:
  int version_ = 0;
};

TEST(ProcessPages, AreNowhereUntilThePracticeChooses) {
  Process at(false);
  EXPECT_THAT(at.house.get(at.client).body, Not(HasSubstr("process-notes")));
  EXPECT_THAT(at.house.get("/practice").body, Not(HasSubstr("value=\"1\" checked> <span>I keep process notes")));
  EXPECT_EQ(at.house.get(at.list).status, 404);
  EXPECT_EQ(at.house.get(at.list + "/take-out").status, 404);
  EXPECT_EQ(at.house.post(at.list, {{"session_date", "2026-11-23"}, {"text", "text"}}).status, 404);
}

TEST(ProcessPages, KeepANoteApartFromTheClientsPage) {
  Process at;
  const auto note = at.add("needle");
  EXPECT_THAT(at.house.get(at.client).body, AllOf(HasSubstr(at.list), Not(HasSubstr("needle"))));
  EXPECT_THAT(at.house.get(note).body, HasSubstr("needle</textarea>"));
  EXPECT_EQ(at.house.post(at.list, {{"session_date", "soon"}, {"text", "kept text"}}).status, 422);
  EXPECT_THAT(at.house.post(at.list, {{"session_date", "soon"}, {"text", "kept text"}}).body,
              HasSubstr("kept text</textarea>"));
}

TEST(ProcessPages, TellOfAChangeInAnotherWindowAndKeepBoth) {
  Process at;
  const auto note = at.add("one");
  at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "two"}});
  const auto late = at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "three"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body,
              AllOf(HasSubstr("[only here: </span>two"), HasSubstr("three</textarea>"), HasSubstr("value=\"2\"")));
  EXPECT_THAT(at.house.get(note + "/versions?from=1&to=2").body, HasSubstr("[put in: </span>two"));
}

TEST(ProcessPages, LetNotesOutOnlyWithThePassphrase) {
  Process at;
  at.add("needle");
  const auto address = at.list + "/take-out";
  EXPECT_EQ(at.house.get(address).status, 200);
  const auto wrong = at.house.post(address, {{"format", "text"}, {"passphrase", "wrong"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, Not(HasSubstr("needle")));
  EXPECT_EQ(at.house.post(address, {{"format", "text"}, {"passphrase", std::string(kPassphrase)}}).status, 422)
      << "a try that came too soon lets nothing out";
  at.house.place.clock.advance(std::chrono::seconds(1));
  const auto text = at.house.post(address, {{"format", "text"}, {"passphrase", std::string(kPassphrase)}});
  EXPECT_EQ(header(text, "Content-Disposition"), "attachment; filename=\"notes.txt\"");
  EXPECT_THAT(text.body, AllOf(HasSubstr("2026-11-23\n\nneedle\n"), HasSubstr(test::kMaria)));
  const auto json = at.house.post(address, {{"format", "json"}, {"passphrase", std::string(kPassphrase)}});
  EXPECT_THAT(json.body, HasSubstr("\"text\": \"needle\""));
  EXPECT_THAT(at.house.place.trail(),
              AllOf(Contains("export process_note text"), Contains("export process_note json")));
}

TEST(ProcessPages, StayToBeReadWhenSwitchedOff) {
  Process at;
  const auto note = at.add("needle");
  at.choose("");
  EXPECT_THAT(at.house.get(at.list).body,
              AllOf(HasSubstr("needle"), Not(HasSubstr("<textarea")), HasSubstr("switched off")));
  EXPECT_EQ(at.house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "two"}}).status, 403);
  EXPECT_EQ(at.house.get(at.list + "/take-out").status, 200);
}

TEST(ProcessPages, KeepWhatIsTypedUntilItIsSaved) {
  Process at;
  const auto note = at.add("saved words");
  const test::Posted typed{
      {"background", "1"}, {"version", "1"}, {"session_date", "2026-11-23"}, {"text", "typed words"}};
  for (const auto& address : {at.list, note}) {
    EXPECT_EQ(at.house.post(address, typed).status, 200) << address;
    EXPECT_THAT(at.house.get(address).body, HasSubstr("typed words</textarea>")) << address;
  }
  EXPECT_THAT(at.house.get(at.client).body, Not(HasSubstr("typed words")));
  at.choose("");
  EXPECT_EQ(at.house.post(at.list, typed).status, 404);
}

}  // namespace
}  // namespace toolkit
