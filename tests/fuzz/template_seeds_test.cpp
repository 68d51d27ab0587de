// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "handouts/template.h"
#include "template_trial.h"

namespace {

/// What a fuzzer begins with, and what it found: files of templates/ named for their defect, and pages with every
/// block.
TEST(TemplateSeeds, BecomePagesOrASentence) {
  for (const auto* const folder : {TEST_DATA "/fuzz/templates", TEST_DATA "/paper/templates"}) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      EXPECT_LE(text.size(), fuzz::kLongestTemplate) << entry.path();
      EXPECT_NO_THROW(fuzz::try_template(text)) << entry.path();
      ++count;
    }
    EXPECT_GT(count, 0) << folder;
  }
}

}  // namespace
