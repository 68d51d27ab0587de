// SPDX-License-Identifier: MIT
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

/// What stands between the four backticks of FORMAT.md: the example's source, and its pages.
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
  ASSERT_EQ(blocks.size(), 2U);
  const mustache::Fields values = {{"partner", mustache::Fields{{"name", "Iñaki Etxeberria-Muñoz"}}},
                                   {"hope", "more time, *together*"}};
  EXPECT_EQ(to_text(pages_of(read_template(blocks[0], "example.md"), values)), blocks[1]);
}

}  // namespace
}  // namespace handouts
