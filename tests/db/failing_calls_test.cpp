// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "db/notes.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "faulty_calls.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyCalls;
using test::Workplace;
using Fault = FaultyCalls::Fault;
using Length = FaultyCalls::Length;

constexpr int kMoments = 200;
const std::string kForm = "https://example.org/intake";

/// A data folder of which nothing is open, with what was acknowledged in it.
struct Office {
  test::TemporaryFolder folder;
  test::StandingClock clock;
  bool has_vault = false;
  std::optional<ClientId> client;
  std::size_t notes = 0;
  std::size_t screenings = 0;
  int answers = 0;
  int setting = 0;
};

/// Whether the act was acknowledged.
template <class Act>
bool is_done(Act act) {
  try {
    act();
    return true;
  } catch (const Error& failure) {
    EXPECT_TRUE(failure.kind() == Error::Kind::DiskFull || failure.kind() == Error::Kind::Io) << failure.place();
    return false;
  }
}

template <class Act>
bool is_saved(Vault& vault, Act act) {
  if (vault.state() != Vault::State::Unlocked) return false;
  return is_done([&] {
    Transaction transaction(vault);
    act(transaction);
    transaction.commit(test::created());
  });
}

void save_some(Office& office, Vault& vault) {
  std::optional<ClientId> added;
  if (!office.client &&
      is_saved(vault, [&](auto& transaction) { added = add_client(transaction, "Taylor Kim", {}).id; }))
    office.client = added;
  if (!office.client) return;
  const auto& client = *office.client;
  office.notes += is_saved(
      vault, [&](auto& transaction) { add_note(transaction, client, test::kSessionDate, std::string(30'000, 'n')); });
  office.screenings +=
      is_saved(vault, [&](auto& transaction) { add_screening(transaction, client, ScreeningKind::Screen, "{}"); });
  const auto answers = std::to_string(office.answers + 1);
  office.answers += is_saved(vault, [&](auto& transaction) {
    auto response = find_latest_response(transaction, client, kForm);
    if (!response) response = add_response(transaction, client, kForm, ResponseState::InProgress, {});
    response->json = answers;
    EXPECT_TRUE(change_response(transaction, *response));
  });
  const auto value = std::to_string(office.setting + 1);
  office.setting += is_saved(vault, [&](auto& transaction) { save_setting(transaction, "number", value); });
}

/// A day of a practice, which goes on whatever fails: the vault is made, locked and unlocked, and all is saved twice.
void work(Office& office) {
  is_done([&] {
    const DataFolder folder(office.folder.path());
    Vault vault(folder, office.clock);
    if (vault.state() == Vault::State::Absent)
      office.has_vault =
          is_done([&] { vault.create(test::secret(test::kPassphrase), test::kLeastCost); }) || office.has_vault;
    save_some(office, vault);
    is_done([&] { vault.lock(); });
    EXPECT_NE(vault.state(), Vault::State::Unlocked);
    if (vault.state() == Vault::State::Absent) return;
    is_done([&] { static_cast<void>(vault.unlock(test::secret(test::kPassphrase))); });
    save_some(office, vault);
  });
}

/// What is in the file of each kind must be what was acknowledged, or that and the one save that failed.
void expect_kept(Office& office, const std::string& moment) {
  const DataFolder folder(office.folder.path());
  Vault vault(folder, office.clock);
  if (vault.state() == Vault::State::Absent) {
    EXPECT_FALSE(office.has_vault) << moment;
    return;
  }
  ASSERT_EQ(vault.unlock(test::secret(test::kPassphrase)), Vault::UnlockResult::Unlocked) << moment;
  EXPECT_TRUE(test::is_whole(vault)) << moment;
  if (!office.client) return;
  Transaction transaction(vault);
  EXPECT_TRUE(find_client(transaction, *office.client)) << moment;
  EXPECT_GE(list_notes(transaction, *office.client).size(), office.notes) << moment;
  EXPECT_GE(list_screenings(transaction, *office.client).size(), office.screenings) << moment;
  const auto response = find_latest_response(transaction, *office.client, kForm);
  const int answers = response && !response->json.empty() ? std::stoi(response->json) : 0;
  EXPECT_GE(answers, office.answers) << moment;
  EXPECT_LE(answers, office.answers + 1) << moment;
  const int setting = std::stoi(find_setting(transaction, "number").value_or("0"));
  EXPECT_GE(setting, office.setting) << moment;
  EXPECT_LE(setting, office.setting + 1) << moment;
  EXPECT_TRUE(transaction.damaged_rows().empty()) << moment;
}

void save_a_note(Workplace& place, const ClientId& client) {
  Transaction transaction(place.vault());
  add_note(transaction, client, test::kSessionDate, "once more");
  transaction.commit(test::created());
}

std::size_t notes_of(Workplace& place, const ClientId& client) {
  Transaction transaction(place.vault());
  return list_notes(transaction, client).size();
}

}  // namespace

TEST(FailingCalls, LoseNothingThatWasAcknowledgedWhicheverFails) {
  FaultyCalls calls;
  int strikes = 0;
  int failed_syncs = 0;
  for (const auto fault : {Fault::Full, Fault::Failing, Fault::Short}) {
    for (const auto length : {Length::Once, Length::FromThenOn}) {
      // What the error is called makes little difference, so every call fails in one way and every fourth in the
      // others.
      for (int moment = 0; moment < kMoments; moment += fault == Fault::Failing ? 1 : 4) {
        Office office;
        calls.fail_at(moment, fault, length);
        work(office);
        strikes += calls.has_struck() ? 1 : 0;
        failed_syncs += calls.has_failed_a_sync() ? 1 : 0;
        calls.work_well();
        const auto name = std::to_string(static_cast<int>(fault)) + ' ' + std::to_string(static_cast<int>(length)) +
                          ' ' + std::to_string(moment);
        ASSERT_NO_FATAL_FAILURE(expect_kept(office, name));
        // Whatever it was, it goes on when the program is started again.
        const auto notes = office.notes;
        work(office);
        EXPECT_GT(office.notes, notes) << name;
        ASSERT_NO_FATAL_FAILURE(expect_kept(office, name + " again"));
      }
    }
  }
  RecordProperty("strikes", strikes);
  RecordProperty("failed_syncs", failed_syncs);
  EXPECT_GE(strikes, 2 * kMoments);
  EXPECT_GT(failed_syncs, kMoments / 2);
}

TEST(FailingCalls, LeaveTheRecordsToBeReadAndNothingToBeSavedOnceASyncFailed) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  FaultyCalls calls;
  int syncs = 0;
  for (int moment = 0; moment < 60; ++moment) {
    place.open_unlocked();
    const auto before = notes_of(place, client);
    calls.fail_at(moment, Fault::Failing, Length::Once);
    const bool is_acknowledged = is_done([&] { save_a_note(place, client); });
    const bool has_failed_a_sync = calls.has_failed_a_sync();
    calls.work_well();
    if (has_failed_a_sync) {
      ++syncs;
      EXPECT_FALSE(is_acknowledged) << moment;
      const auto failure = test::refusal([&] { save_a_note(place, client); });
      EXPECT_EQ(failure.kind(), Error::Kind::Io);
      EXPECT_NE(std::string(failure.what()).find("start it again"), std::string::npos) << failure.what();
      EXPECT_GE(notes_of(place, client), before);
      is_done([&] { place.vault().lock(); });
      EXPECT_EQ(place.vault().state(), Vault::State::Locked);
    }
    place.close();
    place.open_unlocked();
    save_a_note(place, client);
    place.close();
  }
  EXPECT_GE(syncs, 3) << "the journal, the file, and the journal once more";
}

TEST(FailingCalls, LetWorkGoOnAfterAWriteThatFailed) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  FaultyCalls calls;
  calls.fail_at(0, Fault::Full, Length::Once);
  EXPECT_EQ(test::refusal([&] { save_a_note(place, client); }).kind(), Error::Kind::DiskFull);
  calls.work_well();
  save_a_note(place, client);
  EXPECT_EQ(notes_of(place, client), 1U);
}

}  // namespace db
