// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

std::string response(const std::string& rest) {
  return R"({"resourceType": "QuestionnaireResponse", )" + rest + "}";
}
std::string items(const std::string& list) {
  return response(R"("status": "completed", "item": [)" + list + "]");
}

/// "kind place", or "read".
std::string refusal(const std::string& json) {
  constexpr const char* kKinds[] = {"NotJson", "NotAForm", "Unsupported", "Invalid"};
  try {
    read_response(json);
    return "read";
  } catch (const Error& error) {
    return std::string(kKinds[static_cast<int>(error.kind())]) + " " + error.place();
  }
}

TEST(ResponseReader, ReadsTheTreeOfAnswers) {
  const auto read = read_response(response(R"(
    "questionnaire": "urn:test:form|1", "status": "in-progress", "language": "en-US",
    "authored": "2026-11-23T10:00:00-06:00", "subject": {"reference": "Patient/1"},
    "item": [{"linkId": "g", "text": "Part", "item": [
      {"linkId": "a", "answer": [{"valueBoolean": true, "item": [{"linkId": "b", "answer": [{"valueString": "x"}]}]}]},
      {"linkId": "c", "answer": [{"valueInteger": -3}, {"valueDate": "2026-11"},
                                 {"valueCoding": {"system": "urn:s", "code": "k", "display": "K"}}]}]}])"));
  EXPECT_EQ(read.questionnaire, "urn:test:form|1");
  EXPECT_EQ(read.status, ResponseStatus::InProgress);
  EXPECT_EQ(read.language, "en-US");
  EXPECT_EQ(read.authored, "2026-11-23T10:00:00-06:00");
  EXPECT_EQ(read.items[0].text, "Part");
  EXPECT_EQ(dump(read.items), "g(a=true(b='x') c=-3=2026-11=k)");
}

TEST(ResponseReader, RefusesWhatIsNotAResponseItCanKeep) {
  const std::pair<std::string, const char*> cases[] = {
      {R"({"resourceType": "Questionnaire", "status": "active"})", "NotAForm QuestionnaireResponse"},
      {"7", "NotAForm QuestionnaireResponse"},
      {response(R"("item": [])"), "Invalid QuestionnaireResponse"},
      {response(R"("status": "done")"), "Invalid QuestionnaireResponse.status"},
      {items(R"({"answer": [{"valueInteger": 1}]})"), "Invalid QuestionnaireResponse.item[0]"},
      {items(R"({"linkId": "a", "answer": [{"valueInteger": 1}], "item": []})"),
       "Invalid QuestionnaireResponse.item[0]"},
      {items(R"({"linkId": "a", "answer": [{}]})"), "Invalid QuestionnaireResponse.item[0].answer[0]"},
      {items(R"({"linkId": "a", "answer": [{"valueInteger": 1, "valueString": "x"}]})"),
       "Invalid QuestionnaireResponse.item[0].answer[0]"},
      {items(R"({"linkId": "a", "answer": [{"valueAttachment": {}}]})"),
       "Unsupported QuestionnaireResponse.item[0].answer[0].valueAttachment"},
      {items(R"({"linkId": "a", "answer": [{"valueDate": "2026-02-30"}]})"),
       "Invalid QuestionnaireResponse.item[0].answer[0].valueDate"},
      {items(R"({"linkId": "a", "modifierExtension": []})"),
       "Unsupported QuestionnaireResponse.item[0].modifierExtension"},
      {items(R"({"linkId": "a", "linkId": "a"})"), "NotJson QuestionnaireResponse.item[0].linkId"}};
  for (const auto& [json, expected] : cases) EXPECT_EQ(refusal(json), expected) << json;
}

TEST(ResponseReader, ReadsEveryStatusOfTheStandard) {
  const std::pair<const char*, ResponseStatus> cases[] = {{"in-progress", ResponseStatus::InProgress},
                                                          {"completed", ResponseStatus::Completed},
                                                          {"amended", ResponseStatus::Amended},
                                                          {"entered-in-error", ResponseStatus::EnteredInError},
                                                          {"stopped", ResponseStatus::Stopped}};
  for (const auto& [name, status] : cases) {
    const auto read = read_response(response(R"("status": ")" + std::string(name) + '"'));
    EXPECT_EQ(read.status, status) << name;
    EXPECT_EQ(to_text(read.status), name);
  }
}

/// Questions below one another's answers, so many levels in all.
std::string levels(int count) {
  std::string list;
  for (int i = 1; i < count; ++i) list.append(R"({"linkId": "a", "answer": [{"valueCoding": {"code": "k"}, "item": [)");
  list.append(R"({"linkId": "a"})");
  for (int i = 1; i < count; ++i) list.append("]}]}");
  return list;
}

std::string copies(int count) {
  std::string list = R"({"linkId": "a"})";
  for (int i = 1; i < count; ++i) list += R"(,{"linkId": "a"})";
  return list;
}

/// One item with so many answers.
std::string answers(int count) {
  std::string list = R"({"linkId": "a", "answer": [{"valueInteger": 1})";
  for (int i = 1; i < count; ++i) list += R"(,{"valueInteger": 1})";
  return list + "]}";
}

TEST(ResponseReader, EndsAtItsLimits) {
  EXPECT_EQ(refusal(items(levels(16))), "read");
  EXPECT_EQ(refusal(items(levels(17))).substr(0, 11), "Unsupported");
  EXPECT_EQ(refusal(items(copies(10'000))), "read");
  EXPECT_EQ(refusal(items(answers(9'999))), "read");
  EXPECT_EQ(refusal(items(answers(10'000))), "Unsupported QuestionnaireResponse.item[0].answer[9999]");
  EXPECT_EQ(refusal(items(copies(10'001))), "Unsupported QuestionnaireResponse.item[10000]");
}

TEST(ResponseReader, NeverRepeatsAnAnswerInAnError) {
  try {
    read_response(items(R"({"linkId": "a", "answer": [{"valueDate": "secretword"}]})"));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ((error.place() + error.what()).find("secretword"), std::string::npos);
  }
}

}  // namespace
}  // namespace forms
