// SPDX-License-Identifier: MIT
#include "toolkit/desks/vault_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"

namespace toolkit {
namespace {

using test::kLeastCost;
using test::repeated;
using test::Workplace;
using testing::IsEmpty;
using State = db::Vault::State;
using Result = db::Vault::UnlockResult;

TEST(VaultDesk, RefusesPassphrasesThatAreShortOrDoNotMatch) {
  const struct {
    std::string passphrase;
    std::string repeat;
    std::string faulty;
  } rows[] = {{"", "", "passphrase"},
              {"fourteen chars", "fourteen chars", "passphrase"},
              {repeated("🙂", 14), repeated("🙂", 14), "passphrase"},
              {"four spoons under the table", "four spoons under the tables", "repeat"},
              {"four spoons under the table", "", "repeat"},
              {"short", "other", "passphrase"}};
  Workplace place(Workplace::Start::Absent);
  VaultDesk desk(place.vault(), kLeastCost);
  for (const auto& [passphrase, repeat, faulty] : rows) {
    const auto problems = desk.set_up(passphrase, repeat);
    ASSERT_EQ(problems.size(), 1U) << passphrase;
    EXPECT_EQ(problems[0].field, faulty) << passphrase;
  }
  EXPECT_EQ(desk.state(), State::Absent);
}

TEST(VaultDesk, TakesLongPassphrasesInAnyScript) {
  for (const std::string passphrase :
       {"gK4!vX9#mQ2$tZ7", "вчера мы ели суп с грибами", "昨日私たちは雨の中を歩いて帰りました"}) {
    Workplace place(Workplace::Start::Absent);
    VaultDesk desk(place.vault(), kLeastCost);
    EXPECT_THAT(desk.set_up(passphrase, passphrase), IsEmpty());
    EXPECT_EQ(desk.state(), State::Unlocked);
    desk.lock();
    EXPECT_EQ(desk.state(), State::Locked);
    EXPECT_EQ(desk.unlock(passphrase + " "), Result::WrongPassphrase);
    EXPECT_EQ(desk.unlock(passphrase), Result::Unlocked);
  }
}

TEST(VaultDesk, StaysLockedForAWrongPassphrase) {
  Workplace place;
  VaultDesk desk(place.vault());
  desk.lock();
  for (const std::string wrong : {"", " ", "Four spoons under the blue table", "four spoons under the blue tabl\xFF"}) {
    EXPECT_EQ(desk.unlock(wrong), Result::WrongPassphrase);
    EXPECT_EQ(desk.state(), State::Locked);
  }
  EXPECT_EQ(desk.unlock(std::string(test::kPassphrase)), Result::Unlocked);
}

TEST(VaultDesk, LocksTwiceWithoutHarm) {
  Workplace place;
  VaultDesk desk(place.vault());
  desk.lock();
  desk.lock();
  EXPECT_EQ(desk.state(), State::Locked);
}

}  // namespace
}  // namespace toolkit
