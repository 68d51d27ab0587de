// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/validation.h"
#include "samples.h"

/// What FHIR asks of a response beside its form, one test for each rule that validators of the standard enforce.
namespace forms {
namespace {

const char* const kForm = R"(
  {"linkId": "who", "type": "string"},
  {"linkId": "visits", "type": "group", "repeats": true, "item": [
    {"linkId": "day", "type": "date", "required": true, "item": [{"linkId": "hours", "type": "integer"}]},
    {"linkId": "note", "type": "display", "text": "Read this."}]},
  {"linkId": "pets", "type": "boolean"},
  {"linkId": "names", "type": "string", "repeats": true, "required": true,
   "enableWhen": [{"question": "pets", "operator": "=", "answerBoolean": true}]})";

std::string issues(const std::string& answers, ResponseStatus status = ResponseStatus::InProgress) {
  return dump(validate(form_of(kForm), response_of(answers, status)));
}

const std::string kWho = R"({"linkId": "who", "answer": [{"valueString": "x"}]})";
const std::string kVisit = R"({"linkId": "visits", "item": [{"linkId": "day", "answer": [{"valueDate": "2026"}]}]})";
const std::string kPets = R"({"linkId": "pets", "answer": [{"valueBoolean": true}]})";
const std::string kNames = R"({"linkId": "names", "answer": [{"valueString": "a"}, {"valueString": "b"}]})";

TEST(Structure, HasEachItemOnTheLevelOfTheForm) {
  EXPECT_EQ(issues(kWho + "," + kVisit), "");
  EXPECT_EQ(issues(R"({"linkId": "visits", "item": [)" + kWho + "]}"), "Misplaced who");
  EXPECT_EQ(issues(R"({"linkId": "day", "answer": [{"valueDate": "2026"}]})"), "Misplaced day");
  EXPECT_EQ(issues(R"({"linkId": "whose", "answer": [{"valueString": "x"}]})"), "UnknownItem whose");
}

TEST(Structure, HasItemsInTheOrderOfTheForm) {
  EXPECT_EQ(issues(kWho + "," + kVisit + "," + kVisit + "," + kPets + "," + kNames), "");
  EXPECT_EQ(issues(kVisit + "," + kWho), "Misplaced who");
  EXPECT_EQ(issues(kVisit + "," + kPets + "," + kVisit), "Misplaced visits");
}

TEST(Structure, HasNoAnswersOfGroupsAndDisplays) {
  EXPECT_EQ(issues(R"({"linkId": "visits", "answer": [{"valueString": "x"}]})"), "Misplaced visits");
  EXPECT_EQ(issues(R"({"linkId": "visits", "item": [{"linkId": "note", "answer": [{"valueString": "x"}]}]})"),
            "Misplaced note");
}

TEST(Structure, HasWhatIsBelowAQuestionBelowItsAnswer) {
  const auto day = [](const std::string& rest) {
    return R"({"linkId": "visits", "item": [{"linkId": "day", )" + rest + "}]}";
  };
  const std::string hours = R"({"linkId": "hours", "answer": [{"valueInteger": 2}]})";
  EXPECT_EQ(issues(day(R"("answer": [{"valueDate": "2026", "item": [)" + hours + "]}]")), "");
  EXPECT_EQ(issues(day(R"("item": [)" + hours + "]")), "Misplaced day");
  EXPECT_THROW(response_of(day(R"("answer": [{"valueDate": "2026"}], "item": [)" + hours + "]")), Error) << "qrs-1";
}

TEST(Structure, HasAQuestionOnceAndOneAnswerUnlessItRepeats) {
  EXPECT_EQ(issues(kWho + "," + kWho), "TooMany who");
  EXPECT_EQ(issues(R"({"linkId": "who", "answer": [{"valueString": "x"}, {"valueString": "y"}]})"), "TooMany who");
  EXPECT_EQ(issues(kPets + "," + kNames + "," + kNames), "TooMany names");
}

TEST(Structure, HasAnswersOfTheTypeOfTheirQuestion) {
  const char* const values[] = {R"("valueInteger": 1)", R"("valueDate": "2026")", R"("valueCoding": {"code": "x"})"};
  for (const std::string value : values)
    EXPECT_EQ(issues(R"({"linkId": "who", "answer": [{)" + value + "}]}"), "WrongType who") << value;
}

TEST(Structure, NeedsWhatIsRequiredOnlyWhenItIsOpenAndTheResponseFinal) {
  EXPECT_EQ(issues(kPets), "");
  EXPECT_EQ(issues(kPets, ResponseStatus::Completed), "Missing day; Missing names");
  EXPECT_EQ(issues(kWho, ResponseStatus::Amended), "Missing day");
  EXPECT_EQ(issues(kPets, ResponseStatus::Stopped), "");
}

TEST(Structure, HasNoAnswerToAQuestionThatIsNotOpen) {
  EXPECT_EQ(issues(kNames), "NotOpen names");
  EXPECT_EQ(issues(R"({"linkId": "pets", "answer": [{"valueBoolean": false}]},)" + kNames), "NotOpen names");
  EXPECT_EQ(issues(kPets + "," + kNames), "");
}

TEST(Structure, HasAmountsThatCanBeCheckedAgainstTheirBounds) {
  const auto form = form_of(R"({"linkId": "weight", "type": "quantity", "extension": [
    {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity",
     "valueQuantity": {"value": 200, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}}]})");
  const auto weight = [&](const std::string& rest) {
    return dump(validate(
        form, response_of(R"({"linkId": "weight", "answer": [{"valueQuantity": {"value": 70)" + rest + "}}]}")));
  };
  EXPECT_EQ(weight(R"(, "system": "http://unitsofmeasure.org", "code": "kg")"), "");
  EXPECT_EQ(weight(R"(, "unit": "kg")"), "OutOfRange weight");
  EXPECT_EQ(weight(R"(, "unit": "miles", "system": "http://unitsofmeasure.org", "code": "[mi_i]")"),
            "OutOfRange weight");
}

}  // namespace
}  // namespace forms
