// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::as_posted;
using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

struct Company {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string address = "/clients/" + client.text;

  http::Reply comes() { return house.post("/company", {{"company", "yes"}}); }
  http::Reply leaves() { return house.post("/company", {{"company", "no"}}); }
};

TEST(CompanyPages, ShutEveryRecordAndNameNobody) {
  Company at;
  EXPECT_EQ(location(at.comes()), "/library");
  for (const auto* const page : {"", "/intake", "/intake/whole", "/screening", "/held", "/documents", "/record"}) {
    const auto reply = at.house.get(at.address + page);
    EXPECT_EQ(reply.status, 403) << page;
    EXPECT_THAT(reply.body,
                AllOf(HasSubstr("Shut for now"), Not(HasSubstr("María")), Not(HasSubstr("href=\"/clients\""))));
  }
  for (const auto* const page : {"/clients", "/practice", "/search", "/trash", "/audit-trail"})
    EXPECT_EQ(at.house.get(page).status, 403) << page;
  EXPECT_EQ(at.house.get("/library").status, 200);
  EXPECT_EQ(at.house.get("/library/H02").status, 200);
}

TEST(CompanyPages, OpenAgainWhenOneIsAlone) {
  Company at;
  at.comes();
  EXPECT_EQ(location(at.leaves()), "/today");
  EXPECT_THAT(at.house.get(at.address).body, HasSubstr("María"));
}

TEST(CompanyPages, KeepWhatSomebodyHasJustTyped) {
  Company at;
  at.comes();
  auto form = as_posted({{"D1", {"A calmer home."}}});
  form.emplace_back("version", "0");
  const auto shut = at.house.post(at.address + "/intake", form);
  EXPECT_EQ(shut.status, 403);
  EXPECT_THAT(shut.body, AllOf(HasSubstr("Shut for now"), Not(HasSubstr("María"))));
  auto again = as_posted({{"D1", {"A calmer home, soon."}}});
  again.emplace_back("version", "1");
  again.emplace_back("background", "1");
  const auto saved = at.house.post(at.address + "/intake", again);
  EXPECT_EQ(saved.status, 200);
  EXPECT_THAT(saved.body, Not(HasSubstr("María")));
  EXPECT_EQ(at.house.post(at.address + "/notes", {{"session_date", "2026-11-20"}, {"text", "Half a thou"}}).status,
            403);
  at.leaves();
  EXPECT_THAT(at.house.get(at.address + "/intake").body, HasSubstr("A calmer home, soon."));
  EXPECT_THAT(at.house.get(at.address).body, HasSubstr("Half a thou"));
}

TEST(CompanyPages, LetNothingElseHappen) {
  Company at;
  at.comes();
  EXPECT_EQ(at.house.post("/search", {{"typed", "María"}, {"background", "1"}, {"fragment", "1"}}).status, 403);
  EXPECT_EQ(at.house.post(at.address + "/screening", {{"q:SQ1", "very"}, {"background", "1"}}).status, 403);
  at.leaves();
  EXPECT_THAT(at.house.get(at.address).body, HasSubstr("Private questions</a> <span>not yet"));
}

TEST(CompanyPages, ShutEveryWindowUntilOneIsAlone) {
  Company at;
  at.house.open_other_session();
  at.comes();
  EXPECT_EQ(at.house.get(at.address).status, 403);
  at.house.reopen_session();
  at.house.session().is_unlocked = true;
  EXPECT_EQ(at.house.get(at.address).status, 403) << "also after a lock";
  EXPECT_EQ(location(at.house.post("/company", {})), "/library") << "nothing said opens nothing";
  at.leaves();
  EXPECT_EQ(at.house.get(at.address).status, 200);
}

}  // namespace
}  // namespace toolkit
