// SPDX-License-Identifier: MIT
#include "forms/text_reader.h"

#include <gtest/gtest.h>

#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

Questionnaire diary(const std::string& language) {
  return read_questionnaire(data("garden-diary.json"), language);
}

/// Title, questions, help and answers to choose from, one a line.
std::string texts(const Questionnaire& form) {
  std::string text = form.title + "\n";
  for (const auto& item : form.items) {
    text += item.prefix + " " + item.text + " (" + item.help + ")";
    for (const auto& option : item.options) text += " " + label_of(option.value);
    text += "\n";
  }
  return text;
}

const char* const kGerman =
    "Gartentagebuch\n"
    "1. Wie oft gießen Sie Ihren Garten? (Regen zählt nicht.) Nie Jeden Tag\n"
    " Farbe? () Rot 10\n";

TEST(Translation, IsNotLookedForUnlessItIsAskedFor) {
  for (const auto* const language : {"", "de", "DE"}) {
    EXPECT_EQ(texts(diary(language)), kGerman) << language;
    EXPECT_EQ(diary(language).language, "de") << language;
    EXPECT_TRUE(diary(language).is_wholly_translated) << language;
  }
  EXPECT_EQ(texts(read_questionnaire(data("garden-diary.json"))), kGerman);
}

TEST(Translation, IsOfEveryTextThatIsShown) {
  const auto form = diary("en");
  EXPECT_EQ(texts(form),
            "Garden diary\n"
            "1. How often do you water your garden? (Rain does not count.) Never Every day\n"
            " Color? () Red 10\n");
  EXPECT_EQ(form.language, "en");
  EXPECT_TRUE(form.is_wholly_translated);
  EXPECT_EQ(form.copyright, "Niemandes Eigentum") << "a notice may stay in its own language";
}

TEST(Translation, IsInTheBaseLanguageWhereThereIsNoneOfTheRegion) {
  const auto form = diary("en-US");
  EXPECT_EQ(form.items[0].text, "How often do you water your yard?");
  EXPECT_EQ(form.items[1].text, "Color?");
  EXPECT_EQ(form.language, "en") << "what its texts have in common";
  EXPECT_TRUE(form.is_wholly_translated);
}

TEST(Translation, FallsBackToTheFormsOwnLanguageAndSaysSo) {
  const auto mixed = diary("fr");
  EXPECT_EQ(texts(mixed),
            "Gartentagebuch\n"
            "1. À quelle fréquence arrosez-vous ? (Regen zählt nicht.) Jamais Jeden Tag\n"
            " Farbe? () Rot 10\n");
  EXPECT_EQ(mixed.language, "de");
  EXPECT_FALSE(mixed.is_wholly_translated);
  EXPECT_EQ(texts(diary("es")), kGerman);
  EXPECT_EQ(diary("es").language, "de");
  EXPECT_FALSE(diary("es").is_wholly_translated);
}

TEST(Translation, IsNotNeededWithinALanguage) {
  const auto form = diary("de-AT");
  EXPECT_EQ(texts(form), kGerman);
  EXPECT_EQ(form.language, "de");
  EXPECT_TRUE(form.is_wholly_translated);
}

TEST(Translation, ChangesNeitherCodesNorLinkIds) {
  const auto german = diary("");
  const auto english = diary("en");
  EXPECT_EQ(find_item(english, "water")->options[0].value, Value(Coding{"urn:test:often", "0", "Never"}));
  EXPECT_EQ(english.canonical(), german.canonical());
  EXPECT_EQ(find_item(english, "water-help"), nullptr);
}

TEST(Translation, IsWhatAResponseSaysWasShown) {
  const auto response = arrange(diary("en"), {{"color", {Coding{"", "red", "Red"}}}}, ResponseStatus::Completed);
  EXPECT_EQ(response.language, "en");
  EXPECT_EQ(response.items[0].text, "Color?");
  EXPECT_EQ(dump(validate(diary(""), response)), "") << "whatever language it was filled in";
}

std::string form_with(const std::string& item) {
  return R"({"resourceType": "Questionnaire", "status": "active", "language": "en", "item": [)" + item + "]}";
}

TEST(Translation, IsNoneWithoutLanguageOrContent) {
  const auto form =
      read_questionnaire(form_with(R"({"linkId": "a", "type": "string", "text": "One", "_text": {"extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [{"url": "lang", "valueCode": "es"}]},
        {"url": "http://hl7.org/fhir/StructureDefinition/translation",
         "extension": [{"url": "content", "valueString": "Uno"}]}]}})"),
                         "es");
  EXPECT_EQ(form.items[0].text, "One");
  EXPECT_FALSE(form.is_wholly_translated);
}

TEST(Translation, DoesNotReachTextsThatAreAnswersThemselves) {
  const auto form = read_questionnaire(
      form_with(
          R"({"linkId": "a", "type": "choice", "answerOption": [{"valueString": "One", "_valueString": {"extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
          {"url": "lang", "valueCode": "es"}, {"url": "content", "valueString": "Uno"}]}]}}]})"),
      "es");
  EXPECT_EQ(form.items[0].options[0].value, Value(std::string("One")));
  EXPECT_FALSE(form.is_wholly_translated);
}

TEST(Translation, IsAsLongAsATextMayBe) {
  const auto translated = [](std::size_t bytes) {
    return form_with(R"({"linkId": "a", "type": "string", "text": "One", "_text": {"extension": [
      {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
        {"url": "lang", "valueCode": "es"}, {"url": "content", "valueString": ")" +
                     std::string(bytes, 'x') + R"("}]}]}})");
  };
  EXPECT_EQ(read_questionnaire(translated(20'000), "es").items[0].text.size(), 20'000U);
  EXPECT_THROW(read_questionnaire(translated(20'001), "es"), Error);
}

}  // namespace
}  // namespace forms
