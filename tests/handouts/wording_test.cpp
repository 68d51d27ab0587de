// SPDX-License-Identifier: MIT
#include "handouts/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace handouts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> flagged_words(std::string_view text, std::string_view language = "en-US") {
  std::vector<std::string> rules;
  for (const auto& flag : flags_in(text, language)) rules.push_back(flag.rule);
  return rules;
}

TEST(Wording, FlagsWordsOfPressureAndBlame) {
  EXPECT_THAT(flagged_words("You ALWAYS say so."), ElementsAre("always", "ABCD"));
  EXPECT_THAT(flagged_words("It is your fault"), ElementsAre("fault"));
  EXPECT_THAT(flagged_words("He refuses, and is a narcissist."), ElementsAre("refuse*", "narcissis*"));
  EXPECT_THAT(flagged_words("Come, if you don’t mind; never mind"), ElementsAre("if you don't", "never"));
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

TEST(Wording, SaysWhereAndWhatToWriteInstead) {
  const auto flags = flags_in("One line.\nYou should\ncome, Nguyễn Thị Ánh. Never mind.", "en-US");
  ASSERT_EQ(flags.size(), 2U);
  EXPECT_EQ(flags[0].line, 2);
  EXPECT_EQ(flags[0].offset, 14U);
  EXPECT_EQ(flags[0].found, "should");
  EXPECT_TRUE(flags[0].suggestion.starts_with("Say what you would like"));
  EXPECT_EQ(flags[1].found, "Never");
  EXPECT_EQ(flags[1].line, 3);
}

TEST(Wording, ReadsSpanishWithAndWithoutAccents) {
  EXPECT_THAT(flagged_words("Tú SIEMPRE haces lo mismo", "es-US"), ElementsAre("siempre", "ABCD"));
  EXPECT_THAT(flagged_words("Es tu última oportunidad.", "es-US"), ElementsAre("última oportunidad"));
  EXPECT_THAT(flagged_words("es tu ultima oportunidad", "es-US"), ElementsAre("última oportunidad"));
  EXPECT_THAT(flagged_words("Un DIAGNÓSTICO", "es-US"), ElementsAre("diagnóstic*", "ABCD"));
  EXPECT_THAT(flagged_words("un diagno\u0301stico", "es-US"), ElementsAre("diagnóstic*"));
  EXPECT_THAT(flagged_words("«Esto no es para culpar a nadie.»", "es-US"), IsEmpty());
  EXPECT_THAT(flagged_words("No tiene que decidir hoy. El año y la mañana.", "es-US"), IsEmpty());
}

}  // namespace
}  // namespace handouts
