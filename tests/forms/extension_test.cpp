// SPDX-License-Identifier: MIT
#include "forms/extension.h"

#include <gtest/gtest.h>

namespace forms {
namespace {

const char* const kObject = R"({"extension": [
  {"url": "urn:a", "valueInteger": 1},
  {"url": "urn:b", "valueCodeableConcept": {"coding": [{"code": "x"}, {"code": "y"}]}},
  {"url": "urn:a", "valueInteger": 2},
  {"valueInteger": 3}]})";

TEST(Extensions, AreFoundByTheirUrlInOrder) {
  const auto tree = parse_json(kObject, "Test");
  const Extensions extensions(JsonView(tree, "Test"));
  ASSERT_NE(extensions.find("urn:a"), nullptr);
  EXPECT_EQ(extensions.find("urn:a")->integer("valueInteger"), 1);
  EXPECT_EQ(extensions.find("urn:a")->place(), "Test.extension[0]");
  EXPECT_EQ(extensions.find("urn:c"), nullptr);
  const auto all = extensions.all("urn:a");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].integer("valueInteger"), 2);
  EXPECT_TRUE(extensions.all("urn:c").empty());
}

TEST(Extensions, MayBeMissing) {
  const auto tree = parse_json("{}", "Test");
  EXPECT_EQ(Extensions(JsonView(tree, "Test")).find(""), nullptr);
}

TEST(Concept, HasTheCodesOfItsCodings) {
  const auto tree = parse_json(kObject, "Test");
  const Extensions extensions(JsonView(tree, "Test"));
  EXPECT_EQ(concept_codes(*extensions.find("urn:b")), (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(concept_codes(*extensions.find("urn:a")).empty());
}

}  // namespace
}  // namespace forms
