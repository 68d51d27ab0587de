// SPDX-License-Identifier: MIT
#include "handouts/decimal.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

TEST(Decimal, IsShortAndRounded) {
  const struct {
    double value;
    int places;
    const char* expected;
  } cases[] = {
      {0, 3, "0"},       {12, 3, "12"},        {12.5, 3, "12.5"},        {-12.5, 0, "-13"},         {0.05, 1, "0.1"},
      {-0.0004, 3, "0"}, {1.0006, 3, "1.001"}, {841.88976, 3, "841.89"}, {0.000001, 6, "0.000001"}, {-3.07, 2, "-3.07"},
      {100, 0, "100"},
  };
  for (const auto& [value, places, expected] : cases) {
    std::string text;
    append_decimal(text, value, places);
    EXPECT_EQ(text, expected);
  }
}

}  // namespace
}  // namespace handouts
