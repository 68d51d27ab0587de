// SPDX-License-Identifier: MIT
#include "toolkit/desks/passphrase_judgement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "couples.h"

namespace toolkit {
namespace {

using test::repeated;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string sentence(const std::string& passphrase, std::string_view known = {}) {
  const auto problems = passphrase_problems(passphrase, passphrase, known);
  return problems.empty() ? "" : problems.at(0).sentence;
}

TEST(PassphraseJudgement, NamesWhatMakesItEasyToGuess) {
  const struct {
    std::string passphrase;
    std::string words;
  } rows[] = {{"i love my husband", "common words, names or well-known passwords"},
              {"to be or not to be", "common words, names or well-known passwords"},
              {"jennifer anniversary 06/12/1998", "a date or a year"},
              {"november 26 2026 monday", "a date or a year"},
              {"qwertyuiopasdfgh", "keys that lie side by side"},
              {"abcdefghijklmnopq", "letters or digits in their order"},
              {"letmeinletmeinletmein", "the same thing over and over"},
              {repeated("x", 60), "the same thing over and over"},
              {repeated("🙂", 15), "the same thing over and over"},
              {"P@ssw0rd1P@ssw0rd2", "a common word with signs in place of letters"}};
  for (const auto& [passphrase, words] : rows) EXPECT_THAT(sentence(passphrase), HasSubstr(words)) << passphrase;
}

TEST(PassphraseJudgement, KnowsANameThatOthersKnow) {
  EXPECT_THAT(sentence("xWhitfieldqWhitfieldz", "Dr. Ana Whitfield"), HasSubstr("a name that others know"));
  EXPECT_THAT(sentence("xWhitfieldqWhitfieldz"), Not(HasSubstr("a name that others know")));
}

TEST(PassphraseJudgement, TakesWordsThatDoNotBelongTogetherAndAnyScript) {
  for (const std::string passphrase :
       {"four spoons under the blue table", "violet harbor quiet lantern 42", "correct horse battery staple",
        "вчера мы ели суп с грибами", "昨日私たちは雨の中を歩いて帰りました", "die Katze schläft im Garten"}) {
    EXPECT_THAT(passphrase_problems(passphrase, passphrase), IsEmpty()) << passphrase;
  }
}

TEST(PassphraseJudgement, CountsWhatIsSaidAgainOnlyOnce) {
  EXPECT_THAT(sentence(repeated("i love my husband ", 4)), HasSubstr("the same thing over and over"));
  EXPECT_THAT(sentence(repeated("0123456789abcdef", 500)), HasSubstr("the same thing over and over"));
  EXPECT_EQ(sentence(repeated("violet harbor quiet lantern", 2)), "");
}

TEST(PassphraseJudgement, GivesSpacesNoCredit) {
  EXPECT_THAT(sentence("i  l o v e   y o u   s o"), Not(IsEmpty()));
}

TEST(PassphraseJudgement, AsksForLengthBeforeAnythingElse) {
  EXPECT_THAT(sentence("gK4!vX9#mQ2$tZ"), HasSubstr("at least 15 characters"));
  EXPECT_THAT(sentence(repeated("🙂", 14)), HasSubstr("at least 15 characters"));
}

TEST(PassphraseJudgement, ComparesTheTwoOnlyWhenTheFirstIsGood) {
  const auto problems = passphrase_problems("four spoons under the blue table", "four spoons under the blue tables");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].field, "repeat");
  EXPECT_EQ(passphrase_problems("i love my husband", "something else").at(0).field, "passphrase");
}

TEST(PassphraseJudgement, JudgesThePasswordOfACopyAsStrictly) {
  const std::string good = "violet harbor quiet lantern 42";
  EXPECT_THAT(password_problems(good, good, "Ana"), IsEmpty());
  EXPECT_EQ(password_problems("short", "short", "").at(0).field, "password");
  EXPECT_EQ(password_problems("xWhitfieldqWhitfieldz", "xWhitfieldqWhitfieldz", "Whitfield").at(0).field, "password");
  EXPECT_EQ(password_problems(good, "violet harbor", "").at(0).field, "repeat");
}

TEST(PassphraseJudgement, NeverRepeatsWhatWasTyped) {
  for (const std::string passphrase : {"husbandhusbandhusband", "jennifer 06/12/1998", "Whitfield Whitfield"}) {
    const auto said = sentence(passphrase, "Whitfield");
    ASSERT_FALSE(said.empty()) << passphrase;
    for (const char* word : {"husband", "jennifer", "1998", "Whitfield"}) EXPECT_THAT(said, Not(HasSubstr(word)));
  }
}

TEST(PassphraseJudgement, LooksOnlyAtTheFirstHundredBytes) {
  const auto easy = repeated("x", 100);
  EXPECT_THAT(sentence(easy + "violet harbor quiet lantern 42"), HasSubstr("over and over"));
}

TEST(PassphraseJudgement, TakesBytesThatAreNoText) {
  EXPECT_THAT(sentence(std::string("i love my husband\0 violet harbor quiet lantern", 46)), HasSubstr("too easy"));
  EXPECT_NE(sentence("\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE"), "");
}

}  // namespace
}  // namespace toolkit
