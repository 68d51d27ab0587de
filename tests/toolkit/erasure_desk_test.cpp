// SPDX-License-Identifier: MIT
#include "toolkit/desks/erasure_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "closed_cases.h"
#include "couples.h"
#include "db/backup.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "fake_printer.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/merge_desk.h"
#include "toolkit/desks/process_desk.h"
#include "toolkit/desks/retention_desk.h"
#include "toolkit/desks/search_desk.h"

namespace toolkit {
namespace {

using db::ErasureReason;
using test::close_case;
using test::day;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

struct Desk {
  test::Workplace place;
  RecoveryKitDesk kit{place.vault(), test::typefaces(), place.clock, [](std::size_t) { return std::size_t{0}; }};
  test::FakePrinter printer;
  PrintWork printing{place.vault(), printer};
  VaultDesk door{place.vault(), kit, printing, test::kLeastCost};
  ErasureDesk desk{place.vault(), door};

  db::ClientId add(const char* name = test::kMaria, const char* partner = test::kInaki) {
    return test::add_client(place, name, partner);
  }
  ErasureDecision decision(std::optional<ErasureReason> reason, std::string seen) {
    return {reason, std::move(seen), std::string(test::kPassphrase)};
  }
  ErasureResult destroy(const db::ClientId& client, ErasureReason reason = ErasureReason::PersonAsked) {
    return desk.destroy_client(client, decision(reason, desk.preview_client(client)->seen));
  }
  bool is_there(const db::ClientId& client) {
    db::Transaction transaction(place.vault());
    return db::find_client(transaction, client).has_value();
  }
  void trash(const std::string& table, const std::string& id) {
    db::Transaction transaction(place.vault());
    EXPECT_TRUE(db::put_in_trash(transaction, table, id));
    transaction.commit({db::AuditAction::Trash, table, id, {}, ""});
  }
  void set_backup_folder(const std::filesystem::path& folder) {
    db::Transaction transaction(place.vault());
    db::save_setting(transaction, "backup-folder", folder.string());
    transaction.commit({db::AuditAction::Change, "setting", "", {}, "backup-folder"});
  }
  std::filesystem::path back_up(const std::filesystem::path& folder) {
    const db::CancelFlag go_on = false;
    return db::make_backup(place.vault(), folder, go_on).file;
  }
  std::size_t struck_from(const std::filesystem::path& backup) {
    const test::TemporaryFolder elsewhere;
    const db::DataFolder folder(elsewhere.path());
    std::string words(test::kPassphrase);
    return db::try_backup(folder, place.clock, backup, db::SecretBytes::taken_from(words))->erased_clients;
  }
};

std::string note_of(Desk& at, const db::ClientId& client) {
  ClientDesk desk(at.place.vault());
  EXPECT_TRUE(desk.add_note(client, {"2026-11-23", "needle"}).problems.empty());
  return test::notes_of(at.place, client).front().id.text;
}

TEST(ErasureDesk, ShowsWhatGoesByKindAndCount) {
  Desk at;
  const auto client = at.add();
  note_of(at, client);
  const auto preview = at.desk.preview_client(client);
  ASSERT_TRUE(preview);
  ASSERT_EQ(preview->records.size(), 1U);
  EXPECT_EQ(preview->records.front().name, test::kMaria);
  std::vector<std::string> kinds;
  for (const auto& kind : preview->records.front().kinds)
    kinds.push_back(kind.table + ' ' + std::to_string(kind.count));
  EXPECT_THAT(kinds, ElementsAre("client 1", "partner 1", "note 1", "record_version 3"));
}

TEST(ErasureDesk, DestroysWithAReceiptAndATrail) {
  Desk at;
  const auto client = at.add();
  const auto result = at.destroy(client);
  ASSERT_FALSE(result.receipt.empty());
  EXPECT_FALSE(at.is_there(client));
  EXPECT_EQ(at.place.trail().back(), "erase client person-asked");
  const auto receipt = at.desk.find_receipt(result.receipt);
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->erasure.of_id, client.text);
  EXPECT_EQ(receipt->erasure.reason, ErasureReason::PersonAsked);
  EXPECT_EQ(receipt->by, "you");
  EXPECT_EQ(at.desk.receipts().receipts.size(), 1U);
}

TEST(ErasureDesk, NeedsThePassphraseAndAReason) {
  Desk at;
  const auto client = at.add();
  auto decision = at.decision(ErasureReason::PersonAsked, at.desk.preview_client(client)->seen);
  decision.passphrase = "wrong";
  EXPECT_EQ(at.desk.destroy_client(client, decision).problems.at(0).field, "own_passphrase");
  at.place.clock.advance(std::chrono::seconds(2));
  decision = at.decision({}, decision.seen);
  EXPECT_EQ(at.desk.destroy_client(client, decision).problems.at(0).field, "reason");
  decision = at.decision(ErasureReason::TrashEmptied, decision.seen);
  EXPECT_EQ(at.desk.destroy_client(client, decision).problems.at(0).field, "reason");
  EXPECT_TRUE(at.is_there(client));
}

TEST(ErasureDesk, SaysThatTheTimeIsOverOnlyFromItsLastDayOn) {
  Desk at;
  const auto client = at.add();
  EXPECT_EQ(at.destroy(client, ErasureReason::PeriodOver).refusal, ErasureRefusal::NotDue) << "the case is open";
  close_case(at.place, client, day(2019, 11, 24));
  EXPECT_EQ(at.destroy(client, ErasureReason::PeriodOver).refusal, ErasureRefusal::NotDue);
  EXPECT_TRUE(at.is_there(client));
  at.place.clock.advance(std::chrono::hours(24));
  EXPECT_FALSE(at.destroy(client, ErasureReason::PeriodOver).receipt.empty());
}

TEST(ErasureDesk, LeavesWhatIsHeld) {
  Desk at;
  const auto client = at.add();
  const auto seen = at.desk.preview_client(client)->seen;
  const auto partner_seen = at.desk.preview_partner(client)->seen;
  RetentionDesk(at.place.vault()).hold(client, 0, "Court order");
  EXPECT_TRUE(at.desk.preview_client(client)->is_held);
  EXPECT_EQ(at.desk.destroy_client(client, at.decision(ErasureReason::PersonAsked, seen)).refusal,
            ErasureRefusal::Held);
  EXPECT_EQ(at.desk.destroy_partner(client, at.decision(ErasureReason::PersonAsked, partner_seen)).refusal,
            ErasureRefusal::Held);
  EXPECT_TRUE(at.is_there(client));
}

TEST(ErasureDesk, DestroysNothingOtherThanWhatWasShown) {
  Desk at;
  const auto client = at.add();
  const auto seen = at.desk.preview_client(client)->seen;
  note_of(at, client);
  EXPECT_EQ(at.desk.destroy_client(client, at.decision(ErasureReason::PersonAsked, seen)).refusal,
            ErasureRefusal::ChangedMeanwhile);
  EXPECT_EQ(at.desk.destroy_partner(client, at.decision(ErasureReason::PersonAsked, "7")).refusal,
            ErasureRefusal::ChangedMeanwhile);
  EXPECT_TRUE(at.is_there(client));
}

TEST(ErasureDesk, AnswersTheSameTwiceWithTheReceipt) {
  Desk at;
  const auto client = at.add();
  const auto seen = at.desk.preview_client(client)->seen;
  const auto first = at.desk.destroy_client(client, at.decision(ErasureReason::PersonAsked, seen));
  const auto second = at.desk.destroy_client(client, at.decision(ErasureReason::PersonAsked, seen));
  EXPECT_EQ(second.receipt, first.receipt);
  EXPECT_EQ(at.desk.receipts().receipts.size(), 1U);
  EXPECT_EQ(at.desk.destroy_client(db::new_id<db::ClientId>(), at.decision(ErasureReason::PersonAsked, "")).refusal,
            ErasureRefusal::NoSuchRecord);
}

TEST(ErasureDesk, TakesTheMergedClientsAlongByName) {
  Desk at;
  const auto into = at.add();
  const auto merged = at.add(test::kPriya, test::kVikram);
  EXPECT_FALSE(MergeDesk(at.place.vault()).merge(into, merged));
  const auto preview = at.desk.preview_client(into);
  ASSERT_EQ(preview->records.size(), 2U);
  EXPECT_EQ(preview->records.back().name, test::kPriya);
  EXPECT_FALSE(at.desk.preview_client(merged));
  const auto result = at.destroy(into);
  EXPECT_EQ(at.desk.find_receipt(result.receipt)->erasure.of_id, into.text);
  EXPECT_EQ(at.desk.receipts().receipts.size(), 2U);
  db::Transaction transaction(at.place.vault());
  EXPECT_EQ(db::audit_entries(transaction, 100, merged).front().event.action, db::AuditAction::Erase);
}

TEST(ErasureDesk, IsGoneFromTheSearchAtOnce) {
  Desk at;
  const auto client = at.add();
  const auto other = at.add(test::kPriya, "");
  note_of(at, client);
  note_of(at, other);
  SearchDesk search(at.place.vault());
  search.read_everything();
  const auto count = [&] { return search.search("needle", 50).records.size(); };
  EXPECT_EQ(count(), 2U);
  at.destroy(client);
  EXPECT_EQ(count(), 1U);
  EXPECT_TRUE(search.search("maria", 50).people.empty());
}

TEST(ErasureDesk, BlanksThePartnerAndLeavesTheClient) {
  Desk at;
  const auto client = at.add();
  note_of(at, client);
  const auto seen = at.desk.preview_partner(client)->seen;
  const auto result = at.desk.destroy_partner(client, at.decision(ErasureReason::NeverNeeded, seen));
  ASSERT_FALSE(result.receipt.empty());
  EXPECT_EQ(at.desk.find_receipt(result.receipt)->erasure.table, "partner");
  EXPECT_TRUE(at.is_there(client));
  EXPECT_FALSE(at.desk.preview_partner(client));
  EXPECT_EQ(at.desk.destroy_partner(client, at.decision(ErasureReason::NeverNeeded, seen)).refusal,
            ErasureRefusal::NoSuchRecord);
}

TEST(ErasureDesk, SaysThatThePartnersTimeIsOverOnlyWhenItIs) {
  Desk at;
  const auto client = at.add();
  const auto try_it = [&] {
    const auto seen = at.desk.preview_partner(client)->seen;
    return at.desk.destroy_partner(client, at.decision(ErasureReason::PeriodOver, seen));
  };
  at.place.clock.advance(std::chrono::days(364));
  EXPECT_EQ(try_it().refusal, ErasureRefusal::NotDue);
  at.place.clock.advance(std::chrono::days(1));
  EXPECT_FALSE(try_it().receipt.empty());
}

TEST(ErasureDesk, EmptiesTheTrashAfterThirtyDaysAndNotBefore) {
  Desk at;
  const auto client = at.add();
  const auto note = note_of(at, client);
  ProcessDesk process(at.place.vault());
  process.choose(true);
  process.add(client, {"2026-11-23", "text"});
  const auto process_note = process.open(client)->notes.front().id.text;
  at.trash("note", note);
  at.trash("process_note", process_note);
  at.place.clock.advance(db::kTrashStay - std::chrono::seconds(1));
  EXPECT_FALSE(at.desk.preview_trashed(note)->is_ripe);
  EXPECT_EQ(at.desk.destroy_trashed(note, at.decision({}, "")).refusal, ErasureRefusal::TooEarly);
  at.place.clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(at.desk.preview_trashed(note)->is_ripe);
  const auto first = at.desk.destroy_trashed(note, at.decision({}, ""));
  EXPECT_FALSE(first.receipt.empty());
  EXPECT_EQ(at.desk.destroy_trashed(note, at.decision({}, "")).receipt, first.receipt);
  EXPECT_FALSE(at.desk.destroy_trashed(process_note, at.decision({}, "")).receipt.empty());
  EXPECT_THAT(at.place.trail(),
              testing::AllOf(Contains("erase note trash-emptied"), Contains("erase process_note trash-emptied")));
  EXPECT_FALSE(at.desk.preview_trashed(note));
  EXPECT_TRUE(at.is_there(client));
}

TEST(ErasureDesk, DestroysATrashedClientOnlyOutOfTheTrash) {
  Desk at;
  const auto client = at.add();
  const auto seen = at.desk.preview_client(client)->seen;
  at.trash("client", client.text);
  EXPECT_EQ(at.desk.destroy_client(client, at.decision(ErasureReason::PersonAsked, seen)).refusal,
            ErasureRefusal::NoSuchRecord);
  at.place.clock.advance(db::kTrashStay);
  const auto preview = at.desk.preview_trashed(client.text);
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->client_name, test::kMaria);
  EXPECT_EQ(preview->records.size(), 1U);
  EXPECT_TRUE(at.desk.preview_trashed(client.text)) << "looking takes nothing out";
  EXPECT_FALSE(at.desk.destroy_trashed(client.text, at.decision({}, "")).receipt.empty());
}

