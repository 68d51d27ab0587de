// SPDX-License-Identifier: MIT
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

/// What stands between the four backticks of FORMAT.md: a field, the example's source, and its pages.
std::vector<std::string> examples() {
  std::ifstream file(TEST_DATA "/../handouts/FORMAT.md");
  std::vector<std::string> blocks;
  bool is_inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "````") {
      is_inside = !is_inside;
      if (is_inside) blocks.emplace_back();
    } else if (is_inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

TEST(Format, IsAsItsDocumentShows) {
  const auto blocks = examples();
  ASSERT_EQ(blocks.size(), 3U);
  const mustache::Fields values = {{"partner", mustache::Fields{{"name", "Iñaki Etxeberria-Muñoz"}}},
                                   {"hope", "more time, *together*"}};
  EXPECT_EQ(to_text(pages_of(read_template(blocks[1], "example.md"), values)), blocks[2]);
}

TEST(Format, HasAFieldAsItsDocumentShows) {
  EXPECT_THAT(to_text(pages_of(handout(examples().front()))), testing::HasSubstr("\"How have you slept this week?\""));
}

}  // namespace
}  // namespace handouts
