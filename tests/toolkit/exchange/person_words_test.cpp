// SPDX-License-Identifier: MIT
#include "toolkit/exchange/person_words.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(PersonWords, KeepTheCodesOfTheIntakeForm) {
  EXPECT_EQ(pronouns_code("She/Her"), "she");
  EXPECT_EQ(pronouns_code("they"), "they");
  EXPECT_EQ(pronouns_code("ze/zir"), "ze/zir");
  EXPECT_EQ(pronouns_code(""), "");
  EXPECT_EQ(language_code("Spanish"), "es-US");
  EXPECT_EQ(language_code("ES-us"), "es-US");
  EXPECT_EQ(language_code("eu"), "eu");
}

TEST(PersonWords, TellCodesInWords) {
  EXPECT_EQ(pronouns_words("she"), "she/her");
  EXPECT_EQ(pronouns_words("ze/zir"), "ze/zir");
  EXPECT_EQ(pronouns_words(""), "");
}

TEST(PersonWords, KnowALanguageCodeByItsShape) {
  for (const char* code : {"es", "es-US", "gsw", "zh-Hant-TW", "de-1996"}) EXPECT_TRUE(is_language_code(code)) << code;
  for (const char* text : {"", "e", "Spanish", "es_US", "es-", "-es", "e1", "es-Spanishland", "es US", "eñ"}) {
    EXPECT_FALSE(is_language_code(text)) << text;
  }
}

}  // namespace
}  // namespace toolkit
