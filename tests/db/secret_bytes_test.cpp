// SPDX-License-Identifier: MIT
#include "db/secret_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace db {
namespace {

std::string text_of(const SecretBytes& secret) {
  return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()};
}

}  // namespace

TEST(SecretBytes, BeginZeroed) {
  const SecretBytes secret(100);
  EXPECT_TRUE(std::all_of(secret.bytes().begin(), secret.bytes().end(), [](unsigned char byte) { return byte == 0; }));
}

TEST(SecretBytes, WipeWhereTheyCameFrom) {
  std::string source = "open sesame";
  const auto secret = SecretBytes::taken_from(source);
  EXPECT_EQ(text_of(secret), "open sesame");
  EXPECT_EQ(source, std::string(11, '\0'));
}

TEST(SecretBytes, KeepNulAndEveryOtherByte) {
  std::string source("a\0\xFFz", 4);
  EXPECT_EQ(text_of(SecretBytes::taken_from(source)), std::string("a\0\xFFz", 4));
}

TEST(SecretBytes, LeaveNothingBehindWhenMoved) {
  auto from = SecretBytes::random(32);
  const auto text = text_of(from);
  const SecretBytes to = std::move(from);
  EXPECT_TRUE(from.is_empty());
  EXPECT_EQ(text_of(to), text);
}

TEST(SecretBytes, ReplaceWhatTheyHeldWhenAssigned) {
  auto secret = SecretBytes::random(32);
  secret = SecretBytes(7);
  EXPECT_EQ(text_of(secret), std::string(7, '\0'));
}

TEST(SecretBytes, AreDifferentEachTimeWhenRandom) {
  EXPECT_NE(text_of(SecretBytes::random(32)), text_of(SecretBytes::random(32)));
}

TEST(SecretBytes, MayBeEmpty) {
  EXPECT_TRUE(SecretBytes().is_empty());
  EXPECT_TRUE(SecretBytes(0).is_empty());
}

}  // namespace db
