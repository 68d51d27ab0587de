// SPDX-License-Identifier: MIT
#include "handouts/form_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_samples.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;

bool can_print(char32_t character) {
  return test_typefaces().faces().can_print(character);
}

std::string error_with(const FormValues& values) {
  auto document = every_field_document();
  return error_of([&] { fill_fields(document, values, can_print); });
}

TEST(FormFields, TakeValuesOfTheirKind) {
  EXPECT_EQ(error_with(every_field_values()), "no error");
  EXPECT_EQ(error_with({{"nobody", {"a"}}}), "Field nobody");
  EXPECT_EQ(error_with({{"sleep", {"sometimes"}}}), "Field sleep");
  EXPECT_EQ(error_with({{"sleep", {"well", "badly"}}}), "Field sleep");
  EXPECT_EQ(error_with({{"hope", {"a", "b"}}}), "Field hope");
  EXPECT_EQ(error_with({{"agree", {"no"}}}), "Field agree");
  EXPECT_EQ(error_with({{"hope", {"Jos\xE9"}}}), "Text hope");
  EXPECT_EQ(error_with({{"hope", {"\xF0\x93\x80\x80"}}}), "Text hope");
}

TEST(FormFields, NeverSayAValueInASentence) {
  auto document = every_field_document();
  EXPECT_THAT(sentence_of([&] {
                fill_fields(document, {{"sleep", {"secret"}}}, can_print);
              }),
              Not(HasSubstr("secret")));
}

TEST(FormFields, KeepTextInNormalFormWithLineFeeds) {
  auto document = every_field_document();
  fill_fields(document, {{"story", {"e\u0301\r\nb\rc\td"}}}, can_print);
  EXPECT_EQ(fields_of(document).at(1).values.at(0), "\u00E9\nb\nc d");
}

TEST(FormFields, AreFoundInLists) {
  Document document;
  List list;
  list.items.push_back(every_field_document().blocks);
  document.blocks.push_back({list});
  EXPECT_EQ(fields_of(document).size(), 6U);
}

TEST(FormFields, OfADocumentMadeInCodeAreCheckedAsWell) {
  auto document = every_field_document();
  document.blocks.push_back(document.blocks.back());
  const auto make = [&] { Pipeline(test_typefaces()).make_pdf(document, {"en-US", "Form"}, {}); };
  EXPECT_THAT(sentence_of(make), HasSubstr("Two fields have the name often"));
  std::get<FormField>(document.blocks.back().content).name = "a.b";
  EXPECT_THAT(sentence_of(make), HasSubstr("letters, digits"));
}

}  // namespace
}  // namespace handouts
