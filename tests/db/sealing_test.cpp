// SPDX-License-Identifier: MIT
#include "db/sealing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::refusal;

constexpr std::size_t kFrame = 62;

class Key {
 public:
  explicit Key(std::uint32_t id = 1, unsigned char first = 0) : id_(id) {
    for (std::size_t i = 0; i < bytes_.size(); ++i) bytes_[i] = static_cast<unsigned char>(first + i);
  }
  operator CellKey() const { return {id_, bytes_}; }

 private:
  std::uint32_t id_;
  std::array<unsigned char, kKeySize> bytes_{};
};

constexpr CellAddress kAddress{
    "11111111-1111-4111-8111-111111111111", "note", "body", "22222222-2222-4222-8222-222222222222",
    "33333333-3333-4333-8333-333333333333", 7};

CellAddress with(std::string_view CellAddress::*field, std::string_view value) {
  auto address = kAddress;
  address.*field = value;
  return address;
}

Nonce counting_nonce() {
  Nonce nonce{};
  for (std::size_t i = 0; i < nonce.size(); ++i) nonce[i] = static_cast<unsigned char>(0x40 + i);
  return nonce;
}

/// As FORMAT.md prints bytes: sixteen a line.
std::string hex_lines(std::string_view bytes) {
  std::string lines;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    lines += "0123456789abcdef"[byte >> 4U];
    lines += "0123456789abcdef"[byte & 15U];
    lines += i % 16 == 15 ? '\n' : ' ';
  }
  lines.back() = '\n';
  return lines;
}

bool is_damaged(const CellKey& key, const CellAddress& address, std::string_view cell) {
  return refusal([&] { unseal(key, address, cell); }).kind() == Error::Kind::Damaged;
}

}  // namespace

TEST(Sealing, OpensWhatItSealed) {
  for (const std::size_t size : {0, 1, 63, 64, 255, 256, 257, 4095, 4096, 4097, 100'000}) {
    const std::string text(size, 'x');
    EXPECT_EQ(unseal(Key(), kAddress, seal(Key(), kAddress, text)), text) << size;
  }
}

TEST(Sealing, KeepsNulAndTrailingPaddingBytes) {
  const std::string text("\0a\x80\0\0", 5);
  EXPECT_EQ(unseal(Key(), kAddress, seal(Key(), kAddress, text)), text);
}

TEST(Sealing, HidesTheLengthInSteps) {
  struct Case {
    std::size_t text, padded;
  };
  for (const auto& [text, padded] :
       {Case{0, 64}, {63, 64}, {64, 128}, {255, 256}, {256, 512}, {4095, 4096}, {4096, 8192}, {8191, 8192}})
    EXPECT_EQ(seal(Key(), kAddress, std::string(text, 'x')).size(), kFrame + padded) << text;
}

TEST(Sealing, NeverMakesTheSameCellTwice) {
  EXPECT_NE(seal(Key(), kAddress, "same"), seal(Key(), kAddress, "same"));
}

TEST(Sealing, FindsEveryFlippedBit) {
  const auto cell = seal(Key(), kAddress, "Flowers, not blame");
  for (std::size_t bit = 0; bit < cell.size() * 8; ++bit) {
    auto flipped = cell;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_TRUE(is_damaged(Key(), kAddress, flipped)) << bit;
  }
}

TEST(Sealing, FindsEveryCutCell) {
  const auto cell = seal(Key(), kAddress, "Flowers, not blame");
  for (std::size_t size = 0; size < cell.size(); ++size)
    EXPECT_TRUE(is_damaged(Key(), kAddress, std::string_view(cell).substr(0, size))) << size;
  EXPECT_TRUE(is_damaged(Key(), kAddress, cell + '\0'));
}

TEST(Sealing, BindsACellToItsPlace) {
  const auto cell = seal(Key(), kAddress, "here");
  auto later = kAddress;
  later.version = 8;
  const CellAddress elsewhere[] = {with(&CellAddress::vault, "another"),       with(&CellAddress::table, "screening"),
                                   with(&CellAddress::column, "session_date"), with(&CellAddress::row, "another"),
                                   with(&CellAddress::client, "another"),      later};
  for (const auto& address : elsewhere) EXPECT_TRUE(is_damaged(Key(), address, cell));
}

TEST(Sealing, BindsACellToItsKey) {
  const auto cell = seal(Key(1, 0), kAddress, "mine");
  EXPECT_TRUE(is_damaged(Key(1, 1), kAddress, cell));
  EXPECT_TRUE(is_damaged(Key(2, 0), kAddress, cell));
}

TEST(Sealing, MakesTheCellThatTheFormatDocumentShows) {
  const auto cell = seal(Key(), kAddress, "Both of us.", counting_nonce());
  const auto document = test::contents(TEST_DATA "/../db/FORMAT.md");
  EXPECT_NE(document.find(hex_lines(cell)), std::string::npos) << hex_lines(cell);
}

}  // namespace db
