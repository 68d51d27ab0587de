// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "page_room.h"

namespace toolkit {
namespace {

using test::kit_on_page;
using test::kPassphrase;
using test::location;
using test::PageHouse;
using test::Workplace;
using testing::HasSubstr;
using testing::Not;

/// At the first start, when the records have just been made.
class RecoveryKitPages : public testing::Test {
 protected:
  RecoveryKitPages() : house(Workplace::Start::Absent) {
    house.post("/set-up", {{"passphrase", std::string(kPassphrase)}, {"repeat", std::string(kPassphrase)}});
  }

  PageHouse house;
};

TEST_F(RecoveryKitPages, LeadEveryPageToTheKitUntilAGroupWasTypedBack) {
  for (const char* address : {"/clients", "/practice", "/access", "/practice?first=1"}) {
    EXPECT_EQ(location(house.get(address)), "/recovery-kit") << address;
  }
  EXPECT_EQ(location(house.post("/clients", {{"name", "Priya"}})), "/recovery-kit");
  const auto groups = kit_on_page(house.get("/recovery-kit"));
  EXPECT_EQ(location(house.post("/recovery-kit/check", {{"group", groups.at(test::kAskedGroup)}})),
            "/practice?first=1");
  EXPECT_EQ(house.get("/clients").status, 200);
  EXPECT_THAT(house.get("/clients").body, Not(HasSubstr("Priya")));
}

TEST_F(RecoveryKitPages, ShowEightDifferentGroupsAndTheSheetItself) {
  const auto page = house.get("/recovery-kit");
  const auto groups = kit_on_page(page);
  EXPECT_EQ(groups.size(), 8U);
  EXPECT_EQ(std::set(groups.begin(), groups.end()).size(), 8U);
  const auto sheet = house.get("/recovery-kit/sheet");
  EXPECT_EQ(sheet.content_type, "image/svg+xml");
  EXPECT_THAT(sheet.body, HasSubstr("<svg"));
  EXPECT_NE(sheet.body, house.get("/recovery-kit/sheet?paper=a4").body);
}

TEST_F(RecoveryKitPages, SaveTheSheetAsAFileThatIsNamedForNothing) {
  for (const char* address : {"/recovery-kit/sheet.pdf", "/recovery-kit/sheet.pdf?paper=a4"}) {
    const auto file = house.get(address);
    EXPECT_EQ(test::header(file, "Content-Disposition"), "attachment; filename=\"sheet.pdf\"");
    EXPECT_TRUE(file.body.starts_with("%PDF-"));
  }
}

TEST_F(RecoveryKitPages, AskForOneGroupAndTakeNoOther) {
  const auto groups = kit_on_page(house.get("/recovery-kit"));
  const auto check = house.get("/recovery-kit/check");
  EXPECT_THAT(check.body, HasSubstr("Type group 3 from your page"));
  EXPECT_THAT(check.body, Not(HasSubstr(groups[2])));
  for (const auto& typed : {groups[1], std::string(), test::with_a_slip(groups[2]), groups[2] + groups[3]}) {
    const auto shown = house.post("/recovery-kit/check", {{"group", typed}});
    EXPECT_EQ(shown.status, 422) << typed;
    EXPECT_THAT(shown.body, HasSubstr("This is not group 3 of your page."));
  }
  EXPECT_EQ(location(house.get("/clients")), "/recovery-kit");
}

TEST_F(RecoveryKitPages, TakeSmallLettersAndNoHyphen) {
  auto typed = kit_on_page(house.get("/recovery-kit")).at(test::kAskedGroup);
  std::erase(typed, '-');
  for (char& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(location(house.post("/recovery-kit/check", {{"group", " " + typed}})), "/practice?first=1");
}

TEST_F(RecoveryKitPages, ShowTheKitNeverAgainOnceItIsOnPaper) {
  const auto groups = kit_on_page(house.get("/recovery-kit"));
  house.post("/recovery-kit/check", {{"group", groups[test::kAskedGroup]}});
  for (const char* address :
       {"/recovery-kit", "/recovery-kit/sheet", "/recovery-kit/sheet.pdf", "/recovery-kit/check"}) {
    EXPECT_EQ(location(house.get(address)), "/") << address;
  }
  EXPECT_EQ(location(house.post("/recovery-kit/check", {{"group", groups[test::kAskedGroup]}})), "/");
}

TEST_F(RecoveryKitPages, MakeTheKitAnewAtTheNextUnlockingWhenItWasNotTypedBack) {
  const auto groups = kit_on_page(house.get("/recovery-kit"));
  EXPECT_EQ(location(house.post("/lock")), "/") << "locking is always possible";
  house.reopen_session();
  house.post("/unlock", {{"passphrase", std::string(kPassphrase)}});
  EXPECT_EQ(location(house.get("/clients")), "/recovery-kit");
  const auto again = kit_on_page(house.get("/recovery-kit"));
  EXPECT_EQ(again.size(), 8U);
  EXPECT_NE(again, groups);
}

TEST_F(RecoveryKitPages, KeepTheSameKitWhenASecondBrowserUnlocks) {
  const auto groups = kit_on_page(house.get("/recovery-kit"));
  house.post("/unlock", {{"passphrase", std::string(kPassphrase)}});
  EXPECT_EQ(kit_on_page(house.get("/recovery-kit")), groups);
}

}  // namespace
}  // namespace toolkit
