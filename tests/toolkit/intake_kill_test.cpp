// SPDX-License-Identifier: MIT
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include <gtest/gtest.h>

#include "couples.h"
#include "db/audit_trail.h"
#include "db/transaction.h"
#include "toolkit/desks/intake_desk.h"

namespace toolkit {
namespace {

using test::Workplace;

constexpr int kRounds = 200;

/// The intake with its number in several answers, as many as it takes to see a mixture.
Typed numbered_intake(int number) {
  auto typed = test::maria_intake();
  typed["D1"] = {std::to_string(number) + std::string(static_cast<std::size_t>(number * 7919 % 20'000), '.')};
  typed["D4"] = {std::to_string(number)};
  typed["C2"] = {"Partner " + std::to_string(number)};
  return typed;
}

/// Saves until it is killed, and acknowledges each save when save() has returned.
[[noreturn]] void keep_saving(Workplace& place, const db::ClientId& client, int number, int acknowledgements) {
  place.open_unlocked();
  IntakeDesk desk(place.vault());
  int version = desk.open(Form::Intake, client)->version;
  for (;; ++number) {
    const auto saved = desk.save(Form::Intake, client, numbered_intake(number), version);
    if (saved.saved != Saved::Yes || !saved.issues.empty()) ::_exit(2);
    version = saved.version;
    if (::write(acknowledgements, &number, sizeof number) != sizeof number) ::_exit(3);
  }
}

void spin(std::chrono::microseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) continue;
}

/// Kills a child a moment after an acknowledgement; the last number that it acknowledged before it died.
int kill_while_saving(Workplace& place, const db::ClientId& client, int first, int saves,
                      std::chrono::microseconds later) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const auto child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    keep_saving(place, client, first, pipe[1]);
  }
  ::close(pipe[1]);
  int acknowledged = first - 1;
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

/// The number that is stored, after a restart; -1 when the answers are not of one save.
int stored_number(Workplace& place, const db::ClientId& client) {
  place.open_unlocked();
  const auto filled = IntakeDesk(place.vault()).open(Form::Intake, client);
  const int number = std::stoi(filled->typed.at("D4").front());
  const bool is_whole =
      filled->typed == numbered_intake(number) && filled->client.partner.name == "Partner " + std::to_string(number);
  place.close();
  return is_whole ? number : -1;
}

TEST(IntakeKill, LosesNoAcknowledgedAnswerHoweverItIsKilled) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria, test::kInaki);
  IntakeDesk(place.vault()).save(Form::Intake, client, numbered_intake(0), 0);
  place.close();
  int number = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto later = std::chrono::microseconds(round * 37 % 4000);
    const int acknowledged = kill_while_saving(place, client, number + 1, 1 + round % 3, later);
    number = stored_number(place, client);
    // The save that was under way may have become durable before it could be acknowledged.
    ASSERT_GE(number, acknowledged) << "round " << round;
    ASSERT_LE(number, acknowledged + 1) << "round " << round;
  }
}

}  // namespace
}  // namespace toolkit
