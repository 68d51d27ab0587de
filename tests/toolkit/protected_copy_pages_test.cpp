// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/audit_trail.h"
#include "db/transaction.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::header;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kPassword = "violet harbor quiet lantern 42";

/// The page for a copy of a letter that was made to be sent so.
std::string made_letter(PageHouse& house) {
  const auto letter = "/clients/" + test::open_maria_case(house.place).text + "/documents/L02";
  return location(house.post(letter, {{"approved", "1"}, {"then", "with-password"}}));
}

TEST(ProtectedCopyPages, FollowTheMakingOfADocumentWhenAskedFor) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  const auto letter = "/clients/" + client.text + "/documents/L02";
  EXPECT_THAT(house.get(letter).body, HasSubstr("name=\"then\" value=\"with-password\""));
  const auto address = location(house.post(letter, {{"approved", "1"}, {"then", "with-password"}}));
  EXPECT_THAT(address, AllOf(StartsWith("/issued/"), testing::EndsWith("/with-password")));
  EXPECT_THAT(house.get("/clients/" + client.text + "/documents").body, HasSubstr("href=\"" + address + '"'));
}

TEST(ProtectedCopyPages, SayWhatAPasswordProtectsAndWhatNot) {
  PageHouse house;
  const auto page = house.get(made_letter(house)).body;
  for (const char* words : {"on its way", "does not protect it from anybody who knows the password", "by telephone",
                            "cannot be found again"}) {
    EXPECT_THAT(page, HasSubstr(words));
  }
}

TEST(ProtectedCopyPages, GiveACopyUnderANeutralName) {
  PageHouse house;
  const auto copy = house.post(made_letter(house), {{"password", kPassword}, {"repeat", kPassword}});
  EXPECT_EQ(copy.status, 200);
  EXPECT_EQ(copy.content_type, "application/pdf");
  EXPECT_EQ(header(copy, "Content-Disposition"), "attachment; filename=\"letter-2-with-password.pdf\"");
  EXPECT_THAT(copy.body, AllOf(StartsWith("%PDF-"), HasSubstr("/Encrypt")));
}

TEST(ProtectedCopyPages, SayWhatIsWrongWithAPasswordAndForgetIt) {
  PageHouse house;
  const auto address = made_letter(house);
  const auto easy = house.post(address, {{"password", "needleneedleneedle"}, {"repeat", "needleneedleneedle"}});
  EXPECT_EQ(easy.status, 422);
  EXPECT_THAT(easy.body, AllOf(HasSubstr("id=\"password-problem\""), Not(HasSubstr("needle"))));
  const auto other = house.post(address, {{"password", kPassword}, {"repeat", "needle"}});
  EXPECT_THAT(other.body,
              AllOf(HasSubstr("id=\"repeat-problem\""), Not(HasSubstr("violet")), Not(HasSubstr("needle"))));
}

TEST(ProtectedCopyPages, LeaveNoPasswordInTheTrail) {
  PageHouse house;
  const auto address = made_letter(house);
  house.post(address, {{"password", kPassword}, {"repeat", kPassword}});
  house.post(address, {{"password", kPassword}, {"repeat", "another"}});
  db::Transaction transaction(house.place.vault());
  for (const auto& entry : db::audit_entries(transaction, 1000)) {
    EXPECT_THAT(entry.event.detail, AllOf(Not(HasSubstr("violet")), Not(HasSubstr("another"))));
  }
}

TEST(ProtectedCopyPages, AnswerNothingForIdsOfNothing) {
  PageHouse house;
  for (const auto& id : {db::random_uuid(), std::string("1"), std::string(36, '-')}) {
    EXPECT_EQ(house.get("/issued/" + id + "/with-password").status, 404);
    EXPECT_EQ(house.post("/issued/" + id + "/with-password", {{"password", kPassword}, {"repeat", kPassword}}).status,
              404);
  }
}

}  // namespace
}  // namespace toolkit
