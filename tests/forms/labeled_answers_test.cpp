// SPDX-License-Identifier: MIT
#include "forms/labeled_answers.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

TEST(LabeledAnswers, StayBehindWithWhatStandsBelowThem) {
  constexpr const char* kPrivate = R"("extension": [{"url": "urn:both-of-us:sensitivity", "valueCode": "X"}], )";
  const auto mark = std::string(kPrivate);
  const auto form =
      form_of(R"({"linkId": "g", "type": "group", "item": [{"linkId": "a", "type": "string"}, {)" + mark +
              R"("linkId": "b", "type": "string", "item": [{"linkId": "c", "type": "string"}]}]}, {)" + mark +
              R"("linkId": "h", "type": "group", "item": [{"linkId": "d", "type": "string"}]},)" +
              R"({"linkId": "i", "type": "group", "item": [{)" + mark + R"("linkId": "e", "type": "string"}]})");
  const auto answer = [](const std::string& id, const std::string& below = "") {
    return R"({"linkId": ")" + id + R"(", "answer": [{"valueString": "x")" +
           (below.empty() ? "" : R"(, "item": [)" + below + "]") + "}]}";
  };
  auto response = response_of(R"({"linkId": "g", "item": [)" + answer("a") + "," + answer("b", answer("c")) +
                              R"(]}, {"linkId": "h", "item": [)" + answer("d") + R"(]}, {"linkId": "i", "item": [)" +
                              answer("e") + "]}," + answer("former"));
  response.set_aside = {{"a", {"y"}}};
  const auto kept = without_labeled_answers(form, response, {Sensitivity::X});
  EXPECT_EQ(dump(kept.items), "g(a='x') former='x'");
  EXPECT_TRUE(kept.set_aside.empty());
  EXPECT_EQ(without_labeled_answers(form, response, {Sensitivity::W}).items, response.items);
  EXPECT_EQ(dump(without_labeled_answers(form, response, {Sensitivity::C, Sensitivity::X}).items), "former='x'");
}

}  // namespace
}  // namespace forms
