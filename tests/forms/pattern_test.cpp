// SPDX-License-Identifier: MIT
#include "forms/pattern.h"

#include <gtest/gtest.h>

namespace forms {
namespace {

TEST(Pattern, HasItsValuesWhereTheyAreNamed) {
  EXPECT_EQ(filled("from {1} to {2}, or {1}", {"a", "b"}), "from a to b, or a");
  EXPECT_EQ(filled("{1}", {"{1}{2}"}), "{1}{2}") << "a value is no pattern";
}

TEST(Pattern, KeepsWhatNamesNoValue) {
  EXPECT_EQ(filled("{2} {0} {x} {{1}} {", {"a"}), "{2} {0} {x} {a} {");
  EXPECT_EQ(filled("{1} and {{name}}", {}), "{1} and {{name}}");
}

}  // namespace
}  // namespace forms
