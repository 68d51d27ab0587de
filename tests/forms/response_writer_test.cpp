// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

QuestionnaireResponse sample() {
  const ResponseItem follow_up{"b", "Why?", {{std::string("“Kaʻiulani”\n\t\"quoted\" \\ 😀"), {}}}, {}};
  QuestionnaireResponse response;
  response.questionnaire = "urn:test:form|1";
  response.status = ResponseStatus::Completed;
  response.language = "en-US";
  response.authored = "2026-11-23T10:00:00-06:00";
  response.items = {{"g",
                     "Part",
                     {},
                     {{"a", "Color?", {{Coding{"urn:s", "red", "Red"}, {follow_up}}, {Coding{"", "blue", ""}, {}}}, {}},
                      {"c", "", {{true, {}}, {-7, {}}, {Date{2026, 11, 0}, {}}}, {}}}}};
  return response;
}

TEST(ResponseWriter, WritesFhirInTheOrderOfTheStandard) {
  auto response = sample();
  response.items[0].items[0].answers[0].items.clear();
  EXPECT_EQ(
      write_response(response),
      R"({"resourceType":"QuestionnaireResponse","language":"en-US","questionnaire":"urn:test:form|1",)"
      R"("status":"completed","authored":"2026-11-23T10:00:00-06:00","item":[{"linkId":"g","text":"Part","item":[)"
      R"({"linkId":"a","text":"Color?","answer":[{"valueCoding":{"system":"urn:s","code":"red","display":"Red"}},)"
      R"({"valueCoding":{"code":"blue"}}]},{"linkId":"c","answer":[{"valueBoolean":true},{"valueInteger":-7},)"
      R"({"valueDate":"2026-11"}]}]}]})");
}

TEST(ResponseWriter, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(write_response({}), R"({"resourceType":"QuestionnaireResponse","status":"in-progress"})");
}

TEST(ResponseWriter, WritesWhatIsReadBackEqual) {
  EXPECT_EQ(read_response(write_response(sample())), sample());
  EXPECT_EQ(read_response(write_response({})), QuestionnaireResponse{});
}

TEST(ResponseWriter, KeepsTheDigitsOfNumbersAndTheTextsOfTimes) {
  QuestionnaireResponse response;
  response.items = {{"a",
                     "",
                     {{Decimal{"1.50"}, {}},
                      {Decimal{"-0"}, {}},
                      {Decimal{"9e200"}, {}},
                      {DateTime{"2026-11-23T14:30:00.10-06:00"}, {}},
                      {Time{"14:30:00"}, {}},
                      {Uri{"https://example.org/?a=\"b\""}, {}},
                      {Quantity{{"70.0"}, "kg", "http://unitsofmeasure.org", "kg"}, {}}},
                     {}}};
  const auto json = write_response(response);
  EXPECT_NE(
      json.find(
          R"({"valueDecimal":1.50},{"valueDecimal":-0},{"valueDecimal":9e200},{"valueDateTime":"2026-11-23T14:30:00.10-06:00"})"),
      std::string::npos);
  EXPECT_NE(json.find(R"({"valueQuantity":{"value":70.0,"unit":"kg",)"), std::string::npos);
  EXPECT_EQ(read_response(json), response);
}

const char* const kReceived = R"({ "resourceType": "QuestionnaireResponse", "id": "r1",
  "text": {"status": "generated", "div": "<div>Seven</div>"},
  "status": "completed", "subject": {"reference": "Patient/1"}, "author": {"reference": "Practitioner/1"},
  "source": {"reference": "RelatedPerson/1"}, "encounter": {"reference": "Encounter/1"},
  "extension": [{"url": "urn:test:unknown", "valueDecimal": 1.50}],
  "item": [{"linkId": "a", "definition": "urn:test:a", "answer": [{"valueInteger": 7}]}] })";

TEST(ReceivedResponse, IsWrittenBackByteForByteWhileItSaysTheSame) {
  EXPECT_EQ(write_response(read_response(kReceived), kReceived), kReceived);
}

TEST(ReceivedResponse, KeepsWhatStandsBesideItsAnswersWhenTheyChange) {
  auto response = read_response(kReceived);
  response.status = ResponseStatus::Amended;
  response.items[0].answers[0].value = 8;
  EXPECT_EQ(write_response(response, kReceived),
            R"({"resourceType":"QuestionnaireResponse","status":"amended","item":[{"linkId":"a","answer":[)"
            R"({"valueInteger":8}]}],"id":"r1","subject":{"reference":"Patient/1"},)"
            R"("author":{"reference":"Practitioner/1"},"source":{"reference":"RelatedPerson/1"},)"
            R"("encounter":{"reference":"Encounter/1"},"extension":[{"url":"urn:test:unknown","valueDecimal":1.50}]})");
}

TEST(ResponseWriter, KeepsWhatWasSetAsideBesideTheAnswers) {
  QuestionnaireResponse response;
  response.set_aside = {{"E4", {"fight", "“again”"}}, {"E9", {"nine"}}};
  const auto json = write_response(response);
  EXPECT_EQ(read_response(json), response);
  EXPECT_TRUE(find_answers(read_response(json), "E9").empty());
}

TEST(ResponseWriter, KeepsTheExtensionsOfOthersAndItsOwnOnce) {
  constexpr const char* kOriginal =
      R"({"resourceType":"QuestionnaireResponse","extension":[{"url":"urn:test:other","valueInteger":1},)"
      R"({"url":"urn:both-of-us:set-aside","extension":[{"url":"linkId","valueString":"a"},)"
      R"({"url":"typed","valueString":"x"}]}],"status":"in-progress"})";
  auto response = read_response(kOriginal);
  EXPECT_EQ(write_response(response, kOriginal), kOriginal);
  response.set_aside.clear();
  EXPECT_EQ(write_response(response, kOriginal),
            R"({"resourceType":"QuestionnaireResponse","status":"in-progress","extension":[{"url":"urn:test:other",)"
            R"("valueInteger":1}]})");
  response.set_aside = {{"b", {"y"}}};
  EXPECT_EQ(write_response(response, kOriginal),
            R"({"resourceType":"QuestionnaireResponse","extension":[{"url":"urn:both-of-us:set-aside","extension":[)"
            R"({"url":"linkId","valueString":"b"},{"url":"typed","valueString":"y"}]},{"url":"urn:test:other",)"
            R"("valueInteger":1}],"status":"in-progress"})");
}

TEST(ResponseWriter, WritesTheSameBytesForTheSameResponse) {
  EXPECT_EQ(write_response(sample()), write_response(sample()));
}

TEST(ResponseWriter, RefusesTextThatIsNotUtf8) {
  auto response = sample();
  response.items[0].text = "\xC3(";
  EXPECT_THROW(write_response(response), Error);
}

}  // namespace
}  // namespace forms
