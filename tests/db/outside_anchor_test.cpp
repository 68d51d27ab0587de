// SPDX-License-Identifier: MIT
#include "db/outside_anchor.h"

#include <gtest/gtest.h>

#include "db/audit_trail.h"
#include "db/backup.h"
#include "db/transaction.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using UnlockResult = Vault::UnlockResult;

/// A practice whose trail's end is noted outside of its folder.
struct Noted {
  Noted() {
    open();
    vault->create(test::secret(test::kPassphrase), test::kLeastCost);
    test::saved_client(*vault);
  }
  void open() {
    vault.reset();
    folder.reset();
    folder.emplace(records.path(), state.path() / "both-of-us");
    vault.emplace(*folder, clock);
  }
  void close() {
    vault.reset();
    folder.reset();
  }
  UnlockResult unlock(Vault::OlderFileIs older = Vault::OlderFileIs::Refused) {
    return vault->unlock(test::secret(test::kPassphrase), older);
  }
  /// The file as it is, for later.
  void keep_yesterday() {
    close();
    yesterday = test::contents(file());
    open();
    EXPECT_EQ(unlock(), UnlockResult::Unlocked);
    clock.advance(std::chrono::hours(24));
    test::saved_client(*vault);
  }
  void put_yesterday_back() {
    close();
    test::write_file(file(), yesterday);
    open();
  }
  std::filesystem::path file() const { return records.path() / "records.both-of-us"; }
  std::filesystem::path note() const {
    return std::filesystem::directory_iterator(state.path() / "both-of-us")->path();
  }

  test::TemporaryFolder records;
  test::TemporaryFolder state;
  test::StandingClock clock;
  std::optional<DataFolder> folder;
  std::optional<Vault> vault;
  std::string yesterday;
};

}  // namespace

TEST(OutsideAnchor, RaisesNoAlarmWhenTheRecordsGoOn) {
  Noted noted;
  for (int i = 0; i < 3; ++i) {
    noted.open();
    EXPECT_EQ(noted.vault->anchor_state(), AnchorState::Continues);
    EXPECT_EQ(noted.unlock(), UnlockResult::Unlocked);
  }
}

TEST(OutsideAnchor, NoticesAnEarlierFileThatWasPutBack) {
  Noted noted;
  noted.keep_yesterday();
  noted.put_yesterday_back();
  EXPECT_EQ(noted.unlock(), UnlockResult::OlderFile);
  EXPECT_EQ(noted.vault->state(), Vault::State::Locked);
  ASSERT_TRUE(noted.vault->older_file());
  EXPECT_EQ(noted.vault->older_file()->last_known - noted.vault->older_file()->file_ends, std::chrono::hours(24));
}

TEST(OutsideAnchor, IsNotLulledByAWrongPassphraseOrARestart) {
  Noted noted;
  noted.keep_yesterday();
  noted.put_yesterday_back();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(noted.vault->unlock(test::secret("wrong")), UnlockResult::WrongPassphrase);
    noted.clock.advance(std::chrono::seconds(60));
  }
  noted.open();
  EXPECT_EQ(noted.unlock(), UnlockResult::OlderFile);
}

TEST(OutsideAnchor, NoticesAFileThatWentOnElsewhere) {
  Noted noted;
  noted.keep_yesterday();
  noted.close();
  test::write_file(noted.file(), noted.yesterday);
  {
    // Where nothing is noted, as on another computer, work goes on past what this one knows.
    const DataFolder elsewhere(noted.records.path());
    Vault vault(elsewhere, noted.clock);
    ASSERT_EQ(vault.unlock(test::secret(test::kPassphrase)), UnlockResult::Unlocked);
    for (int i = 0; i < 5; ++i) test::saved_client(vault);
  }
  noted.open();
  EXPECT_EQ(noted.unlock(), UnlockResult::OlderFile);
}

TEST(OutsideAnchor, MovesWhenAPersonAcceptsTheFileAndSaysSoInTheTrail) {
  Noted noted;
  noted.keep_yesterday();
  noted.put_yesterday_back();
  EXPECT_EQ(noted.unlock(Vault::OlderFileIs::Accepted), UnlockResult::Unlocked);
  {
    Transaction transaction(*noted.vault);
    EXPECT_EQ(audit_entries(transaction, 2).back().event.action, AuditAction::OlderFileAccepted);
  }
  noted.open();
  EXPECT_EQ(noted.unlock(), UnlockResult::Unlocked);
}

TEST(OutsideAnchor, FallsBehindWithoutAnAlarm) {
  Noted noted;
  const auto before = test::contents(noted.note());
  test::saved_client(*noted.vault);
  noted.close();
  test::write_file(noted.note(), before);
  noted.open();
  EXPECT_EQ(noted.unlock(), UnlockResult::Unlocked);
}

TEST(OutsideAnchor, RaisesNoAlarmWhenItIsMissingOrTornAndSaysSo) {
  Noted noted;
  const auto note = noted.note();
  for (const auto& [bytes, state] :
       {std::pair("", AnchorState::Unreadable), std::pair("torn", AnchorState::Unreadable)}) {
    noted.close();
    test::write_file(note, bytes);
    noted.open();
    EXPECT_EQ(noted.vault->anchor_state(), state);
    EXPECT_EQ(noted.unlock(), UnlockResult::Unlocked);
    noted.open();
    EXPECT_EQ(noted.vault->anchor_state(), AnchorState::Continues);
  }
  noted.close();
  std::filesystem::remove(note);
  noted.open();
  EXPECT_EQ(noted.vault->anchor_state(), AnchorState::None);
  EXPECT_EQ(noted.unlock(), UnlockResult::Unlocked);
}

TEST(OutsideAnchor, FollowsARestoreOfOurOwn) {
  Noted noted;
  const test::TemporaryFolder backups;
  const CancelFlag go_on = false;
  const auto made = make_backup(*noted.vault, backups.path(), go_on);
  test::saved_client(*noted.vault);
  std::optional<OpenedBackup> restored;
  noted.vault->reopen_after(
      [&] { restored = restore_backup(*noted.folder, noted.clock, made.file, test::secret(test::kPassphrase)); });
  ASSERT_TRUE(restored);
  EXPECT_EQ(noted.unlock(), UnlockResult::Unlocked);
  EXPECT_TRUE(test::is_whole(*noted.vault));
}

TEST(OutsideAnchor, IsReadableByItsOwnerAlone) {
  const Noted noted;
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(noted.note()).permissions() & perms::all, perms::owner_read | perms::owner_write);
  EXPECT_EQ(std::filesystem::status(noted.note().parent_path()).permissions() & perms::all, perms::owner_all);
}

}  // namespace db
