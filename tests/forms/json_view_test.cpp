// SPDX-License-Identifier: MIT
#include "forms/json_view.h"

#include <gtest/gtest.h>

namespace forms {
namespace {

/// The place and sentence of the error that this read throws.
template <typename Read>
std::string refusal(const std::string& json, Read read) {
  const auto tree = parse_json(json, "Root");
  try {
    read(JsonView(tree, "Root"));
    return "read";
  } catch (const Error& error) {
    return error.place() + ": " + error.what();
  }
}

TEST(JsonView, ReadsValuesByKey) {
  const auto tree = parse_json(R"({"a": "x", "b": true, "c": -2147483648, "d": [1, 2]})", "Root");
  const JsonView view(tree, "Root");
  EXPECT_EQ(view.string("a"), "x");
  EXPECT_TRUE(view.boolean("b"));
  EXPECT_EQ(view.integer("c"), -2147483647 - 1);
  EXPECT_EQ(view.list("d")[1].as_integer(), 2);
  EXPECT_EQ(view.list("d")[1].place(), "Root.d[1]");
}

TEST(JsonView, MayRequireAKey) {
  EXPECT_EQ(refusal(R"({"a": 1})", [](const JsonView& view) { view.require("a"); }), "read");
  EXPECT_EQ(refusal("{}", [](const JsonView& view) { view.require("a"); }), "Root: This has no a; add it.");
}

TEST(JsonView, TakesAMissingKeyAsEmpty) {
  const auto tree = parse_json("{}", "Root");
  const JsonView view(tree, "Root");
  EXPECT_FALSE(view.has("a"));
  EXPECT_EQ(view.string("a"), "");
  EXPECT_FALSE(view.boolean("a"));
  EXPECT_EQ(view.integer("a"), std::nullopt);
  EXPECT_TRUE(view.list("a").empty());
}

TEST(JsonView, RefusesAnotherTypeWithItsPlace) {
  const std::string json = R"({"a": 1, "b": null, "c": 2.5, "d": 2147483648})";
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.string("a"); }), "Root.a: This must be a text; correct it.");
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.boolean("a"); }),
            "Root.a: This must be true or false; correct it.");
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.list("a"); }), "Root.a: This must be a list; correct it.");
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.find("a")->find("b"); }),
            "Root.a: This must be an object; correct it.");
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.integer("b"); }),
            "Root.b: This must be a whole number; correct it.");
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.integer("c"); }),
            "Root.c: This must be a whole number between -2147483648 and 2147483647; correct it.");
  EXPECT_EQ(refusal(json, [](const JsonView& v) { v.integer("d"); }),
            "Root.d: This must be a whole number between -2147483648 and 2147483647; correct it.");
}

TEST(JsonView, ListsKeysByTheirStart) {
  const auto tree = parse_json(R"({"valueCoding": {}, "_valueCoding": {}, "item": [], "valueString": ""})", "Root");
  EXPECT_EQ(JsonView(tree, "Root").keys_that_begin("value"), (std::vector<std::string>{"valueCoding", "valueString"}));
}

}  // namespace
}  // namespace forms
