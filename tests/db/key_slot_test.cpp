// SPDX-License-Identifier: MIT
#include "db/key_slot.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "db/connection.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::kLeastCost;
using test::refusal;
using test::secret;

const std::string kVault = "11111111-1111-4111-8111-111111111111";

bool is_same(const SecretBytes& left, const SecretBytes& right) {
  return std::equal(left.bytes().begin(), left.bytes().end(), right.bytes().begin(), right.bytes().end());
}

/// Writes a slot whose checksum is right and whose cost is this.
void replace_cost(const std::filesystem::path& file, const PassphraseCost& cost) {
  Connection connection(file);
  auto slot = load_key_slot(connection);
  slot.cost = cost;
  connection.execute("DELETE FROM key_slot");
  insert_key_slot(connection, slot, {});
}

/// What this process has mapped for data, in bytes, so that a limit can be set just above it.
std::size_t mapped_data() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kibibytes = 0;
    if (word == "VmData:" && status >> kibibytes) return kibibytes * 1024;
  }
  return 0;
}

/// Runs the act in a child that may map only `bytes` more, and returns how the child ended.
template <class Act>
int exit_code_with_little_memory(std::size_t bytes, Act act) {
  const auto child = ::fork();
  if (child == 0) {
    const ::rlimit limit{mapped_data() + bytes, mapped_data() + bytes};
    ::setrlimit(RLIMIT_DATA, &limit);
    ::_exit(act());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST(KeySlot, GivesTheKeyBackForThePassphrase) {
  const auto key = SecretBytes::random(32);
  const std::string_view passphrases[] = {"x", "Käse und Brot", {"nul\0inside", 10}, "\xFF\xFE not text at all"};
  for (const auto passphrase : passphrases) {
    const auto slot = wrap_vault_key(key, secret(passphrase), kVault, kLeastCost);
    const auto opened = unwrap_vault_key(slot, secret(passphrase));
    ASSERT_TRUE(opened) << passphrase;
    EXPECT_TRUE(is_same(*opened, key));
  }
}

TEST(KeySlot, TakesAPassphraseOfAnyLength) {
  const std::string passphrase(100'000, 'p');
  const auto slot = wrap_vault_key(SecretBytes::random(32), secret(passphrase), kVault, kLeastCost);
  EXPECT_TRUE(unwrap_vault_key(slot, secret(passphrase)));
  EXPECT_FALSE(unwrap_vault_key(slot, secret(passphrase.substr(1))));
}

TEST(KeySlot, AnswersAWrongPassphraseWithNothing) {
  const auto slot = wrap_vault_key(SecretBytes::random(32), secret("right"), kVault, kLeastCost);
  for (const auto* wrong : {"wrong", "Right", "right ", "righ"})
    EXPECT_FALSE(unwrap_vault_key(slot, secret(wrong))) << wrong;
}

TEST(KeySlot, IsSaltedAnewEachTime) {
  const auto key = SecretBytes::random(32);
  const auto one = wrap_vault_key(key, secret("same"), kVault, kLeastCost);
  const auto two = wrap_vault_key(key, secret("same"), kVault, kLeastCost);
  EXPECT_NE(one.salt, two.salt);
  EXPECT_NE(one.wrapped, two.wrapped);
}

TEST(KeySlot, DoesNotOpenInAnotherVault) {
  auto slot = wrap_vault_key(SecretBytes::random(32), secret("right"), kVault, kLeastCost);
  slot.vault_id = "22222222-2222-4222-8222-222222222222";
  EXPECT_FALSE(unwrap_vault_key(slot, secret("right")));
}

TEST(KeySlot, IsDamagedWhenOnlyTheKeyWasChanged) {
  auto slot = wrap_vault_key(SecretBytes::random(32), secret("right"), kVault, kLeastCost);
  slot.wrapped[5] = static_cast<char>(slot.wrapped[5] ^ 1);
  EXPECT_EQ(refusal([&] { unwrap_vault_key(slot, secret("right")); }).kind(), Error::Kind::Damaged);
}

TEST(KeySlot, IsDamagedRatherThanAWrongPassphraseWhenItRotted) {
  for (const auto* column : {"salt", "nonce", "commitment", "wrapped", "checksum"}) {
    test::Workplace place;
    place.close();
    test::flip_bit(place.record_store(), "key_slot", column, 9);
    EXPECT_EQ(refusal([&] { place.open(); }).kind(), Error::Kind::Damaged) << column;
  }
}

TEST(KeySlot, IsRefusedWhenItWasMadeForAnotherCost) {
  for (const auto* change : {"passes = 2", "memory_bytes = 16384", "key_id = 2"}) {
    test::Workplace place;
    place.close();
    test::execute(place.record_store(), std::string("UPDATE key_slot SET ") + change);
    EXPECT_EQ(refusal([&] { place.open(); }).kind(), Error::Kind::Damaged) << change;
  }
}

TEST(KeySlot, IsRefusedWhenItsCostIsOutOfBounds) {
  const PassphraseCost costs[] = {{0, 8192}, {11, 8192}, {1, 8191}, {1, (std::size_t{1} << 30) + 1024}};
  for (const auto& cost : costs) {
    test::Workplace place;
    place.close();
    replace_cost(place.record_store(), cost);
    EXPECT_EQ(refusal([&] { place.open(); }).place(), "key_slot cost") << cost.passes << ' ' << cost.memory_bytes;
  }
}

TEST(KeySlot, IsRefusedBelowWhatTheVaultAsksFor) {
  for (const auto* floor : {"least_passes = 2", "least_memory_bytes = 8193"}) {
    test::Workplace place;
    place.close();
    test::execute(place.record_store(), std::string("UPDATE vault SET ") + floor);
    EXPECT_EQ(refusal([&] { place.open(); }).place(), "key_slot cost") << floor;
  }
}

TEST(KeySlot, RunsOutOfMemoryWithASentence) {
  const int code = exit_code_with_little_memory(std::size_t{32} << 20, [] {
    try {
      wrap_vault_key(SecretBytes::random(32), secret("right"), kVault, {1, std::size_t{256} << 20});
    } catch (const Error& error) {
      return error.kind() == Error::Kind::NoMemory ? 7 : 1;
    }
    return 0;
  });
  EXPECT_EQ(code, 7);
}

}  // namespace db
