// SPDX-License-Identifier: MIT
#include "toolkit/desks/vault_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "fake_printer.h"

namespace toolkit {
namespace {

using test::kLeastCost;
using test::repeated;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using State = db::Vault::State;
using Result = db::Vault::UnlockResult;

const std::string kWords(test::kPassphrase);
const std::string kOtherWords = "violet harbor quiet lantern 42";

/// The desk at the door and the kit it makes.
struct Door {
  explicit Door(Workplace::Start start = Workplace::Start::Unlocked) : place(start) {}

  std::vector<std::string> kit_on_paper() {
    kit.make();
    auto groups = kit.groups();
    EXPECT_THAT(kit.confirm(groups.front()), IsEmpty());
    return groups;
  }

  Workplace place;
  RecoveryKitDesk kit{place.vault(), test::typefaces(), place.clock, [](std::size_t) { return 0; }};
  test::FakePrinter printer;
  PrintWork printing{place.vault(), printer};
  VaultDesk desk{place.vault(), kit, printing, kLeastCost};
};

TEST(VaultDesk, RefusesPassphrasesThatAreShortOrDoNotMatch) {
  const struct {
    std::string passphrase;
    std::string repeat;
    std::string faulty;
  } rows[] = {{"", "", "passphrase"},
              {"fourteen chars", "fourteen chars", "passphrase"},
              {repeated("🙂", 14), repeated("🙂", 14), "passphrase"},
              {"i love my husband", "i love my husband", "passphrase"},
              {"four spoons under the table", "four spoons under the tables", "repeat"},
              {"four spoons under the table", "", "repeat"},
              {"short", "other", "passphrase"}};
  Door door(Workplace::Start::Absent);
  for (const auto& [passphrase, repeat, faulty] : rows) {
    const auto problems = door.desk.set_up(passphrase, repeat);
    ASSERT_EQ(problems.size(), 1U) << passphrase;
    EXPECT_EQ(problems[0].field, faulty) << passphrase;
  }
  EXPECT_EQ(door.desk.state(), State::Absent);
}

TEST(VaultDesk, TakesLongPassphrasesInAnyScript) {
  for (const std::string passphrase :
       {"gK4!vX9#mQ2$tZ7", "вчера мы ели суп с грибами", "昨日私たちは雨の中を歩いて帰りました"}) {
    Door door(Workplace::Start::Absent);
    EXPECT_THAT(door.desk.set_up(passphrase, passphrase), IsEmpty());
    EXPECT_EQ(door.desk.state(), State::Unlocked);
    door.desk.lock();
    EXPECT_EQ(door.desk.state(), State::Locked);
    EXPECT_EQ(door.desk.unlock(passphrase + " ").result, Result::WrongPassphrase);
    door.place.clock.advance(door.desk.wait());
    EXPECT_EQ(door.desk.unlock(passphrase).result, Result::Unlocked);
  }
}

TEST(VaultDesk, StaysLockedForAWrongPassphraseAndMakesTheNextTryWait) {
  Door door;
  door.desk.lock();
  for (const std::string wrong : {"Four spoons under the blue table", "four spoons under the blue tabl\xFF"}) {
    const auto opening = door.desk.unlock(wrong);
    EXPECT_EQ(opening.result, Result::WrongPassphrase);
    EXPECT_GT(opening.wait.count(), 0);
    const auto soon = door.desk.unlock(kWords);
    EXPECT_EQ(soon.result, Result::TooSoon);
    EXPECT_EQ(soon.wait, opening.wait);
    EXPECT_EQ(door.desk.state(), State::Locked);
    door.place.clock.advance(opening.wait);
  }
  EXPECT_EQ(door.desk.unlock(kWords).result, Result::Unlocked);
}

TEST(VaultDesk, CountsNoTryWhenNothingWasTyped) {
  Door door;
  door.desk.lock();
  EXPECT_EQ(door.desk.unlock("").result, Result::WrongPassphrase);
  EXPECT_EQ(door.desk.wait().count(), 0);
}

TEST(VaultDesk, ShowsAKitWhereverRecordsWithoutOneAreOpened) {
  Door fresh(Workplace::Start::Absent);
  fresh.desk.set_up(kWords, kWords);
  EXPECT_TRUE(fresh.kit.is_shown());
  fresh.desk.lock();
  EXPECT_FALSE(fresh.kit.is_shown());
  fresh.desk.unlock(kWords);
  EXPECT_TRUE(fresh.kit.is_shown());

  Door settled;
  settled.desk.lock();
  settled.desk.unlock(kWords);
  EXPECT_FALSE(settled.kit.is_shown());
}

TEST(VaultDesk, OpensWithTheKitAndThenAsksForAPassphrase) {
  Door door;
  const auto groups = door.kit_on_paper();
  door.desk.lock();
  EXPECT_FALSE(door.desk.must_choose_passphrase());
  EXPECT_EQ(door.desk.recover(groups).opening.result, Result::Unlocked);
  EXPECT_TRUE(door.desk.must_choose_passphrase());
  EXPECT_THAT(door.desk.choose_passphrase("short", "short"), Not(IsEmpty()));
  EXPECT_TRUE(door.desk.must_choose_passphrase());
  EXPECT_THAT(door.desk.choose_passphrase(kOtherWords, kOtherWords), IsEmpty());
  EXPECT_FALSE(door.desk.must_choose_passphrase());
  door.desk.lock();
  EXPECT_EQ(door.desk.unlock(kOtherWords).result, Result::Unlocked);
}

TEST(VaultDesk, AsksForNoPassphraseAfterTheRecordsWereLockedAgain) {
  Door door;
  const auto groups = door.kit_on_paper();
  door.desk.lock();
  ASSERT_EQ(door.desk.recover(groups).opening.result, Result::Unlocked);
  door.desk.lock();
  EXPECT_EQ(door.desk.unlock(kWords).result, Result::Unlocked);
  EXPECT_FALSE(door.desk.must_choose_passphrase());
}

TEST(VaultDesk, TakesTheWholeCodeFromOneField) {
  Door door;
  std::string all;
  for (const auto& group : door.kit_on_paper()) all += group;
  door.desk.lock();
  EXPECT_EQ(door.desk.recover({all, "", "", "", "", "", "", ""}).opening.result, Result::Unlocked);
}

TEST(VaultDesk, NamesTheGroupThatIsMissing) {
  Door door;
  auto groups = door.kit_on_paper();
  door.desk.lock();
  groups[6].clear();
  const auto recovery = door.desk.recover(groups);
  EXPECT_EQ(recovery.opening.result, Result::WrongPassphrase);
  EXPECT_EQ(recovery.misfit, 6U);
  EXPECT_EQ(door.desk.wait().count(), 0);
}

TEST(VaultDesk, SaysWhyAPassphraseIsNotTheOneAskedForAgain) {
  Door door;
  EXPECT_EQ(door.desk.passphrase_problem(kWords), "");
  EXPECT_THAT(door.desk.passphrase_problem(""), testing::HasSubstr("That is not the passphrase."));
  EXPECT_THAT(door.desk.passphrase_problem("another passphrase"), testing::HasSubstr("That is not the passphrase."));
  EXPECT_EQ(door.desk.passphrase_problem(kWords), "The next try is possible in 1 second.");
  door.place.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(door.desk.passphrase_problem(kWords), "");
}

TEST(VaultDesk, LocksTwiceWithoutHarm) {
  Door door;
  door.desk.lock();
  door.desk.lock();
  EXPECT_EQ(door.desk.state(), State::Locked);
}

TEST(VaultDesk, GivesUpPrintingBeforeItLocksSoThatTheTrailTellsOfIt) {
  Door door;
  const PrintJob letter{db::new_id<db::IssuedDocumentId>(), "L02", false, {}};
  const auto run = door.printing.begin(db::new_id<db::ClientId>(), {"Office", "iso_a4_210x297mm"}, {{letter, "pdf"}});
  door.desk.lock();
  EXPECT_FALSE(door.printing.find(run));
  door.place.open_unlocked();
  EXPECT_THAT(door.place.trail(), ElementsAre("print issued_document cancelled L02 Office", "locked", "unlocked"));
}

}  // namespace
}  // namespace toolkit
