// SPDX-License-Identifier: MIT
#include "db/ids.h"

#include <gtest/gtest.h>

#include <set>

namespace db {

TEST(Ids, AreUuidsOfVersionFour) {
  const auto text = random_uuid();
  EXPECT_TRUE(is_uuid(text)) << text;
  EXPECT_EQ(text[14], '4');
}

TEST(Ids, DoNotComeTwice) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random_uuid());
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(Ids, ReadBackWhatTheyWrite) {
  const auto id = new_id<ClientId>();
  EXPECT_EQ(parse_id<ClientId>(id.text), id);
}

TEST(Ids, RefuseEveryOtherText) {
  const std::string_view others[] = {
      "",
      "4c5c9c2e-6f0e-4a36-9a0e-1d2c3b4a596",
      "4c5c9c2e-6f0e-4a36-9a0e-1d2c3b4a59687",
      "4C5C9C2E-6F0E-4A36-9A0E-1D2C3B4A5968",
      "4c5c9c2e-6f0e-1a36-9a0e-1d2c3b4a5968",
      "4c5c9c2e-6f0e-4a36-7a0e-1d2c3b4a5968",
      "4c5c9c2e+6f0e-4a36-9a0e-1d2c3b4a5968",
      "4c5c9c2e-6f0e-4a36-9a0e-1d2c3b4a596g",
      "../../../../../../../etc/passwd-----",
  };
  for (const auto text : others) EXPECT_FALSE(parse_id<ClientId>(text)) << text;
}

}  // namespace db
