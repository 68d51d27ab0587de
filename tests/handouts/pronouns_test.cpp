// SPDX-License-Identifier: MIT
#include "handouts/pronouns.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

/// "she her her hers herself is has was does"
std::string all_of(std::string_view answered, std::string_view language = "en-US") {
  const auto set = pronouns_of(answered, "Sam Lee", language);
  std::string all;
  for (const auto& form : {set.subject, set.object, set.possessive, set.possessive_pronoun, set.reflexive, set.is,
                           set.has, set.was, set.does})
    all += (all.empty() ? "" : " ") + form;
  return all;
}

constexpr const char* kName = "Sam Lee Sam Lee Sam Lee’s Sam Lee’s Sam Lee is has was does";

TEST(Pronouns, AreThoseThatWereAnswered) {
  EXPECT_EQ(all_of("she"), "she her her hers herself is has was does");
  EXPECT_EQ(all_of("he/him"), "he him his his himself is has was does");
  EXPECT_EQ(all_of("they/them"), "they them their theirs themselves are have were do");
  EXPECT_EQ(all_of("ze/hir"), "ze hir hir hirs hirself is has was does");
  EXPECT_EQ(all_of("Ze/Zir"), "ze zir zir zirs zirself is has was does");
  EXPECT_EQ(all_of("xe/xem"), "xe xem xyr xyrs xemself is has was does");
  EXPECT_EQ(all_of("fae / faer / faer / faers / faerself"), "fae faer faer faers faerself is has was does");
  EXPECT_EQ(all_of("thon/thon/thons/thons/thonself"), "thon thon thons thons thonself is has was does");
  EXPECT_EQ(all_of("she/they"), "she her her hers herself is has was does");
  EXPECT_EQ(all_of("they/she"), "they them their theirs themselves are have were do");
  EXPECT_EQ(all_of("ella"), "she her her hers herself is has was does");
}

TEST(Pronouns, AreTheNameForThoseWhoWantNoneAndForThoseNobodyAsked) {
  for (const auto* const answered : {"", "name-only", "use my name only", "solo mi nombre", "ask me", "/"})
    EXPECT_EQ(all_of(answered), kName) << answered;
}

TEST(Pronouns, KeepWhatIsSaidOfASetTheyDoNotKnow) {
  EXPECT_EQ(all_of("kit/kits"), "kit kits Sam Lee’s Sam Lee’s Sam Lee is has was does");
}

TEST(Pronouns, SpeakSpanishToo) {
  EXPECT_EQ(pronouns_of("she/her", "Ana", "es-US").subject, "ella");
  EXPECT_EQ(pronouns_of("él", "Ana", "es-US").object, "él");
  EXPECT_EQ(pronouns_of("they", "Ana", "es-US").subject, "elle");
  EXPECT_EQ(pronouns_of("ze/zir", "Ana", "es-US").subject, "Ana");
  EXPECT_EQ(pronouns_of("", "Ana", "es-US").possessive, "su");
}

TEST(Pronouns, BeginASentence) {
  EXPECT_EQ(at_sentence_start("she", "Ana"), "She");
  EXPECT_EQ(at_sentence_start("él", "Ana"), "Él");
  EXPECT_EQ(at_sentence_start("maría josé", "maría josé"), "maría josé") << "a name stays as it is entered";
  EXPECT_EQ(at_sentence_start("maría josé’s", "maría josé"), "maría josé’s");
}

}  // namespace
}  // namespace handouts
