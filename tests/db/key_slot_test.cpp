// SPDX-License-Identifier: MIT
#include "db/key_slot.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include "db/connection.h"
#include "db/key_slots.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::kLeastCost;
using test::refusal;
using test::secret;

const std::string kVault = "11111111-1111-4111-8111-111111111111";
const std::string kPerson = "22222222-2222-4222-8222-222222222222";

struct Slots : testing::Test {
  KeySlot slot_for(std::string_view passphrase) const {
    return make_passphrase_slot(kVault, kPerson, secret(passphrase), kLeastCost, {1, key_bytes(vault_key)}, Time{});
  }
  bool is_vault_key(const SecretBytes& key) const { return std::ranges::equal(key.bytes(), vault_key.bytes()); }

  const SecretBytes vault_key = SecretBytes::random(kKeySize);
};
using KeySlotTest = Slots;

/// Writes a slot whose checksum is right and whose cost is this.
void replace_cost(const std::filesystem::path& file, const PassphraseCost& cost) {
  Connection connection(file);
  auto slot = load_key_slots(connection).slots.front();
  slot.cost = cost;
  connection.execute("DELETE FROM key_slot");
  insert_key_slot(connection, slot);
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
    // Read once: reading maps memory too, and a limit may not be above its maximum.
    const auto most = mapped_data() + bytes;
    const ::rlimit limit{most, most};
    if (::setrlimit(RLIMIT_DATA, &limit) != 0) ::_exit(2);
    ::_exit(act());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_F(KeySlotTest, GivesTheKeyBackForThePassphrase) {
  const std::string_view passphrases[] = {"x", "Käse und Brot", {"nul\0inside", 10}, "\xFF\xFE not text at all"};
  for (const auto passphrase : passphrases) {
    const auto opened = open_slot(slot_for(passphrase), secret(passphrase));
    ASSERT_TRUE(opened) << passphrase;
    EXPECT_TRUE(is_vault_key(opened->vault_key));
    EXPECT_TRUE(does_trust(*opened, key_bytes(vault_key)));
  }
}

TEST_F(KeySlotTest, GivesTheKeyBackForTheRecoveryCode) {
  const auto code = RecoveryCode::random();
  const auto slot = make_recovery_slot(kVault, code, {1, key_bytes(vault_key)}, Time{});
  const auto opened = open_slot(slot, code);
  ASSERT_TRUE(opened);
  EXPECT_TRUE(is_vault_key(opened->vault_key));
  EXPECT_FALSE(open_slot(slot, RecoveryCode::random()));
  EXPECT_FALSE(open_slot(slot, secret("a passphrase")));
}

TEST_F(KeySlotTest, TakesAPassphraseOfAnyLength) {
  const std::string passphrase(100'000, 'p');
  const auto slot = slot_for(passphrase);
  EXPECT_TRUE(open_slot(slot, secret(passphrase)));
  EXPECT_FALSE(open_slot(slot, secret(passphrase.substr(1))));
}

TEST_F(KeySlotTest, AnswersAWrongPassphraseWithNothing) {
  const auto slot = slot_for("right");
  for (const auto* wrong : {"wrong", "Right", "right ", "righ"}) EXPECT_FALSE(open_slot(slot, secret(wrong))) << wrong;
  EXPECT_FALSE(open_slot(slot, SecretBytes()));
}

TEST_F(KeySlotTest, IsSaltedAnewEachTime) {
  const auto one = slot_for("same");
  const auto two = slot_for("same");
  EXPECT_NE(one.salt, two.salt);
  EXPECT_NE(one.public_key, two.public_key);
  EXPECT_NE(one.sealed, two.sealed);
}

TEST_F(KeySlotTest, TakesAnotherVaultKeyWithoutThePassphrase) {
  auto slot = slot_for("right");
  const auto next = SecretBytes::random(kKeySize);
  entrust(slot, {2, key_bytes(next)});
  EXPECT_TRUE(is_authentic(slot, key_bytes(next)));
  EXPECT_FALSE(is_authentic(slot, key_bytes(vault_key)));
  auto opened = open_slot(slot, secret("right"));
  ASSERT_TRUE(opened);
  EXPECT_TRUE(std::ranges::equal(opened->vault_key.bytes(), next.bytes()));
  // Anybody could have put it there, so it is trusted only once the chain of vault keys has proven it.
  EXPECT_FALSE(does_trust(*opened, key_bytes(next)));
  renew_trust(slot, *opened);
  EXPECT_TRUE(does_trust(*open_slot(slot, secret("right")), key_bytes(next)));
  EXPECT_TRUE(is_authentic(slot, key_bytes(next)));
}

TEST_F(KeySlotTest, DoesNotOpenWhereItDoesNotBelong) {
  const std::function<void(KeySlot&)> changes[] = {
      [](KeySlot& slot) { slot.vault_id = kPerson; }, [](KeySlot& slot) { slot.id = kVault; },
      [](KeySlot& slot) { slot.salt[0] ^= 1; }, [](KeySlot& slot) { slot.cost.passes = 2; },
      [](KeySlot& slot) { slot.public_key[3] ^= 1; }};
  for (const auto& change : changes) {
    auto slot = slot_for("right");
    change(slot);
    EXPECT_FALSE(open_slot(slot, secret("right")));
    EXPECT_FALSE(is_authentic(slot, key_bytes(vault_key)));
  }
}

TEST_F(KeySlotTest, IsNotAuthenticForAnotherPractitioner) {
  auto slot = slot_for("right");
  EXPECT_TRUE(is_authentic(slot, key_bytes(vault_key)));
  slot.practitioner = kVault;
  EXPECT_FALSE(is_authentic(slot, key_bytes(vault_key)));
}

TEST_F(KeySlotTest, IsDamagedWhenOnlyWhatItHoldsWasChanged) {
  const std::function<void(KeySlot&)> changes[] = {[](KeySlot& slot) { slot.sealed[5] ^= 1; },
                                                   [](KeySlot& slot) { slot.box[50] ^= 1; },
                                                   [](KeySlot& slot) { slot.key_id = 2; }};
  for (const auto& change : changes) {
    auto slot = slot_for("right");
    change(slot);
    EXPECT_EQ(refusal([&] { open_slot(slot, secret("right")); }).kind(), Error::Kind::Damaged);
  }
}

TEST_F(KeySlotTest, DoesNotTakeTheBoxOfAnother) {
  auto one = slot_for("one");
  one.box = slot_for("two").box;
  EXPECT_EQ(refusal([&] { open_slot(one, secret("one")); }).kind(), Error::Kind::Damaged);
}

TEST(KeySlots, AreDamagedRatherThanAWrongPassphraseWhenTheyRotted) {
  for (const auto* column : {"salt", "public_key", "nonce", "commitment", "sealed", "box", "mac", "checksum"}) {
    test::Workplace place;
    place.close();
    test::flip_bit(place.record_store(), "key_slot", column, 9);
    EXPECT_EQ(refusal([&] { place.open(); }).kind(), Error::Kind::Damaged) << column;
  }
}

TEST(KeySlots, AreRefusedWhenTheyWereMadeForAnotherCost) {
  for (const auto* change : {"passes = 2", "memory_bytes = 16384", "key_id = 2", "created_at = 5"}) {
    test::Workplace place;
    place.close();
    test::execute(place.record_store(), std::string("UPDATE key_slot SET ") + change);
    EXPECT_EQ(refusal([&] { place.open(); }).kind(), Error::Kind::Damaged) << change;
  }
}

TEST(KeySlots, AreRefusedWhenTheirCostIsOutOfBounds) {
  const PassphraseCost costs[] = {{0, 8192}, {11, 8192}, {1, 8191}, {1, (std::size_t{1} << 30) + 1024}};
  for (const auto& cost : costs) {
    test::Workplace place;
    place.close();
    replace_cost(place.record_store(), cost);
    EXPECT_EQ(refusal([&] { place.open(); }).place(), "key_slot cost") << cost.passes << ' ' << cost.memory_bytes;
  }
}

TEST(KeySlots, AreRefusedBelowWhatTheVaultAsksFor) {
  for (const auto* floor : {"least_passes = 2", "least_memory_bytes = 8193"}) {
    test::Workplace place;
    place.close();
    test::execute(place.record_store(), std::string("UPDATE vault SET ") + floor);
    EXPECT_EQ(refusal([&] { place.open(); }).place(), "key_slot cost") << floor;
  }
}

TEST_F(KeySlotTest, RunsOutOfMemoryWithASentence) {
  const int code = exit_code_with_little_memory(std::size_t{32} << 20, [&] {
    try {
      make_passphrase_slot(kVault, kPerson, secret("right"), {1, std::size_t{256} << 20}, {1, key_bytes(vault_key)},
                           Time{});
    } catch (const Error& error) {
      return error.kind() == Error::Kind::NoMemory ? 7 : 1;
    }
    return 0;
  });
  EXPECT_EQ(code, 7);
}

}  // namespace db
