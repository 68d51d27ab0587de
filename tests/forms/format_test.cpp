// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/json.h"
#include "forms/validation.h"
#include "samples.h"

namespace forms {
namespace {

/// The JSON examples of FORMAT.md, in order.
std::vector<std::string> examples() {
  const auto page = data("../../../forms/FORMAT.md");
  const std::string start = "```json\n";
  std::vector<std::string> blocks;
  for (auto found = page.find(start); found != std::string::npos; found = page.find(start, found)) {
    found += start.size();
    blocks.push_back(page.substr(found, page.find("```", found) - found));
  }
  return blocks;
}

/// The text without the white space between its values.
std::string without_spaces(const std::string& json) {
  std::string text;
  bool is_inside = false;
  for (const char c : json) {
    if (c == '"') is_inside = !is_inside;
    if (is_inside || (c != ' ' && c != '\n')) text += c;
  }
  return text;
}

TEST(WorkedExample, IsAFormAndItsAnswers) {
  ASSERT_EQ(examples().size(), 2U);
  const auto form = read_questionnaire(examples()[0]);
  const auto response = read_response(examples()[1]);
  EXPECT_EQ(dump(response.items), "asked=once answer='“Maybe.”'");
  EXPECT_EQ(response.questionnaire, form.canonical());
  EXPECT_EQ(dump(validate(form, response)), "");
  EXPECT_EQ(find_item(form, "answer")->sensitivity, Sensitivity::W);
}

TEST(WorkedExample, IsWrittenAsThePageShowsIt) {
  EXPECT_EQ(write_response(read_response(examples().at(1))), without_spaces(examples().at(1)));
}

TEST(WorkedExample, ClosesTheSecondQuestionForAnotherAnswer) {
  auto response = read_response(examples().at(1));
  std::get<Coding>(response.items[0].answers[0].value).code = "not-yet";
  EXPECT_EQ(dump(validate(read_questionnaire(examples().at(0)), response)), "NotOpen answer");
}

}  // namespace
}  // namespace forms
