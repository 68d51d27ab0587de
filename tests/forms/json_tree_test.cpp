// SPDX-License-Identifier: MIT
#include "forms/json_tree.h"

#include <gtest/gtest.h>

#include "forms/error.h"

namespace forms {
namespace {

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

/// The place and sentence of the error, or "read".
std::string outcome(const std::string& json) {
  try {
    parse_json(json, "Root");
    return "read";
  } catch (const Error& error) {
    return error.place() + ": " + error.what();
  }
}

TEST(JsonTree, KeepsDigitsAndTheOrderOfKeys) {
  const auto tree = parse_json(R"({"b": 1.50, "a": [true, null, "x", -7, 123456789012345678901234567890]})", "Root");
  EXPECT_EQ(tree.keys, (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(tree.children[0].text, "1.50");
  const auto& list = tree.children[1].children;
  EXPECT_TRUE(list[0].boolean);
  EXPECT_EQ(list[1].kind, JsonNode::Kind::Null);
  EXPECT_EQ(list[2].text, "x");
  EXPECT_EQ(list[3].text, "-7");
  EXPECT_EQ(list[4].text, "123456789012345678901234567890");
}

TEST(JsonTree, RefusesADuplicateKeyAndSaysWhere) {
  EXPECT_EQ(outcome(R"({"a": [{"b": 1}, {"c": 1, "b": 2, "c": 3}]})"),
            "Root.a[1].c: The same key occurs twice in one object; remove one of the two.");
  EXPECT_EQ(outcome(R"({"a": {"a": 1}, "b": {"a": 1}})"), "read");
}

TEST(JsonTree, SaysOnWhichLineTheTextIsBroken) {
  EXPECT_EQ(outcome("{\n\"a\": [1,\n2,]}"), "Root.a[2]: This is not valid JSON in UTF-8 at line 3; correct that line.");
  EXPECT_EQ(outcome("{\"a\": \"caf\xE9\"}"), "Root.a: This is not valid JSON in UTF-8 at line 1; correct that line.");
}

TEST(JsonTree, RefusesControlCharactersInTextsAndKeys) {
  EXPECT_EQ(outcome(R"(["a\t\r\n"])"), "read");
  EXPECT_EQ(outcome(R"(["", "a\u0000"])"), "Root[1]: A text holds a control character, such as NUL; remove it.");
  EXPECT_EQ(outcome(R"({"a\u0007": 1})"), "Root.?: A text holds a control character, such as NUL; remove it.");
}

TEST(JsonTree, RefusesModifiersAnywhereAndRulesAtTheTop) {
  EXPECT_NE(outcome(R"({"item": [{"modifierExtension": []}]})"), "read");
  EXPECT_NE(outcome(R"({"implicitRules": "urn:x"})"), "read");
  EXPECT_EQ(outcome(R"({"contained": {"implicitRules": "urn:x"}})"), "read");
}

TEST(JsonTree, KeepsModifiersForWhoReportsThem) {
  const auto tree =
      parse_json(R"({"implicitRules": "urn:x", "a": {"modifierExtension": []}})", "Root", Modifiers::Keep);
  EXPECT_EQ(tree.keys, (std::vector<std::string>{"implicitRules", "a"}));
  EXPECT_EQ(tree.children[1].keys, std::vector<std::string>{"modifierExtension"});
}

TEST(JsonTree, IsEqualWhenEveryValueAndKeyIs) {
  const auto tree = parse_json(R"({"a": [1.50, "x"]})", "Root");
  EXPECT_EQ(tree, parse_json(R"({ "a":[1.50,"x"] })", "Root"));
  EXPECT_NE(tree, parse_json(R"({"a": [1.5, "x"]})", "Root"));
  EXPECT_NE(tree, parse_json(R"({"b": [1.50, "x"]})", "Root"));
}

TEST(JsonTree, EndsAtItsDepth) {
  EXPECT_EQ(outcome(nested(kMaximumDepth)), "read");
  EXPECT_NE(outcome(nested(kMaximumDepth + 1)).find("nested too deeply"), std::string::npos);
  EXPECT_NE(outcome(nested(100'000)).find("nested too deeply"), std::string::npos);
  EXPECT_NE(outcome(std::string(100'000, '[')).find("nested too deeply"), std::string::npos);
}

TEST(JsonTree, EndsAtItsSize) {
  const std::string text(kMaximumBytes - 2, 'x');
  EXPECT_EQ(outcome("\"" + text + "\""), "read");
  EXPECT_EQ(outcome("\"" + text + "x\""), "Root: The file is larger than 2 MiB; use a smaller form.");
}

TEST(JsonTree, EndsAtItsNumberOfValues) {
  std::string list = "[0";
  for (std::size_t i = 2; i < kMaximumValues; ++i) list += ",0";
  EXPECT_EQ(outcome(list + "]"), "read");
  EXPECT_NE(outcome(list + ",0]").find("too many values"), std::string::npos);
}

TEST(JsonTree, ReadsManyKeysInOneObject) {
  std::string object = "{\"k\": 0";
  for (int i = 0; i < 100'000; ++i) object += ", \"k" + std::to_string(i) + "\": 0";
  EXPECT_EQ(outcome(object + "}"), "read");
}

TEST(JsonTree, ShowsNoForeignKeyInAPlace) {
  EXPECT_EQ(place_of("Root", "item"), "Root.item");
  EXPECT_EQ(place_of("Root", "_text"), "Root._text");
  EXPECT_EQ(place_of("Root", "Priya said"), "Root.?");
  EXPECT_EQ(place_of("Root", std::string(65, 'a')), "Root.?");
  EXPECT_EQ(place_of("Root.item", 3), "Root.item[3]");
}

}  // namespace
}  // namespace forms
