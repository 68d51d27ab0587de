// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>

#include "db/notes.h"
#include "db/responses.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

constexpr int kRounds = 200;
const std::string kForm = "https://example.org/intake";

/// One save as a practice makes it: the answers so far changed and a note of the same number added, in one transaction.
void save(Vault& vault, const ClientId& client, int number) {
  Transaction transaction(vault);
  auto response = find_latest_response(transaction, client, kForm);
  response->json = std::to_string(number);
  if (!change_response(transaction, *response)) ::_exit(2);
  // Sizes vary so that kills meet commits of one page and of several.
  const auto padding = std::string(static_cast<std::size_t>(number * 7919 % 40'000), '.');
  add_note(transaction, client, test::kSessionDate, std::to_string(number) + ' ' + padding);
  transaction.commit({AuditAction::Change, "questionnaire_response", response->id.text, client, {}});
}

/// Saves until it is killed, and tells of each save when it was acknowledged.
[[noreturn]] void keep_saving(Workplace& place, const ClientId& client, int number, int acknowledgements) {
  place.open_unlocked();
  for (;; ++number) {
    save(place.vault(), client, number);
    if (::write(acknowledgements, &number, sizeof number) != sizeof number) ::_exit(3);
  }
}

void spin(std::chrono::microseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) continue;
}

/// Kills the child some time after its n-th acknowledgement and returns the last number that was acknowledged before it
/// died.
int kill_while_saving(Workplace& place, const ClientId& client, int first_number, int saves,
                      std::chrono::microseconds later) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const auto child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    keep_saving(place, client, first_number, pipe[1]);
  }
  ::close(pipe[1]);
  int acknowledged = first_number - 1;
  for (int i = 0; i < saves; ++i)
    EXPECT_EQ(::read(pipe[0], &acknowledged, sizeof acknowledged), ssize_t{sizeof acknowledged});
  spin(later);
  ::kill(child, SIGKILL);
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

/// What is there after a restart: the number of the answers, and how many notes there are of each number.
struct Found {
  int answers = 0;
  std::map<int, int> notes;
};

Found look(Workplace& place, const ClientId& client) {
  place.open_unlocked();
  Found found;
  {
    Transaction transaction(place.vault());
    found.answers = std::stoi(find_latest_response(transaction, client, kForm)->json);
    for (const auto& note : list_notes(transaction, client)) ++found.notes[std::stoi(note.text)];
  }
  place.close();
  return found;
}

ClientId client_with_empty_answers(Vault& vault) {
  Transaction transaction(vault);
  const auto client = add_client(transaction, "Kaʻiulani Kealoha-Schwarzenberger", {}).id;
  add_response(transaction, client, kForm + "|1", ResponseState::InProgress, "0");
  transaction.commit(test::created());
  return client;
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
  Workplace place;
  // A few clients take turns, so that reading everything back does not grow with the square of the rounds.
  std::array<ClientId, 10> clients;
  for (auto& client : clients) client = client_with_empty_answers(place.vault());
  place.close();

  std::map<ClientId, int> last;
  int acknowledgements = 0;
  int kills_in_a_commit = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto& client = clients[static_cast<std::size_t>(round) % clients.size()];
    const int before = last[client];
    // 0 to 2 saves and then up to about two saves' time in steps that share no factor with it.
    const int acknowledged =
        kill_while_saving(place, client, before + 1, round % 3, std::chrono::microseconds(round * 37 % 4001));
    if (has_unfinished_commit(place)) ++kills_in_a_commit;
    const auto found = look(place, client);
    EXPECT_GE(found.answers, acknowledged) << round;
    EXPECT_LE(found.answers, acknowledged + 1) << round;
    for (int number = 1; number <= found.answers; ++number)
      EXPECT_EQ(found.notes.count(number), 1U) << round << ' ' << number;
    EXPECT_EQ(found.notes.size(), static_cast<std::size_t>(found.answers)) << round;
    ASSERT_EQ(test::text(place.record_store(), "PRAGMA integrity_check"), "ok") << round;
    acknowledgements += acknowledged - before;
    last[client] = found.answers;
  }
  EXPECT_GT(acknowledgements, kRounds / 2);
  // Otherwise this would prove nothing about commits.
  EXPECT_GT(kills_in_a_commit, kRounds / 20);
}

}  // namespace db