TEST(ErasureDesk, StrikesTheClientFromTheBackups) {
  Desk at;
  const test::TemporaryFolder backups;
  const auto client = at.add();
  at.add(test::kPriya, "");
  const auto backup = at.back_up(backups.path());
  at.set_backup_folder(backups.path());
  EXPECT_EQ(at.desk.preview_client(client)->copies.backups, backups.path());
  at.destroy(client);
  const auto left = at.desk.clean_copies();
  EXPECT_TRUE(left.has_erased_clients);
  EXPECT_FALSE(left.is_folder_away);
  EXPECT_THAT(left.unread_backups, IsEmpty());
  EXPECT_EQ(at.struck_from(backup), 1U);
}

TEST(ErasureDesk, TellsWhichBackupsItCouldNotReachAndTriesAgain) {
  Desk at;
  const test::TemporaryFolder backups;
  const auto away = backups.path().string() + "-away";
  const auto client = at.add();
  const auto backup = at.back_up(backups.path());
  at.set_backup_folder(backups.path());
  std::filesystem::rename(backups.path(), away);
  at.destroy(client);
  EXPECT_TRUE(at.desk.clean_copies().is_folder_away);
  std::filesystem::rename(away, backups.path());
  backups.file("both-of-us-20200101-000000.backup", "no backup");
  EXPECT_THAT(at.desk.clean_copies().unread_backups, ElementsAre("both-of-us-20200101-000000.backup"));
  EXPECT_EQ(at.struck_from(backup), 1U) << "also for those who were destroyed before";
}

