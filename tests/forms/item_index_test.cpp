// SPDX-License-Identifier: MIT
#include "forms/item_index.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

TEST(ItemIndex, KnowsWhereEachItemStands) {
  const auto form = form_of(R"({"linkId": "g", "type": "group", "item": [
      {"linkId": "a", "type": "string", "item": [{"linkId": "b", "type": "boolean"}]}]},
    {"linkId": "c", "type": "string"})");
  const ItemIndex index(form.items);
  const auto* const group = &form.items[0];
  const auto* const question = &group->items[0];
  struct Case {
    const char* link_id;
    const Item* item;
    const Item* around;
  };
  const Case cases[] = {{"g", group, nullptr},
                        {"a", question, group},
                        {"b", &question->items[0], question},
                        {"c", &form.items[1], nullptr}};
  std::size_t order = 0;
  for (const auto& [link_id, item, around] : cases) {
    const auto* const position = index.find(link_id);
    ASSERT_NE(position, nullptr) << link_id;
    EXPECT_EQ(position->item, item) << link_id;
    EXPECT_EQ(position->around, around) << link_id;
    EXPECT_EQ(position->order, order++) << link_id;
    EXPECT_EQ(index.find_below(around, link_id), position) << link_id;
  }
  EXPECT_EQ(index.find("d"), nullptr);
  EXPECT_EQ(index.find_below(nullptr, "a"), nullptr);
  EXPECT_EQ(index.find_below(group, "b"), nullptr);
}

}  // namespace
}  // namespace forms
