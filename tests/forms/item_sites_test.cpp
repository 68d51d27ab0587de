// SPDX-License-Identifier: MIT
#include "forms/item_sites.h"

#include <gtest/gtest.h>

namespace forms {
namespace {

/// "1 a; 2 b in a": level, linkId, and the linkId of what is around it.
std::string dump(const std::vector<ItemSite>& sites) {
  std::string text;
  for (const auto& site : sites) {
    text +=
        (text.empty() ? "" : "; ") + std::to_string(site.level) + " " + std::string(text_member(*site.item, "linkId"));
    if (site.around) text += " in " + std::string(text_member(*sites[*site.around].item, "linkId"));
  }
  return text;
}

TEST(ItemSites, AreInTheOrderOfTheFile) {
  const auto form = parse_json(
      R"({"item": [{"linkId": "a", "item": [{"linkId": "b", "item": [{"linkId": "c"}]}, {"linkId": "d"}]},
                   {"linkId": "e"}]})",
      "Questionnaire");
  EXPECT_EQ(dump(list_items(form)), "1 a; 2 b in a; 3 c in b; 2 d in a; 1 e");
  EXPECT_EQ(place_at(form, kFormRoot, *find_item_path(form, "d")), "Questionnaire.item[0].item[1]");
  EXPECT_FALSE(find_item_path(form, "z"));
}

TEST(ItemSites, AreFoundInWhateverIsThere) {
  EXPECT_EQ(dump(list_items(parse_json(R"({"item": [7, null, {"linkId": 7}, {"item": {"item": []}}]})", "Q"))),
            "1 ; 1 ; 1 ; 1 ");
  EXPECT_TRUE(list_items(parse_json("[]", "Q")).empty());
}

}  // namespace
}  // namespace forms
