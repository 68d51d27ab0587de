// SPDX-License-Identifier: MIT
#include "toolkit/desks/recovery_kit_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "printed.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class RecoveryKit : public testing::Test {
 protected:
  RecoveryKit() : place(Workplace::Start::WithoutKit) {}

  RecoveryKitDesk a_desk() {
    return {place.vault(), test::typefaces(), place.clock, [this](std::size_t count) { return asked % count; }};
  }

  Workplace place;
  test::TemporaryFolder folder;
  std::size_t asked = 5;
};

TEST_F(RecoveryKit, IsDueUntilAGroupWasTypedBack) {
  auto desk = a_desk();
  EXPECT_TRUE(desk.is_due());
  desk.make();
  EXPECT_TRUE(desk.is_due());
  EXPECT_TRUE(desk.is_shown());
  EXPECT_EQ(desk.asked_group(), 5U);
  EXPECT_THAT(desk.confirm(desk.groups()[4]), Not(IsEmpty()));
  EXPECT_TRUE(desk.is_due());
  EXPECT_THAT(desk.confirm(desk.groups()[5]), IsEmpty());
  EXPECT_FALSE(desk.is_due());
  EXPECT_FALSE(desk.is_shown());
}

TEST_F(RecoveryKit, StaysInForceForAnotherRunOfTheProgram) {
  auto desk = a_desk();
  desk.make();
  desk.confirm(desk.groups()[5]);
  EXPECT_FALSE(a_desk().is_due());
  desk.make();
  EXPECT_TRUE(a_desk().is_due()) << "the new one is on no paper";
}

TEST_F(RecoveryKit, IsPrintedWithItsCodeAndItsDate) {
  auto desk = a_desk();
  desk.make();
  for (const auto paper : {handouts::Paper::Letter, handouts::Paper::A4}) {
    const auto text = test::extracted_text(folder.file("sheet.pdf", desk.pdf(paper)));
    for (const auto& group : desk.groups()) EXPECT_THAT(text, HasSubstr(group));
    EXPECT_THAT(text, HasSubstr("November 23, 2026"));
    EXPECT_THAT(desk.picture(paper), HasSubstr("<svg"));
  }
}

TEST_F(RecoveryKit, IsForgottenWhenTheRecordsAreLocked) {
  auto desk = a_desk();
  desk.make();
  desk.forget();
  EXPECT_FALSE(desk.is_shown());
  EXPECT_TRUE(desk.is_due());
}

}  // namespace
}  // namespace toolkit
