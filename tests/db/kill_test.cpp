// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <span>
#include <variant>

#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/record_versions.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "faulty_calls.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyCalls;
using test::Workplace;

/// A fresh record store for each run keeps reading it back after every kill quick.
constexpr int kRuns = 20;
constexpr int kKillsInRun = 50;
const std::string kForm = "https://example.org/intake";

/// What a practice saves takes turns: the save of number n is of kind n % kKinds, and holds n.
constexpr int kKinds = 6;
enum Kind { ClientName, Answers, SettingValue, Notes, Screenings, Documents };

std::string numbered(int number) {
  // Sizes vary so that kills meet commits of one page and of several.
  return std::to_string(number) + ' ' + std::string(static_cast<std::size_t>(number * 7919 % 30'000), '.');
}

void write_kind(Transaction& transaction, const ClientId& id, int number) {
  switch (static_cast<Kind>(number % kKinds)) {
    case ClientName: {
      auto client = find_client(transaction, id);
      client->name = numbered(number);
      if (!change_client(transaction, *client)) ::_exit(2);
      break;
    }
    case Answers: {
      auto response = find_latest_response(transaction, id, kForm);
      response->json = numbered(number);
      if (!change_response(transaction, *response)) ::_exit(2);
      break;
    }
    case SettingValue:
      save_setting(transaction, "number", numbered(number));
      break;
    case Notes:
      add_note(transaction, id, test::kSessionDate, numbered(number));
      break;
    case Screenings:
      add_screening(transaction, id, ScreeningKind::Screen, numbered(number));
      break;
    case Documents:
      add_issued_document(transaction, {{}, id, "L02", "3", {}, std::to_string(number), numbered(number)});
  }
}

void save(Vault& vault, const ClientId& client, int number) {
  Transaction transaction(vault);
  write_kind(transaction, client, number);
  transaction.commit({AuditAction::Change, "client", client.text, client, std::to_string(number)});
}

/// When a child is killed: after so many saves, at one of the next calls that write or after some time.
struct Moment {
  int saves = 0;
  std::variant<int, std::chrono::microseconds> next;
};

/// A save makes 40 to 80 of them, so that each is met, and the first of the next save.
constexpr int kCalls = 83;

/// Half of the kills are at a call, which is surely in a save; the others are whenever it happens to be, which on a
/// busy machine is mostly before the first save.
Moment moment_of(int kill) {
  const int saves = kill / 2 % 3;
  if (kill % 2 == 0) return {saves, kill / 2 % kCalls};
  // Up to about two saves' time, in steps that share no factor with it.
  return {saves, std::chrono::microseconds(kill * 37 % 4001)};
}

/// Saves until it is killed, and tells of each save when it was acknowledged.
[[noreturn]] void keep_saving(Workplace& place, const ClientId& client, int number, int acknowledgements,
                              const Moment& moment, FaultyCalls& calls) {
  place.open_unlocked();
  for (int saves = 0;; ++saves, ++number) {
    const auto* call = std::get_if<int>(&moment.next);
    if (call != nullptr && saves == moment.saves)
      calls.fail_at(*call, FaultyCalls::Fault::Killed, FaultyCalls::Length::Once);
    save(place.vault(), client, number);
    if (::write(acknowledgements, &number, sizeof number) != sizeof number) ::_exit(3);
  }
}

void spin(std::chrono::microseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) continue;
}

/// Kills a child at this moment and returns the last number that was acknowledged before it died.
int kill_while_saving(Workplace& place, const ClientId& client, int first_number, const Moment& moment,
                      FaultyCalls& calls) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const auto child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    keep_saving(place, client, first_number, pipe[1], moment, calls);
  }
  ::close(pipe[1]);
  int acknowledged = first_number - 1;
  for (int i = 0; i < moment.saves; ++i)
    EXPECT_EQ(::read(pipe[0], &acknowledged, sizeof acknowledged), ssize_t{sizeof acknowledged});
  if (const auto* later = std::get_if<std::chrono::microseconds>(&moment.next)) {
    spin(*later);
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  while (::read(pipe[0], &acknowledged, sizeof acknowledged) == ssize_t{sizeof acknowledged}) continue;
  ::close(pipe[0]);
  return acknowledged;
}

