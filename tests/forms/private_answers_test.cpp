// SPDX-License-Identifier: MIT
#include "forms/private_answers.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

TEST(PrivateAnswers, StayBehindWithWhatStandsBelowThem) {
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
  const auto kept = without_private_answers(form, response);
  EXPECT_EQ(dump(kept.items), "g(a='x') former='x'");
  EXPECT_TRUE(kept.set_aside.empty());
}

}  // namespace
}  // namespace forms
