// SPDX-License-Identifier: MIT
#include "forms/form_words.h"

#include <gtest/gtest.h>

#include "forms/json_writer.h"

namespace forms {
namespace {

const std::string kSpanish = R"({"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[)"
                             R"({"url":"lang","valueCode":"es"},{"url":"content","valueString":"Hola"}]})";

std::string with_translation(const std::string& item, const char* language, const char* text) {
  auto object = parse_json(item, "Item");
  set_translation(object, "text", language, text);
  return write_json(object);
}

TEST(Words, AreTranslatedBesideTheText) {
  EXPECT_EQ(with_translation(R"({"text":"Hello"})", "es", "Hola"),
            R"({"text":"Hello","_text":{"extension":[)" + kSpanish + "]}}");
}

TEST(Words, AreTranslatedAgainInTheirPlace) {
  const auto german = kSpanish.substr(0, kSpanish.find("\"es\"")) +
                      R"("de"},{"url":"note","valueString":"x"},{"url":"content","valueMarkdown":"Guten Tag"}]})";
  const auto item = R"({"_text":{"id":"t","extension":[)" + german + "," + kSpanish + "]}}";
  auto expected = item;
  expected.replace(expected.find("Guten Tag"), 9, "Hallo");
  EXPECT_EQ(with_translation(item, "de", "Hallo"), expected);
}

TEST(Words, AreTakenAwayWithWhatWouldBeEmpty) {
  EXPECT_EQ(with_translation(R"({"text":"Hello","_text":{"extension":[)" + kSpanish + "]}}", "es", ""),
            R"({"text":"Hello"})");
  EXPECT_EQ(with_translation(R"({"_text":{"id":"t","extension":[)" + kSpanish + "]}}", "es", ""),
            R"({"_text":{"id":"t"}})");
  EXPECT_EQ(with_translation(R"({"text":"Hello"})", "fr", ""), R"({"text":"Hello"})");
}

TEST(Words, TakeTheirOldRenderingsAway) {
  const std::string xhtml =
      R"({"url":"http://hl7.org/fhir/StructureDefinition/rendering-xhtml","valueString":"<b>x</b>"})";
  auto item = parse_json(R"({"text":"Hello","_text":{"extension":[)" + xhtml + "," + kSpanish + "]}}", "Item");
  const auto before = item;
  set_own_words(item, "text", "Hello");
  EXPECT_EQ(item, before);
  set_own_words(item, "text", "Good day");
  EXPECT_EQ(write_json(item), R"({"text":"Good day","_text":{"extension":[)" + kSpanish + "]}}");
  set_own_words(item, "text", "");
  EXPECT_EQ(write_json(item), R"({"_text":{"extension":[)" + kSpanish + "]}}");
}

TEST(Language, IsLettersAndDigitsInShortParts) {
  for (const char* language : {"es", "es-US", "zh-Hant-TW", "de-1996"}) EXPECT_TRUE(is_language(language)) << language;
  for (const char* language : {"", "-", "es-", "-es", "es--US", "e s", "abcdefghi", "é"})
    EXPECT_FALSE(is_language(language)) << language;
}

}  // namespace
}  // namespace forms
