// SPDX-License-Identifier: MIT
#include "toolkit/desks/wait_words.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(WaitWords, CountSeconds) {
  EXPECT_EQ(wait_words(std::chrono::seconds(1)), "1 second");
  EXPECT_EQ(wait_words(std::chrono::seconds(60)), "60 seconds");
}

TEST(WaitWords, SayWhyTheRecordsStayClosed) {
  using Result = db::Vault::UnlockResult;
  EXPECT_EQ(refusal_words(Result::Unlocked, std::chrono::seconds(0)), "");
  EXPECT_EQ(refusal_words(Result::WrongPassphrase, std::chrono::seconds(0)), "That is not the passphrase.");
  EXPECT_EQ(refusal_words(Result::WrongPassphrase, std::chrono::seconds(4)),
            "That is not the passphrase. The next try is possible in 4 seconds.");
  EXPECT_EQ(refusal_words(Result::TooSoon, std::chrono::seconds(1)), "The next try is possible in 1 second.");
}

}  // namespace
}  // namespace toolkit
