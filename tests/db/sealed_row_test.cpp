// SPDX-License-Identifier: MIT
#include "db/sealed_row.h"

#include <gtest/gtest.h>

#include <numeric>

#include "db/keyring.h"
#include "db/statement.h"
#include "people.h"
#include "refusal.h"
#include "small_store.h"
#include "workplace.h"

namespace db {

TEST(SealedRow, OpensOnlyInItsOwnCompartment) {
  test::Workplace place;
  const auto client = test::saved_client(place.vault());
  Transaction transaction(place.vault());
  const auto row = [&](Compartment compartment) {
    return SealedRow(transaction.keyring(), compartment, "note", client.id.text, client.id, 1);
  };
  const Compartment all[] = {Compartment::Practice, Compartment::Client, Compartment::Safety};
  for (const auto sealing : all) {
    const auto cell = row(sealing).seal("body", "one place only");
    for (const auto opening : all) {
      if (opening == sealing) {
        EXPECT_EQ(row(opening).open("body", cell), "one place only");
      } else {
        EXPECT_THROW(row(opening).open("body", cell), Error);
      }
    }
  }
}

namespace {

std::string hex_lines(const std::string& bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += {digits[byte >> 4U], digits[byte & 0x0FU], i % 16 == 15 ? '\n' : ' '};
  }
  return text;
}

constexpr const char* kExampleRow =
    "SELECT '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333', 7, 1795392000, "
    "1795395600, x'0101', x'01010000'";

SealedRow example_row(Keyring& keyring, std::string_view table) {
  return {keyring, Compartment::Practice, table, "22222222-2222-4222-8222-222222222222", {}, 7};
}

Keyring example_keyring(Connection& connection) {
  SecretBytes key(kKeySize);
  std::iota(key.bytes().begin(), key.bytes().end(), static_cast<unsigned char>(0));
  return {connection, "11111111-1111-4111-8111-111111111111", 1, std::move(key)};
}

}  // namespace

TEST(SealedRow, HasTheMacOfTheExampleInTheFormat) {
  test::SmallStore store;
  auto keyring = example_keyring(store.connection);
  Statement row(store.connection, kExampleRow);
  row.step();
  const auto mac = hex_lines(example_row(keyring, "note").mac(row, 0, 7));
  const auto format = test::contents(std::filesystem::path(TEST_DATA).parent_path() / "db" / "FORMAT.md");
  EXPECT_NE(format.find(mac), std::string::npos) << mac;
}

TEST(SealedRow, HasAnotherMacForWhateverIsOtherwise) {
  test::SmallStore store;
  auto keyring = example_keyring(store.connection);
  Statement row(store.connection, kExampleRow);
  row.step();
  const auto mac = example_row(keyring, "note").mac(row, 0, 7);
  EXPECT_NE(example_row(keyring, "screening").mac(row, 0, 7), mac);
  EXPECT_NE(example_row(keyring, "note").mac(row, 0, 6), mac);
  Statement same_bytes(store.connection,
                       "SELECT '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333', 7, "
                       "1795392000, 1795395600, x'0101', cast(x'01010000' AS TEXT)");
  same_bytes.step();
  EXPECT_NE(example_row(keyring, "note").mac(same_bytes, 0, 7), mac);
}

}  // namespace db
