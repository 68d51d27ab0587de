// SPDX-License-Identifier: MIT
#include "forms/short_form.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

constexpr const char* kMark = R"("extension": [{"url": "urn:both-of-us:short-form", "valueBoolean": true}], )";

std::string outline(const std::vector<Item>& items) {
  std::string text;
  for (const auto& item : items) {
    text += (text.empty() ? "" : " ") + item.link_id;
    if (!item.items.empty()) text += "(" + outline(item.items) + ")";
  }
  return text;
}

TEST(ShortForm, HasTheMarkedQuestionsAndTheGroupsAroundThem) {
  const auto mark = std::string(kMark);
  const auto form = form_of("{" + mark + R"("linkId": "a", "type": "string"}, {"linkId": "b", "type": "string"},)" +
                            R"({"linkId": "g", "type": "group", "item": [{"linkId": "h", "type": "group", "item": [{)" +
                            mark + R"("linkId": "c", "type": "string"}, {"linkId": "d", "type": "string"}]}]},)" +
                            R"({"linkId": "i", "type": "group", "item": [{"linkId": "e", "type": "string"}]})");
  const auto shortened = short_form(form);
  EXPECT_EQ(outline(shortened.items), "a g(h(c))");
  EXPECT_EQ(shortened.canonical(), form.canonical());
}

TEST(ShortForm, IsTheWholeFormWhenNothingIsMarked) {
  const auto form = form_of(R"({"linkId": "a", "type": "string"}, {"linkId": "b", "type": "string"})");
  EXPECT_EQ(outline(short_form(form).items), "a b");
}

}  // namespace
}  // namespace forms
