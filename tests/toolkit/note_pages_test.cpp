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

/// What the script sends while somebody types.
struct Drafts : Notes {
  /// The state that is kept then, as the reply says it.
  std::string type(const std::string& address, const std::string& text, const std::string& seen = {}) {
    const auto reply = house.post(
        address,
        {{"background", "1"}, {"version", "1"}, {"draft", seen}, {"session_date", "2026-11-2"}, {"text", text}});
    EXPECT_EQ(reply.status, 200);
    return reply.body.substr(reply.body.find('\n') + 1);
  }
  std::string act(const std::string& what, const std::string& draft, const std::string& text) {
    return house
        .post(client + "/notes", {{"draft_act", what}, {"draft", draft}, {"session_date", "2026-11-2"}, {"text", text}})
        .body;
  }
};

TEST(NoteDrafts, ComeBackOnTheClientsPageWithTheirDateAsItWasTyped) {
  Drafts at;
  const auto draft = at.type(at.client + "/notes", "She wept");
  EXPECT_THAT(at.house.get(at.client).body,
              AllOf(HasSubstr("She wept</textarea>"), HasSubstr("name=\"session_date\" value=\"2026-11-2\""),
                    HasSubstr("name=\"draft\" value=\"" + draft + "\""), HasSubstr("You typed this until November 23"),
                    Not(HasSubstr("class=\"note\""))));
}

TEST(NoteDrafts, AreGoneOnceTheNoteIsSaved) {
  Drafts at;
  const auto draft = at.type(at.client + "/notes", "She wept");
  at.house.post(at.client + "/notes", {{"draft", draft}, {"session_date", "2026-11-23"}, {"text", "She wept."}});
  EXPECT_THAT(at.house.get(at.client).body, AllOf(HasSubstr("She wept.</p>"), Not(HasSubstr("You typed this until"))));
}

TEST(NoteDrafts, StayWithANoteThatCannotBeSavedYet) {
  Drafts at;
  const auto draft = at.type(at.client + "/notes", "She wept");
  const auto refused = at.house.post(at.client + "/notes", {{"draft", draft}, {"session_date", "x"}, {"text", "She"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("name=\"draft\" value=\"" + draft + "\""));
}

TEST(NoteDrafts, OfANoteThatIsSavedStandOnItsPageAndNowhereElse) {
  Drafts at;
  const auto note = at.add("one");
  at.type(note, "one and two");
  EXPECT_THAT(at.house.get(note).body,
              AllOf(HasSubstr("one and two</textarea>"), HasSubstr("name=\"version\" value=\"1\"")));
  EXPECT_THAT(at.house.get(at.client).body, Not(HasSubstr("one and two")));
}

TEST(NoteDrafts, AreNotKeptOfWhatIsSavedAlready) {
  Drafts at;
  const auto note = at.add("one");
  const auto reply =
      at.house.post(note, {{"background", "1"}, {"version", "1"}, {"session_date", "2026-11-23"}, {"text", "one"}});
  EXPECT_EQ(reply.body, "Nothing to keep yet\n");
  EXPECT_THAT(at.house.get(note).body, Not(HasSubstr("You typed this until")));
}

TEST(NoteDrafts, AreThrownAwayAndTakenBack) {
  Drafts at;
  const auto draft = at.type(at.client + "/notes", "She wept");
  const auto page = at.act("throw-away", draft, "She wept");
  EXPECT_THAT(page, AllOf(HasSubstr("<h1>Thrown away</h1>"), HasSubstr("name=\"text\" value=\"She wept\"")));
  EXPECT_THAT(at.house.get(at.client).body, Not(HasSubstr("She wept")));
  at.act("take-back", "", "She wept");
  EXPECT_THAT(at.house.get(at.client).body, HasSubstr("She wept</textarea>"));
}

TEST(NoteDrafts, StayOnTheirPageWhenTheyCannotBeTakenBack) {
  Drafts at;
  const auto draft = at.type(at.client + "/notes", "She wept");
  at.act("throw-away", draft, "She wept");
  at.type(at.client + "/notes", "from another window");
  const auto page = at.act("take-back", "", "She wept");
  EXPECT_THAT(page, AllOf(HasSubstr("could not be put back"), HasSubstr("<p class=\"written\">She wept</p>")));
  EXPECT_THAT(at.house.get(at.client).body, HasSubstr("from another window</textarea>"));
}

TEST(NoteDrafts, OfAnotherWindowAreNotOverwritten) {
  Drafts at;
  at.type(at.client + "/notes", "theirs");
  const auto late = at.house.post(at.client + "/notes", {{"background", "1"}, {"draft", ""}, {"text", "mine"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.body, "conflict\n");
  EXPECT_THAT(at.house.get(at.client).body, HasSubstr("theirs</textarea>"));
}

TEST(NoteDrafts, AreKeptInCompany) {
  Drafts at;
  at.house.session().has_company = true;
  at.type(at.client + "/notes", "She wept");
  at.house.session().has_company = false;
  EXPECT_THAT(at.house.get(at.client).body, HasSubstr("She wept</textarea>"));
}

}  // namespace
}  // namespace toolkit
