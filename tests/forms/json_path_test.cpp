// SPDX-License-Identifier: MIT
#include "forms/json_path.h"

#include <gtest/gtest.h>

#include "forms/json_writer.h"

namespace forms {
namespace {

const JsonNode& tree() {
  static const auto kTree = parse_json(R"({"a": [{"b": 1}, {"b": "x", "c": true}], "a b": {"d": null}})", "Root");
  return kTree;
}

TEST(JsonPath, IsThePlaceThatReadersName) {
  const std::pair<JsonPath, const char*> rows[] = {
      {{}, "Root"}, {{0}, "Root.a"}, {{0, 1}, "Root.a[1]"}, {{0, 1, 1}, "Root.a[1].c"}};
  for (const auto& [path, place] : rows) {
    EXPECT_EQ(place_at(tree(), "Root", path), place);
    EXPECT_EQ(path_of(tree(), place), path) << place;
  }
}

TEST(JsonPath, IsNotFoundAgainBehindAForeignKey) {
  EXPECT_EQ(place_at(tree(), "Root", {1, 0}), "Root.?.d");
  EXPECT_EQ(path_of(tree(), "Root.?.d"), JsonPath());
}

TEST(JsonPath, LeadsAsFarAsThereIsSomething) {
  const std::pair<const char*, JsonPath> rows[] = {{"Root.a[2]", {0}},
                                                   {"Root.a[1].x.y", {0, 1}},
                                                   {"Root.x", {}},
                                                   {"Root.a[99999999999999999999]", {0}},
                                                   {"Root[0]", {}},
                                                   {"Root.a[x]", {0}},
                                                   {"Root.a[0].b[0]", {0, 0, 0}}};
  for (const auto& [place, path] : rows) EXPECT_EQ(path_of(tree(), place), path) << place;
}

TEST(JsonPath, ComparesInTheOrderOfTheFile) {
  EXPECT_LT(path_of(tree(), "Root.a"), path_of(tree(), "Root.a[0]"));
  EXPECT_LT(path_of(tree(), "Root.a[0].b"), path_of(tree(), "Root.a[1]"));
}

TEST(LenientReading, FindsNothingInsteadOfFailing) {
  const auto& second = node_at(tree(), {0, 1});
  EXPECT_EQ(text_member(second, "b"), "x");
  EXPECT_EQ(text_member(second, "c"), "");
  EXPECT_EQ(text_member(second.children[0], "b"), "");
  EXPECT_EQ(find_member(tree(), "z"), nullptr);
  EXPECT_TRUE(is_true(second, "c"));
  EXPECT_FALSE(is_true(second, "b"));
  EXPECT_EQ(list_member(tree(), "a").size(), 2U);
  EXPECT_TRUE(list_member(second, "b").empty());
}

TEST(Members, AreSetInTheirPlaceAndRemoved) {
  auto object = parse_json(R"({"a": 1.50, "b": 2})", "Root");
  set_member(object, "a", json_string("x"));
  set_member(object, "c", json_boolean(true));
  EXPECT_EQ(write_json(object), R"({"a":"x","b":2,"c":true})");
  remove_member(object, "a");
  remove_member(object, "z");
  EXPECT_EQ(write_json(object), R"({"b":2,"c":true})");
}

}  // namespace
}  // namespace forms
