// SPDX-License-Identifier: MIT
#include "handouts/rule_words.h"

#include <vector>

#include <gtest/gtest.h>

#include "handouts/error.h"

namespace handouts {
namespace {

/// "place | sentence" of the error, or "none".
std::string error_of(const std::string& json, const std::vector<std::string>& keys) {
  try {
    read_words(json, "rules/x.json", keys);
    return "none";
  } catch (const Error& error) {
    return error.place() + " | " + error.what();
  }
}

TEST(RuleWords, NameTextsByTheirPlace) {
  const auto words = read_words(R"({"G-05": {"why": "Because."}, "list": ["one", "two"]})", "rules/x.json");
  EXPECT_EQ(words, (Words{{"G-05.why", "Because."}, {"list.000", "one"}, {"list.001", "two"}}));
}

TEST(RuleWords, RefuseAFileThatIsNotWhole) {
  const struct {
    const char* json;
    const char* error;
  } rows[] = {
      {R"({"a": "x"})", "none"},
      {R"({})", "rules/x.json: a | This text is missing. Every rule needs its words."},
      {R"({"a": ""})", "rules/x.json: a | This text is empty. Write what the therapist should read here."},
      {R"({"a": 1})", "rules/x.json: a | This value is not a text. Write it between quotation marks."},
      {R"({"a": "x", "b": "y"})", "rules/x.json: b | No rule asks for this text. Remove it or mend its name."},
      {R"({"a": "x", "a": "y"})", "rules/x.json: a | This key is given twice. Keep one of the two."},
      {R"({"a": "x")", "rules/x.json | This file is not JSON. Check its commas and quotation marks."},
  };
  for (const auto& row : rows) EXPECT_EQ(error_of(row.json, {"a"}), row.error) << row.json;
}

}  // namespace
}  // namespace handouts
