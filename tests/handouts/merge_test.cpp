// SPDX-License-Identifier: MIT
#include "handouts/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

bool any(char32_t) {
  return true;
}

std::string merged(const std::string& value) {
  return merge(handout("{{v}}"), {{"v", value}}, &any).text;
}

TEST(Merge, EscapesWhatCouldBeMarkdown) {
  EXPECT_EQ(merged("*a* _b_ `c` [d](e) <f> &amp; #g !h |i ~j \\k"),
            "\\*a\\* \\_b\\_ \\`c\\` \\[d\\]\\(e\\) \\<f\\> \\&amp\\; \\#g \\!h \\|i \\~j \\\\k");
  EXPECT_EQ(merged("1. a"), "1\\. a");
  EXPECT_EQ(merged("Iñaki O’Neill"), "Iñaki O’Neill");
}

TEST(Merge, KeepsLineBreaksWithoutEndingABlock) {
  EXPECT_EQ(merged("a\nb\r\nc\rd"), "a&#10;b&#10;c&#10;d");
  EXPECT_EQ(merged("a\n\n"), "a");
  EXPECT_EQ(merged("    a\n    b"), "&#32;   a&#10;&#32;   b");
  EXPECT_EQ(merged("a\tb"), "a b");
}

TEST(Merge, NormalizesValues) {
  EXPECT_EQ(merged("e\u0301"), "é");
}

TEST(Merge, KnowsWhereALineComesFrom) {
  auto source = handout("one\n{{#no}}\nthree\n{{/no}}\n{{v}}\nsix\n");
  source.body_line = 11;
  const auto result = merge(source, {{"no", false}, {"v", "a\nb"}}, &any);
  EXPECT_EQ(result.text, "one\na&#10;b\nsix\n");
  EXPECT_EQ(result.place(1), "handout.md:11");
  EXPECT_EQ(result.place(2), "handout.md:15");
  EXPECT_EQ(result.place(3), "handout.md:16");
}

TEST(Merge, NamesTheLineOfTheFileForAMissingField) {
  auto source = handout("one\n{{v}}\n");
  source.body_line = 11;
  EXPECT_EQ(error_of([&] { merge(source, {}, &any); }), "Field handout.md:12");
}

TEST(Merge, RefusesWhatCannotBePrintedByTheFieldsName) {
  const auto no_q = [](char32_t character) { return character != U'q'; };
  EXPECT_EQ(error_of([&] { merge(handout("{{a}}{{b}}"), {{"a", "x"}, {"b", "q"}}, no_q); }), "Text b");
  EXPECT_EQ(error_of([&] { merge(handout("{{a}}"), {{"a", "x"}, {"b", "q"}}, no_q); }), "no error");
  EXPECT_EQ(error_of([&] { merge(handout("{{a}}"), {{"a", "\xFF"}}, &any); }), "Text a");
}

TEST(Merge, ReadsAFieldForTheProgramItself) {
  const mustache::Fields values = {{"practice", mustache::Fields{{"name", "e\u0301\n"}}}};
  EXPECT_EQ(printable_value(values, "practice.name", &any), "é");
  EXPECT_EQ(printable_value(values, "practice.phone", &any), "");
}

}  // namespace
}  // namespace handouts
