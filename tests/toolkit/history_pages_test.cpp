// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A note in two versions.
struct Notes {
  PageHouse house;
  std::string client = "/clients/" + test::add_client(house.place, test::kMaria).text;
  std::string note;

  Notes() {
    house.post(client + "/notes", {{"session_date", "2026-11-23"}, {"text", "She wants to stay."}});
    const auto page = house.get(client).body;
    const auto begin = page.find("/notes/", page.find("class=\"timeline\""));
    note = page.substr(begin, page.find('"', begin) - begin);
    house.post(note, {{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "She wants to <leave>."}});
  }
};

TEST(HistoryPages, AreReachedFromTheNoteTheFormAndTheClient) {
  Notes at;
  EXPECT_THAT(at.house.get(at.note).body, HasSubstr("href=\"" + at.note + "/versions\""));
  EXPECT_THAT(at.house.get(at.client).body, HasSubstr("href=\"" + at.client + "/record\""));
  const auto posted = test::as_posted(test::maria_intake());
  auto first = posted;
  first.emplace_back("version", "0");
  at.house.post(at.client + "/intake", first);
  auto second = posted;
  second.emplace_back("version", "1");
  at.house.post(at.client + "/intake", second);
  EXPECT_THAT(at.house.get(at.client + "/intake").body, HasSubstr("href=\"" + at.client + "/intake/versions\""));
  EXPECT_EQ(at.house.get(at.client + "/intake/versions?from=1&to=2").status, 200);
  EXPECT_THAT(at.house.get(at.client + "/record").body, HasSubstr("href=\"" + at.client + "/record/versions\""));
}

TEST(HistoryPages, MarkWhatWasTakenOutAndPutInWithoutColor) {
  Notes at;
  const auto page = at.house.get(at.note + "/versions?from=2&to=1").body;
  EXPECT_THAT(page, HasSubstr("She wants to <del><span class=\"visually-hidden\">[taken out: </span>stay."));
  EXPECT_THAT(page, HasSubstr("[put in: </span>&lt;leave&gt;."));
  EXPECT_THAT(page, Not(HasSubstr("<leave>")));
}

TEST(HistoryPages, ShowOneVersionAndRestoreIt) {
  Notes at;
  const auto page = at.house.get(at.note + "/versions?open=1").body;
  EXPECT_THAT(page,
              AllOf(HasSubstr("She wants to stay."), HasSubstr("November 23, 2026, 14:02"), HasSubstr("saved by you"),
                    HasSubstr("name=\"restore\" value=\"1\""), HasSubstr("name=\"version\" value=\"2\"")));
  EXPECT_EQ(location(at.house.post(at.note + "/versions", {{"restore", "1"}, {"version", "2"}})),
            at.note + "/versions?restored=1");
  EXPECT_THAT(at.house.get(at.note).body, HasSubstr("\nShe wants to stay.</textarea>"));
  EXPECT_THAT(at.house.get(at.note + "/versions?open=3").body, Not(HasSubstr("Restore this version")));
}

TEST(HistoryPages, DoNotRestoreOverAVersionThatWasNotSeen) {
  Notes at;
  const auto late = at.house.post(at.note + "/versions", {{"restore", "1"}, {"version", "1"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("nothing was restored"));
}

TEST(HistoryPages, AnswerNothingForVersionsOfNothing) {
  Notes at;
  for (const char* query :
       {"?open=9", "?open=x", "?open=", "?open=1&from=1&to=2", "?from=1&to=-1", "?open=99999999999999999999"}) {
    EXPECT_EQ(at.house.get(at.note + "/versions" + query).status, 404) << query;
  }
  EXPECT_EQ(at.house.get("/notes/x/versions").status, 404);
  EXPECT_EQ(at.house.get(at.client + "/intake/versions").status, 404);
  EXPECT_EQ(at.house.post(at.note + "/versions", {{"restore", "7"}, {"version", "2"}}).status, 404);
  EXPECT_EQ(at.house.post(at.note + "/versions").status, 404);
}

}  // namespace
}  // namespace toolkit
