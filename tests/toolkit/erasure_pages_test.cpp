// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "closed_cases.h"
#include "db/settings.h"
#include "db/trash.h"
#include "page_room.h"
#include "toolkit/desks/audit_words.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using test::Posted;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct OneClient {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string keeping = "/clients/" + client.text + "/keeping";
  std::string destroying = keeping + "/destroy";

  std::string seen(const std::string& address) {
    const std::string mark = "name=\"seen\" value=\"";
    const auto body = house.get(address).body;
    const auto begin = body.find(mark) + mark.size();
    return body.substr(begin, body.find('"', begin) - begin);
  }
  Posted decision(const std::string& address, const std::string& reason = "person-asked") {
    return {{"seen", seen(address)}, {"reason", reason}, {"own_passphrase", std::string(test::kPassphrase)}};
  }
  std::string trashed_note() {
    ClientDesk desk(house.place.vault());
    desk.add_note(client, {"2026-11-23", "text"});
    const auto note = test::notes_of(house.place, client).front().id.text;
    db::Transaction transaction(house.place.vault());
    EXPECT_TRUE(db::put_in_trash(transaction, "note", note));
    transaction.commit({db::AuditAction::Trash, "note", note, client, ""});
    return note;
  }
};

TEST(ErasurePages, ShowWhatGoesAndAskForThePassphrase) {
  OneClient at;
  const auto page = at.house.get(at.destroying);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("The record of " + std::string(test::kMaria)), HasSubstr("1 entry on the partner"),
                    HasSubstr("No folder for backups is set"), Not(HasSubstr("period-over"))));
  auto wrong = at.decision(at.destroying);
  wrong.back().second = "wrong";
  const auto refused = at.house.post(at.destroying, wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body,
              AllOf(HasSubstr("That is not the passphrase"), HasSubstr("value=\"person-asked\" required checked")));
  EXPECT_EQ(at.house.get(at.keeping).status, 200) << "still there";
}

TEST(ErasurePages, DestroyAndShowAReceiptWithoutAName) {
  OneClient at;
  const auto form = at.decision(at.destroying);
  const auto receipt = location(at.house.post(at.destroying, form));
  ASSERT_THAT(receipt, StartsWith("/destroyed/"));
  EXPECT_EQ(location(at.house.post(at.destroying, form)), receipt) << "sent twice";
  const auto page = at.house.get(receipt);
  EXPECT_EQ(at.house.place.trail().back(), "view erasure");
  EXPECT_THAT(page.body, AllOf(HasSubstr("The record of a client was destroyed"), HasSubstr("The person asked for it"),
                               HasSubstr("November 23, 2026 at 14:02"), HasSubstr("no backup was reached"),
                               Not(HasSubstr("Mar")), Not(HasSubstr("aki"))));
  EXPECT_THAT(at.house.get("/destroyed").body, AllOf(HasSubstr(receipt), Not(HasSubstr(test::kMaria))));
  for (const auto& address : {at.keeping, at.destroying, "/clients/" + at.client.text})
    EXPECT_EQ(at.house.get(address).status, 404) << address;
  EXPECT_THAT(at.house.get("/audit-trail").body,
              AllOf(HasSubstr("Destroyed the client"), HasSubstr("a client whose record was destroyed")));
  EXPECT_EQ(at.house.get("/destroyed/x").status, 404);
}

TEST(ErasurePages, ShowTheRecordAgainWhenItIsNotWhatWasShown) {
  OneClient at;
  const auto form = at.decision(at.destroying);
  ClientDesk(at.house.place.vault()).add_note(at.client, {"2026-11-23", "text"});
  const auto again = at.house.post(at.destroying, form);
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, AllOf(HasSubstr("was changed since you opened this page"), HasSubstr("1 intake note")));
}

TEST(ErasurePages, OfferNothingWhileItIsHeld) {
  OneClient at;
  const auto form = at.decision(at.destroying);
  at.house.post(at.keeping + "/hold", {{"version", "0"}, {"reason", "Court order"}});
  EXPECT_THAT(at.house.get(at.destroying).body,
              AllOf(HasSubstr("under a legal hold"), Not(HasSubstr("own_passphrase"))));
  const auto refused = at.house.post(at.destroying, form);
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("a legal hold was set"));
}