/// SQLite's journal is empty except while a commit is under way.
bool has_unfinished_commit(const Workplace& place) {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(place.record_store().string() + "-journal", ignored);
  return !ignored && size > 0;
}

/// What is there: the number that stands of each kind that is changed, and every number of those that are added.
struct Found {
  std::array<int, 3> standing{};
  std::array<std::vector<int>, 3> added;
  /// What the details of the audit trail say was saved.
  std::vector<int> told;

  friend bool operator==(const Found&, const Found&) = default;
};

/// What must be there when the saves up to this number were made and no other.
Found made_until(int last) {
  Found right;
  for (int number = 1; number <= last; ++number) {
    const auto kind = static_cast<std::size_t>(number % kKinds);
    if (kind < right.standing.size()) {
      right.standing[kind] = number;
    } else {
      right.added[kind - right.standing.size()].push_back(number);
    }
    right.told.push_back(number);
  }
  return right;
}

template <class Items, class Text>
std::vector<int> numbers_in(const Items& items, Text text) {
  std::vector<int> numbers;
  for (const auto& item : items) {
    const auto whole = text(item);
    const int number = std::stoi(whole);
    // A mixture of two saves would have one's number and the other's length.
    EXPECT_TRUE(whole == numbered(number) || whole == std::to_string(number));
    numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

Found look(Vault& vault, const ClientId& id) {
  Transaction transaction(vault);
  Found found;
  const std::string changed[] = {find_client(transaction, id)->name, find_latest_response(transaction, id, kForm)->json,
                                 find_setting(transaction, "number").value_or("0 ")};
  for (std::size_t kind = 0; kind < found.standing.size(); ++kind)
    found.standing[kind] = numbers_in(std::span(&changed[kind], 1), [](const auto& text) { return text; }).front();
  found.added[0] = numbers_in(list_notes(transaction, id), [](const auto& note) { return note.text; });
  found.added[1] = numbers_in(list_screenings(transaction, id), [](const auto& each) { return each.json; });
  found.added[2] = numbers_in(list_issued_documents(transaction, id), [](const auto& each) { return each.data; });
  auto entries = audit_entries(transaction, 1'000'000, id);
  std::erase_if(entries, [](const auto& entry) { return entry.event.action != AuditAction::Change; });
  found.told = numbers_in(entries, [](const auto& entry) { return entry.event.detail; });
  EXPECT_TRUE(transaction.damaged_rows().empty());
  return found;
}

/// The last save that is there, after a restart. Everything before it must be there too, and nothing of the next.
int last_save(Workplace& place, const ClientId& client) {
  place.open_unlocked();
  const auto found = look(place.vault(), client);
  place.close();
  const int last = found.told.empty() ? 0 : found.told.back();
  EXPECT_EQ(found, made_until(last)) << last;
  return last;
}

/// Every version that was saved of what is changed is kept.
void expect_every_version(Transaction& transaction, std::string_view table, const std::string& id, Kind kind,
                          std::string_view column, int last) {
  const auto versions = list_versions(transaction, table, id);
  const auto saves = static_cast<std::size_t>((last + kKinds - static_cast<int>(kind)) / kKinds);
  // The first is from before the saves; the save of number 0 was never made.
  ASSERT_EQ(versions.size(), saves + (kind == ClientName ? 0 : 1)) << table;
  int number = last;
  for (const auto& version : versions) {
    while (number > 0 && number % kKinds != kind) --number;
    const auto text = load_version(transaction, table, id, version.version).column(column).text;
    EXPECT_TRUE(text == numbered(std::max(number, 0))) << table << ' ' << number;
    --number;
  }
}

ClientId client_with_empty_answers(Vault& vault) {
  Transaction transaction(vault);
  const auto client = add_client(transaction, numbered(0), {}).id;
  add_response(transaction, client, kForm + "|1", ResponseState::InProgress, numbered(0));
  transaction.commit(test::created());
  return client;
}

/// What twenty runs add up to.
struct Tally {
  int kills = 0;
  int acknowledgements = 0;
  int kills_in_a_commit = 0;
};

void run_of_kills(int run, Tally& tally, FaultyCalls& calls) {
  Workplace place;
  const auto client = client_with_empty_answers(place.vault());
  place.close();
  int last = 0;
  for (int kill = 0; kill < kKillsInRun; ++kill) {
    const int acknowledged = kill_while_saving(place, client, last + 1, moment_of(run * kKillsInRun + kill), calls);
    if (has_unfinished_commit(place)) ++tally.kills_in_a_commit;
    const int found = last_save(place, client);
    ASSERT_GE(found, acknowledged) << kill;
    // The save that was under way may have become durable before it could be acknowledged.
    ASSERT_LE(found, acknowledged + 1) << kill;
    tally.acknowledgements += acknowledged - last;
    ++tally.kills;
    last = found;
  }
  EXPECT_EQ(test::text(place.record_store(), "PRAGMA integrity_check"), "ok");
  place.open_unlocked();
  EXPECT_TRUE(test::is_whole(place.vault())) << run;
  Transaction transaction(place.vault());
  expect_every_version(transaction, "client", client.text, ClientName, "name", last);
  const auto response = find_latest_response(transaction, client, kForm)->id.text;
  expect_every_version(transaction, "questionnaire_response", response, Answers, "answers", last);
}

/// Kills a child while it makes a vault, or waits for it to finish first.
void kill_while_creating(const std::filesystem::path& folder, std::optional<std::chrono::microseconds> later) {
  const auto child = ::fork();
  if (child == 0) {
    const DataFolder data(folder);
    const test::StandingClock clock;
    Vault(data, clock).create(test::secret(test::kPassphrase), test::kLeastCost);
    ::_exit(0);
  }
  if (later) {
    spin(*later);
    ::kill(child, SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
}

}  // namespace

TEST(Kill, LeavesAWholeVaultOrNone) {
  constexpr int kMoments = 60;
  for (int moment = 0; moment <= kMoments; ++moment) {
    const test::TemporaryFolder place;
    const bool is_last = moment == kMoments;
    kill_while_creating(place.path(), is_last ? std::nullopt : std::optional(std::chrono::microseconds(moment * 500)));
    const DataFolder folder(place.path());
    const test::StandingClock clock;
    Vault vault(folder, clock);
    if (is_last) {
      EXPECT_EQ(vault.state(), Vault::State::Locked);
    }
    if (vault.state() == Vault::State::Absent) vault.create(test::secret(test::kPassphrase), test::kLeastCost);
    EXPECT_EQ(vault.unlock(test::secret(test::kPassphrase)), Vault::UnlockResult::Unlocked) << moment;
    test::saved_client(vault);
  }
}

TEST(Kill, LosesNothingThatWasAcknowledged) {
  // A kill takes nothing from the system's memory, so the disk need not sync.
  FaultyCalls calls;
  Tally tally;
  for (int run = 0; run < kRuns; ++run) ASSERT_NO_FATAL_FAILURE(run_of_kills(run, tally, calls)) << run;
  EXPECT_EQ(tally.kills, 1000);
  EXPECT_GT(tally.acknowledgements, tally.kills / 2);
  // Otherwise this would prove little about commits.
  EXPECT_GE(tally.kills_in_a_commit, tally.kills / 4);
  RecordProperty("acknowledgements", tally.acknowledgements);
  RecordProperty("kills_in_a_commit", tally.kills_in_a_commit);
}

}  // namespace db
