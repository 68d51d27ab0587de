// SPDX-License-Identifier: MIT
#include "handouts/readability.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

// 0.39 words/sentences + 11.8 syllables/words - 15.59
TEST(Readability, IsTheGradeOfTheFormulaInEnglish) {
  EXPECT_NEAR(flesch_kincaid_grade("The cat sat on the mat."), 0.39 * 6 + 11.8 - 15.59, 1e-9);
  // im-por-tant 3, an-i-mals 3, re-mem-ber 3
  EXPECT_NEAR(flesch_kincaid_grade("Important animals remember."), 0.39 * 3 + 11.8 * 9 / 3 - 15.59, 1e-9);
}

// 206.835 - 62.3 syllables/words - words/sentences
TEST(Readability, IsTheScoreOfTheFormulaInSpanish) {
  // La 1 ca-sa 2 es 1 chi-ca 2
  EXPECT_NEAR(szigriszt_pazos("La casa es chica."), 206.835 - 62.3 * 6 / 4 - 4, 1e-9);
  // Que-dó 2 en 1 el 1 pa-ís 2; quie-ro 2 a-gua 2
  EXPECT_NEAR(szigriszt_pazos("Quedó en el país. Quiero agua."), 206.835 - 62.3 * 10 / 6 - 3, 1e-9);
}

TEST(Readability, CountsARowOfAListAsASentenceAndNoHeading) {
  EXPECT_DOUBLE_EQ(flesch_kincaid_grade("# A very long and complicated heading\n\n- one cat\n- one dog\n"),
                   flesch_kincaid_grade("One cat. One dog."));
}

TEST(Readability, LeavesNamesAndNumbersOut) {
  const std::string names[] = {"Maximiliana Schwarzenberger"};
  EXPECT_DOUBLE_EQ(flesch_kincaid_grade("Maximiliana Schwarzenberger sat on 123 mats.", names),
                   flesch_kincaid_grade("sat on mats."));
}

TEST(Readability, HoldsTextsToTheirLevel) {
  EXPECT_TRUE(is_easy_enough(6.9, 7, "en-US"));
  EXPECT_FALSE(is_easy_enough(7.1, 7, "en-US"));
  EXPECT_TRUE(is_easy_enough(65, 65, "es-US"));
  EXPECT_FALSE(is_easy_enough(64.9, 65, "es-US"));
}

}  // namespace
}  // namespace handouts
