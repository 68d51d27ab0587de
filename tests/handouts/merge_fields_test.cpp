// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "cases.h"
#include "handouts/fields.h"
#include "handouts/recommendation.h"

namespace handouts {
namespace {

/// The fields a name is looked up in: those inside a list are in its first item.
const mustache::Value* find_field_value(const mustache::Fields& values, const std::string& name) {
  for (const auto& [group, list] :
       {std::pair("reason.", "reasons"), {"card.", "cards"}, {"resource.", "resources"}, {"handed.", "handed"}}) {
    if (!name.starts_with(group)) continue;
    const auto& items = std::get<mustache::List>(values.find(list)->second.get());
    return mustache::find_value(std::get<mustache::Fields>(items.front().get()), name);
  }
  return mustache::find_value(values, name);
}

/// The reasons that a document prints, such as "R01 R15".
std::string printed_reasons(DocumentCode code, const CaseFacts& facts) {
  const auto values = merge_fields(code, facts);
  std::string printed;
  for (const auto& item : std::get<mustache::List>(values.find("reasons")->second.get())) {
    for (const auto& [name, value] :
         std::get<mustache::Fields>(std::get<mustache::Fields>(item.get()).at("reason").get())) {
      if (name.starts_with('R') && std::get<bool>(value.get())) printed += (printed.empty() ? "" : " ") + name;
    }
  }
  return printed;
}

TEST(MergeFields, GiveEveryFieldThereIs) {
  for (const auto code : all_documents()) {
    const auto values = merge_fields(code, cases::open_case());
    for (const auto& field : fields()) {
      // The code is no fact of a case: only the recovery kit has it.
      if (field.name == "code_groups" || field.name == "code_group") continue;
      const auto* const value = find_field_value(values, std::string(field.name));
      ASSERT_NE(value, nullptr) << field.name;
      EXPECT_EQ(std::holds_alternative<std::string>(value->get()), !field.is_condition) << field.name;
    }
  }
}

TEST(MergeFields, ChooseAtMostThreeReasonsWithBlameFirst) {
  const struct {
    std::vector<std::string> ranked;
    std::string printed;
  } cases[] = {
      {{"R13", "R16", "R10", "R02", "R01"}, "R10 R01 R13"},
      {{"R17", "R20", "R21", "R08", "R11", "R05"}, "R05"},
      {{"R99", "R09"}, "R09"},
      {{"R05", "R05"}, "R05"},
      {{}, ""},
  };
  for (const auto& row : cases) {
    auto facts = cases::open_case();
    facts.reasons = row.ranked;
    EXPECT_EQ(printed_reasons(DocumentCode::H02, facts), row.printed);
  }
}

TEST(MergeFields, LeaveOutOfTheLetterWhatItSaysAnyway) {
  auto facts = cases::open_case();
  facts.reasons = {"R24", "R10", "R04", "R16"};
  EXPECT_EQ(printed_reasons(DocumentCode::L02, facts), "R16");
}

TEST(MergeFields, KeepNamesExactlyAsEntered) {
  const auto values = merge_fields(DocumentCode::L01, cases::v8());
  EXPECT_EQ(mustache::text_value(values, "client.name"), "Kaʻiulani Kealoha-Schwarzenberger");
  EXPECT_EQ(mustache::text_value(values, "partner.name"), "Tomáš Dvořák-Nakamura");
}

TEST(MergeFields, LeaveTheFullStopToTheTemplate) {
  auto facts = cases::open_case();
  facts.hope = "that we laugh again. ";
  EXPECT_EQ(mustache::text_value(merge_fields(DocumentCode::L01, facts), "hope"), "that we laugh again");
}

TEST(MergeFields, WriteTheDayInWords) {
  EXPECT_EQ(mustache::text_value(merge_fields(DocumentCode::L02, cases::v1()), "date"), "November 23, 2026");
}

}  // namespace
}  // namespace handouts
