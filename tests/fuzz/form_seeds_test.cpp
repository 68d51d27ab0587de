// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "form_trial.h"
#include "handouts/form_reader.h"

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What a fuzzer begins with, and what it found: files of forms/ named for their content or their defect.
TEST(FormSeeds, AreReadOrRefusedInASentence) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TEST_DATA "/fuzz/forms")) {
    const auto bytes = content_of(entry.path());
    EXPECT_LE(bytes.size(), fuzz::kLongestForm) << entry.path();
    EXPECT_NO_THROW(fuzz::try_form(bytes)) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 0);
}

/// Else the fuzzer would only ever see refusals.
TEST(FormSeeds, AreFormsUnderATableOfTheirObjects) {
  const auto empty = handouts::read_form(fuzz::with_table_of_objects(content_of(TEST_DATA "/fuzz/forms/empty.pdf")));
  EXPECT_EQ(empty.values.size(), 6U);
  for (const char* name : {"filled_by_us", "typed_utf16", "typed_utf8", "typed_pdfdoc"}) {
    const auto bytes = content_of(std::string(TEST_DATA "/fuzz/forms/") + name + ".pdf");
    EXPECT_FALSE(handouts::read_form(fuzz::with_table_of_objects(bytes)).values.at("hope").empty()) << name;
  }
}

/// A byte more in front of the objects, and nothing is where the table says.
TEST(FormSeeds, AreFoundAgainAfterTheyMoved) {
  auto moved = content_of(TEST_DATA "/fuzz/forms/filled_by_us.pdf");
  moved.insert(moved.find('\n') + 1, "% one comment more\n");
  EXPECT_EQ(handouts::read_form(fuzz::with_table_of_objects(moved)).values.size(), 6U);
}

}  // namespace
