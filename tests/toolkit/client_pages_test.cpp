// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/transaction.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::add_client;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ClientPages, InviteToAddTheFirstClient) {
  PageHouse house;
  const auto empty = house.get("/clients");
  EXPECT_EQ(empty.status, 200);
  EXPECT_THAT(empty.body, HasSubstr("Add the first one below"));
  add_client(house.place, test::kMaria, test::kInaki);
  const auto one = house.get("/clients");
  EXPECT_THAT(one.body, AllOf(HasSubstr(test::kMaria), HasSubstr(test::kInaki), HasSubstr("November 23, 2026"),
                              Not(HasSubstr("Add the first one below"))));
}

TEST(ClientPages, SayThatADamagedClientIsLeftOut) {
  PageHouse house;
  add_client(house.place, test::kMaria);
  EXPECT_THAT(house.get("/clients").body, Not(HasSubstr("bothofus verify")));
  {
    db::Transaction transaction(house.place.vault());
    transaction.connection().execute("UPDATE client SET created_at = 0");
    transaction.commit({db::AuditAction::Change, "client", {}, {}, {}});
  }
  // The list is read again once something is saved: nobody else writes to the file while it is open.
  add_client(house.place, "DeShawn Bell");
  EXPECT_THAT(house.get("/clients").body, AllOf(HasSubstr("bothofus verify"), Not(HasSubstr(test::kMaria))));
}

TEST(ClientPages, ShowAHundredAtATimeAndReachEveryClient) {
  PageHouse house;
  std::set<std::string> added;
  for (int i = 0; i < 201; ++i) {
    house.place.clock.advance(std::chrono::seconds(1));
    added.insert(add_client(house.place, "Taylor Kim").text);
  }
  std::set<std::string> seen;
  for (const char* page : {"/clients", "/clients?page=2", "/clients?page=3"}) {
    const auto body = house.get(page).body;
    for (const auto& id : added) {
      const bool is_shown = body.find("/clients/" + id) != std::string::npos;
      EXPECT_FALSE(is_shown && seen.contains(id)) << "shown twice";
      if (is_shown) seen.insert(id);
    }
    EXPECT_EQ(seen.size(), std::min<std::size_t>(201, (seen.size() + 99) / 100 * 100));
  }
  EXPECT_EQ(seen, added);
  EXPECT_THAT(house.get("/clients").body, AllOf(HasSubstr("?page=2\">Older"), Not(HasSubstr(">Newer<"))));
  EXPECT_THAT(house.get("/clients?page=3").body, AllOf(HasSubstr("?page=2\">Newer"), Not(HasSubstr(">Older<"))));
  EXPECT_THAT(house.get("/clients?page=4").body, HasSubstr("There are no clients on this page."));
  for (const char* page : {"/clients?page=", "/clients?page=0", "/clients?page=-1", "/clients?page=1x",
                           "/clients?page=99999999999999999999"})
    EXPECT_THAT(house.get(page).body, HasSubstr("?page=2\">Older")) << page;
}

TEST(ClientPages, TellOfDamageThatTheSearchFoundFurtherOn) {
  PageHouse house;
  add_client(house.place, test::kMaria);
  for (int i = 0; i < 101; ++i) {
    house.place.clock.advance(std::chrono::seconds(1));
    add_client(house.place, "Taylor Kim");
  }
  {
    db::Transaction transaction(house.place.vault());
    transaction.connection().execute("UPDATE client SET created_at = 0 WHERE rowid = 1");
    transaction.commit({db::AuditAction::Change, "client", {}, {}, {}});
  }
  house.search().read_everything();
  EXPECT_THAT(house.get("/clients").body, HasSubstr("bothofus verify"));
}

TEST(ClientPages, AddAClientAndOpenIt) {
  PageHouse house;
  const auto added = house.post("/clients", {{"name", "  María\t"}, {"partner", ""}});
  ASSERT_THAT(location(added), StartsWith("/clients/"));
  EXPECT_THAT(house.get(location(added)).body, HasSubstr("<h1 class=\"person\">María</h1>"));
}

TEST(ClientPages, KeepWhatWasTypedWhenANameIsTooLong) {
  PageHouse house;
  const auto reply = house.post("/clients", {{"name", std::string(121, 'x')}, {"partner", test::kInaki}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("id=\"name-problem\""), HasSubstr(std::string(121, 'x')),
                                HasSubstr(test::kInaki), HasSubstr("Add the first one below")));
}

TEST(ClientPages, SayWhatToDoNext) {
  PageHouse house;
  const auto address = "/clients/" + add_client(house.place, test::kMaria).text;
  EXPECT_THAT(house.get(address).body, HasSubstr("Fill in your practice page first"));
  PracticeDesk(house.place.vault()).save(test::practice());
  EXPECT_THAT(house.get(address).body, HasSubstr("Start the intake"));
  auto form = test::as_posted(test::maria_intake());
  form.emplace_back("version", "0");
  house.post(address + "/intake", form);
  EXPECT_THAT(house.get(address).body, Not(HasSubstr("Start the intake")));
}

TEST(ClientPages, ShowTheDaysThatAScreenAndAnAuthorizationLast) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text;
  EXPECT_THAT(house.get(address).body, AllOf(HasSubstr("30 days left"), HasSubstr("until February 10, 2027")));
  house.place.clock.advance(std::chrono::days(29));
  EXPECT_THAT(house.get(address).body, HasSubstr("1 day left"));
  house.place.clock.advance(std::chrono::days(1));
  EXPECT_THAT(house.get(address).body, HasSubstr("last day"));
  house.place.clock.advance(std::chrono::days(60));
  EXPECT_THAT(house.get(address).body, AllOf(HasSubstr("time to ask again"), HasSubstr("none on file")));
}

}  // namespace
}  // namespace toolkit