TEST(ErasurePages, RefuseToSayThatATimeIsOverThatIsNot) {
  OneClient at;
  const auto refused = at.house.post(at.destroying, at.decision(at.destroying, "period-over"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("its time is not over"));
  test::close_case(at.house.place, at.client, test::day(2019, 11, 23));
  EXPECT_THAT(at.house.get(at.destroying).body, HasSubstr("since November 23, 2026"));
  EXPECT_THAT(location(at.house.post(at.destroying, at.decision(at.destroying, "period-over"))),
              StartsWith("/destroyed/"));
}

TEST(ErasurePages, NameTheClientsWhoGoAlong) {
  OneClient at;
  const auto merged = test::add_client(at.house.place, test::kPriya);
  EXPECT_FALSE(MergeDesk(at.house.place.vault()).merge(at.client, merged));
  EXPECT_THAT(at.house.get(at.destroying).body, HasSubstr("The record of " + std::string(test::kPriya)));
  EXPECT_THAT(at.house.get(at.keeping + "/destroy-partner").body, HasSubstr("records that were merged into this one"));
}

TEST(ErasurePages, DestroyThePartnersDetailsAndSayWhatStays) {
  OneClient at;
  const auto address = at.keeping + "/destroy-partner";
  EXPECT_THAT(at.house.get(address).body, AllOf(HasSubstr(test::kInaki), HasSubstr("may stand in them")));
  const auto form = at.decision(address, "never-needed");
  const auto receipt = location(at.house.post(address, form));
  EXPECT_THAT(at.house.get(receipt).body,
              AllOf(HasSubstr("What was kept of a partner was destroyed"), HasSubstr("1 entry on the partner")));
  EXPECT_EQ(at.house.post(address, form).status, 409);
  EXPECT_EQ(at.house.get(address).status, 404);
  EXPECT_EQ(at.house.get(at.keeping).status, 200);
}

TEST(ErasurePages, EmptyTheTrashWhenItsThirtyDaysAreOver) {
  OneClient at;
  const auto address = "/trash/" + at.trashed_note() + "/destroy";
  EXPECT_THAT(at.house.get(address).body,
              AllOf(HasSubstr("surely stays until December 23, 2026"), Not(HasSubstr("own_passphrase"))));
  const Posted form{{"own_passphrase", std::string(test::kPassphrase)}};
  EXPECT_EQ(at.house.post(address, form).status, 409);
  at.house.place.clock.advance(db::kTrashStay);
  EXPECT_THAT(at.house.get(address).body, HasSubstr("An intake note of " + std::string(test::kMaria)));
  const auto receipt = location(at.house.post(address, form));
  EXPECT_THAT(at.house.get(receipt).body, HasSubstr("An intake note was destroyed"));
  EXPECT_EQ(location(at.house.post(address, form)), receipt);
  EXPECT_EQ(at.house.get(address).status, 404);
  EXPECT_EQ(at.house.post("/trash/x/destroy", form).status, 409);
}

TEST(ErasurePages, SayWhichCopiesWereNotReached) {
  OneClient at;
  {
    db::Transaction transaction(at.house.place.vault());
    db::save_setting(transaction, "backup-folder", "/nowhere/at all");
    transaction.commit({db::AuditAction::Change, "setting", "", {}, "backup-folder"});
  }
  EXPECT_THAT(at.house.get(at.destroying).body, HasSubstr("every backup in the folder /nowhere/at all"));
  const auto receipt = location(at.house.post(at.destroying, at.decision(at.destroying)));
  EXPECT_THAT(at.house.get(receipt).body, HasSubstr("/nowhere/at all, is not there"));
  EXPECT_THAT(at.house.get("/destroyed").body, HasSubstr("Connect its drive"));
}

}  // namespace
}  // namespace toolkit
