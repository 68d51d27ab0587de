// SPDX-License-Identifier: MIT
#include "db/derived_key.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

namespace db {
namespace {

constexpr std::array<unsigned char, kKeySize> kKey{1, 2, 3};
constexpr std::array<unsigned char, kKeySize> kOtherKey{1, 2, 4};
constexpr std::array<unsigned char, 2> kInput{7, 7};

std::string text_of(const DerivedKey& key) {
  return {reinterpret_cast<const char*>(key.bytes().data()), key.bytes().size()};
}

}  // namespace

TEST(DerivedKey, IsTheSameForTheSame) {
  EXPECT_EQ(text_of(DerivedKey(kKey, "purpose", kInput)), text_of(DerivedKey(kKey, "purpose", kInput)));
}

TEST(DerivedKey, IsAnotherForAnotherKeyPurposeOrInput) {
  const std::set<std::string> keys{
      text_of(DerivedKey(kKey, "purpose", kInput)), text_of(DerivedKey(kOtherKey, "purpose", kInput)),
      text_of(DerivedKey(kKey, "purposes", kInput)), text_of(DerivedKey(kKey, "purpose", {}))};
  EXPECT_EQ(keys.size(), 4U);
}

}  // namespace db
