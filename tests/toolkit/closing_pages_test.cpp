// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/retention.h"
#include "db/transaction.h"
#include "page_room.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct OneCase {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string home = "/clients/" + client.text;
  std::chrono::sys_days today = local_day(house.place.clock.now());

  http::Reply close(const std::string& day) { return house.post(home + "/closing", {{"closed_on", day}}); }
  db::Retention retention() {
    db::Transaction transaction(house.place.vault());
    return db::load_retention(transaction, client);
  }
};

TEST(ClosingPages, CloseACaseAndOpenItAgain) {
  OneCase one;
  const auto day = one.today - std::chrono::days(3);
  EXPECT_THAT(one.house.get(one.home + "/closing").body, HasSubstr("value=\"" + iso_date(one.today) + '"'));
  EXPECT_EQ(location(one.close(iso_date(day))), one.home);
  EXPECT_EQ(one.retention().closed_on, std::chrono::year_month_day(day));
  EXPECT_THAT(one.house.get(one.home).body, HasSubstr("This case is closed"));
  EXPECT_THAT(one.house.get(one.home + "/closing").body, HasSubstr("Since " + long_date(day)));

  EXPECT_EQ(location(one.house.post(one.home + "/reopen")), one.home);
  EXPECT_EQ(one.retention().closed_on, std::nullopt);
  EXPECT_THAT(one.house.get(one.home).body, Not(HasSubstr("This case is closed")));
  EXPECT_THAT(one.house.place.trail(), AllOf(Contains("change client closed"), Contains("change client opened-again")));
}

TEST(ClosingPages, ListClosedCasesApart) {
  OneCase one;
  const auto other = test::add_client(one.house.place, test::kVikram, "");
  one.close(iso_date(one.today));
  EXPECT_THAT(one.house.get("/clients").body, AllOf(Not(HasSubstr(one.client.text)), HasSubstr(other.text)));
  EXPECT_THAT(one.house.get("/clients?closed").body, AllOf(HasSubstr(one.client.text), Not(HasSubstr(other.text))));
}

TEST(ClosingPages, LeaveAClosedCaseToBeFoundAndSaySo) {
  OneCase one;
  one.house.search().read_everything();
  one.close(iso_date(one.today));
  EXPECT_THAT(one.house.post("/search", {{"typed", "maria"}}).body,
              AllOf(HasSubstr(one.client.text), HasSubstr(">closed<")));
}

TEST(ClosingPages, RefuseADayThatCannotBe) {
  OneCase one;
  for (const std::string day : {"", "yesterday", "2026-02-30", "0000-00-00"}) {
    const auto page = one.close(day);
    EXPECT_EQ(page.status, 422) << day;
    EXPECT_THAT(page.body, HasSubstr("Write the day as year-month-day")) << day;
  }
  const auto tomorrow = iso_date(one.today + std::chrono::days(1));
  const auto page = one.close(tomorrow);
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("still to come"), HasSubstr("value=\"" + tomorrow + '"')));
  EXPECT_THAT(one.house.get("/clients").body, HasSubstr(one.client.text));
}

TEST(ClosingPages, TakeEveryRequestTwice) {
  OneCase one;
  for (const auto& [address, day] :
       {std::pair(one.home + "/closing", iso_date(one.today)), std::pair(one.home + "/reopen", std::string())}) {
    EXPECT_EQ(one.house.post(address, {{"closed_on", day}}).status, 303);
    const auto before = one.house.place.trail().size();
    EXPECT_EQ(one.house.post(address, {{"closed_on", day}}).status, 303);
    EXPECT_EQ(one.house.place.trail().size(), before) << address;
  }
}

TEST(ClosingPages, ChangeTheDayOfAClosedCaseWithoutANewVersionOfTheClient) {
  OneCase one;
  one.close(iso_date(one.today));
  const auto version = ClientDesk(one.house.place.vault()).find(one.client)->version;
  one.close(iso_date(one.today - std::chrono::days(1)));
  EXPECT_EQ(ClientDesk(one.house.place.vault()).find(one.client)->version, version);
  EXPECT_EQ(one.retention().closed_on, std::chrono::year_month_day(one.today - std::chrono::days(1)));
}

TEST(ClosingPages, KnowNothingOfWhoIsNotThere) {
  PageHouse house;
  const std::string nobody = "/clients/22222222-2222-4222-8222-222222222222";
  EXPECT_EQ(house.get(nobody + "/closing").status, 404);
  EXPECT_EQ(house.post(nobody + "/closing", {{"closed_on", "2026-01-02"}}).status, 404);
  EXPECT_EQ(house.post(nobody + "/reopen").status, 404);
}

}  // namespace
}  // namespace toolkit
