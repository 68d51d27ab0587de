// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/import.h"
#include "forms/json.h"
#include "questionnaire_trial.h"

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What a fuzzer begins with, and what it found: files named for their content or their defect.
TEST(QuestionnaireSeeds, AreFilledOrBlockedInASentence) {
  for (const auto* const folder :
       {TEST_DATA "/fuzz/questionnaires", TEST_DATA "/forms/data/broken", TEST_DATA "/forms/data/imported"}) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      EXPECT_NO_THROW(fuzz::try_questionnaire(content_of(entry.path()))) << entry.path();
      ++count;
    }
    EXPECT_GT(count, 0) << folder;
  }
}

/// Else the fuzzer would only ever see refusals.
TEST(QuestionnaireSeeds, AreShortEnoughAndRead) {
  for (const char* name : {"every_item", "translated", "scored"}) {
    const auto text = content_of(std::string(TEST_DATA "/fuzz/questionnaires/") + name + ".json");
    EXPECT_LE(text.size(), fuzz::kLongestQuestionnaire) << name;
    EXPECT_NE(forms::import_form(text).grade, forms::ImportGrade::Blocked) << name;
  }
  const auto answers = content_of(TEST_DATA "/fuzz/questionnaires/answers.json");
  EXPECT_EQ(forms::read_response(answers).items.size(), 3U);
}

}  // namespace