TEST(ErasureDesk, LooksAtNoCopyWhileNobodyWasDestroyed) {
  Desk at;
  at.set_backup_folder("/nowhere");
  const auto left = at.desk.clean_copies();
  EXPECT_FALSE(left.has_erased_clients);
  EXPECT_FALSE(left.is_folder_away);
}

TEST(ErasureDesk, DeletesWhatARestorePutAsideWithTheClient) {
  test::Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  const auto folder = place.vault().folder().path();
  place.close();
  const auto kept = folder / "records.both-of-us.before-20261120-090000";
  std::filesystem::copy_file(folder / "records.both-of-us", kept);
  place.open_unlocked();
  RecoveryKitDesk kit(place.vault(), test::typefaces(), place.clock, [](std::size_t) { return std::size_t{0}; });
  test::FakePrinter printer;
  PrintWork printing(place.vault(), printer);
  VaultDesk door(place.vault(), kit, printing, test::kLeastCost);
  ErasureDesk desk(place.vault(), door);
  const auto preview = desk.preview_client(client);
  EXPECT_EQ(preview->copies.kept_stores, 1U);
  desk.clean_copies();
  EXPECT_TRUE(std::filesystem::exists(kept)) << "nobody was destroyed yet";
  const ErasureDecision decision{ErasureReason::PersonAsked, preview->seen, std::string(test::kPassphrase)};
  EXPECT_FALSE(desk.destroy_client(client, decision).receipt.empty());
  EXPECT_THAT(desk.clean_copies().unread_stores, IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(kept));
}

}  // namespace
}  // namespace toolkit
