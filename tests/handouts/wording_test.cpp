// SPDX-License-Identifier: MIT
#include "handouts/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace handouts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Wording, FlagsWordsOfPressureAndBlame) {
  EXPECT_THAT(flagged_words("You ALWAYS say so."), ElementsAre("always", "ABCD"));
  EXPECT_THAT(flagged_words("It is your fault"), ElementsAre("fault"));
  EXPECT_THAT(flagged_words("He refuses, and is a narcissist."), ElementsAre("refuse*", "narcissis*"));
  EXPECT_THAT(flagged_words("Come, if you don’t mind; never mind"), ElementsAre("never", "if you don't"));
  EXPECT_THAT(flagged_words("a last\nchance"), ElementsAre("last chance"));
}

TEST(Wording, LooksAtWholeWordsOnly) {
  EXPECT_THAT(flagged_words("We believe in courtesy, and in the lieutenant’s finale."), IsEmpty());
}

TEST(Wording, LetsApprovedSentencesPass) {
  EXPECT_THAT(flagged_words("“This is not for blame. It is so the therapist gets to meet both of us.”"), IsEmpty());
  EXPECT_THAT(flagged_words("This is not about finding out who is at fault."), IsEmpty());
  EXPECT_THAT(flagged_words("This is not for blame, and I blame you."), ElementsAre("blame"));
}

TEST(Wording, FlagsShouting) {
  EXPECT_THAT(flagged_words("Come with me!"), IsEmpty());
  EXPECT_THAT(flagged_words("Come! With me!"), ElementsAre("!"));
  EXPECT_THAT(flagged_words("PLEASE come"), ElementsAre("ABCD"));
}

TEST(Wording, LeavesOtherScriptsAlone) {
  EXPECT_THAT(flagged_words("Nguyễn Thị Ngọc Ánh, Kaʻiulani, Þórsdóttir"), IsEmpty());
}

}  // namespace
}  // namespace handouts
