// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::header;
using test::kPassphrase;
using test::PageHouse;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct Trail {
  PageHouse house;
  db::ClientId maria = test::add_client(house.place, test::kMaria);
  db::ClientId priya = test::add_client(house.place, test::kPriya);

  Trail() {
    house.get("/clients/" + maria.text);
    house.place.clock.advance(std::chrono::days(2));
    house.get("/clients/" + priya.text + "/record");
  }
  std::string list(const std::string& query = "") {
    const auto page = house.get("/audit-trail" + query).body;
    const auto begin = page.find("<ol class=\"trail-list\"");
    return begin == std::string::npos ? "" : page.substr(begin, page.find("</ol>", begin) - begin);
  }
};

TEST(AuditPages, ShowTheTrailInWords) {
  Trail at;
  EXPECT_THAT(at.list(), AllOf(HasSubstr("Opened the client&#39;s page"), HasSubstr(test::kMaria), HasSubstr("by you"),
                               HasSubstr("November 23, 2026, 14:02"), Not(HasSubstr("unlock-failed"))));
}

TEST(AuditPages, AreNarrowedByWhatIsAsked) {
  Trail at;
  EXPECT_THAT(at.list("?client=" + at.maria.text), AllOf(HasSubstr(test::kMaria), Not(HasSubstr(test::kPriya))));
  EXPECT_THAT(at.list("?act=create"), AllOf(HasSubstr("Added a client"), Not(HasSubstr("Opened"))));
  EXPECT_THAT(at.list("?from=2026-11-25&to=2026-11-25&client=" + at.priya.text),
              AllOf(HasSubstr("name and partner"), Not(HasSubstr("Added a client"))));
  EXPECT_THAT(at.list("?to=2026-11-23&client=" + at.priya.text), HasSubstr("Added a client"));
  EXPECT_EQ(at.list("?to=2026-11-22"), "");
  EXPECT_EQ(at.list("?who=" + db::random_uuid()), "");
}

TEST(AuditPages, SayWhatADayLooksLike) {
  Trail at;
  const auto page = at.house.get("/audit-trail?from=yesterday");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("such as 2026-11-23"), HasSubstr("value=\"yesterday\"")));
  EXPECT_EQ(at.house.post("/audit-trail/take-out", {{"from", "x"}, {"passphrase", std::string(kPassphrase)}}).status,
            422);
}

TEST(AuditPages, CarryTheChoicesToTheOlderEntries) {
  Trail at;
  for (int i = 0; i < 101; ++i) at.house.get("/clients/" + at.maria.text);
  const auto page = at.house.get("/audit-trail?client=" + at.maria.text + "&act=view").body;
  const auto begin = page.find("/audit-trail?before=");
  ASSERT_NE(begin, std::string::npos);
  const auto address = page.substr(begin, page.find('"', begin) - begin);
  EXPECT_THAT(address, AllOf(HasSubstr("client=" + at.maria.text), HasSubstr("act=view")));
}

TEST(AuditPages, LetTheTrailOutOnlyWithThePassphrase) {
  Trail at;
  EXPECT_EQ(at.house.post("/audit-trail/take-out", {{"passphrase", "wrong"}}).status, 422);
  at.house.place.clock.advance(std::chrono::seconds(1));
  const auto file =
      at.house.post("/audit-trail/take-out", {{"client", at.maria.text}, {"passphrase", std::string(kPassphrase)}});
  EXPECT_EQ(header(file, "Content-Disposition"), "attachment; filename=\"audit-trail.csv\"");
  EXPECT_THAT(file.body, AllOf(HasSubstr(at.maria.text), Not(HasSubstr(at.priya.text)), Not(HasSubstr(test::kMaria))));
  EXPECT_THAT(at.house.place.trail(), Contains("export audit_entry csv"));
}

}  // namespace
}  // namespace toolkit
