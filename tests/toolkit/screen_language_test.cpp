// SPDX-License-Identifier: MIT
#include "toolkit/screen_language.h"

#include <gtest/gtest.h>

#include "screen.h"

namespace toolkit {
namespace {

TEST(ScreenLanguage, IsTheOneThatABrowserWouldRatherHave) {
  for (const auto* header : {"", "en", "de-AT,de;q=0.8", "fr", "*", "en-US,en;q=0.9,es;q=0.8", "es;q=0", "est",
                             "es;q=x", "en;q=0.5,es;q=0.5", ";;,,=", "es;q=0.3,en;q=0.4"}) {
    EXPECT_EQ(preferred_language(header), Language::English) << header;
  }
  for (const auto* header : {"es", "es-MX", "es-419,es;q=0.9,en;q=0.8", "de,es;q=0.7,en;q=0.3",
                             "en;q=0.2 , es-US ; q=0.9", "en;q=0,es;q=0.001"}) {
    EXPECT_EQ(preferred_language(header), Language::Spanish) << header;
  }
}

TEST(ScreenLanguage, HasATagForEachLanguage) {
  for (const auto language : {Language::English, Language::Spanish})
    EXPECT_EQ(parse_language(tag_of(language)), language);
  for (const auto* tag : {"", "ES", "es-US", "de"}) EXPECT_EQ(parse_language(tag), std::nullopt) << tag;
}

TEST(ScreenLanguage, SaysWordsInEnglishUntilItIsSet) {
  EXPECT_EQ(say("Today"), "Today");
  const test::Screen spanish(Language::Spanish);
  EXPECT_EQ(say("Today"), "Hoy");
  EXPECT_EQ(say("No catalogue has this."), "No catalogue has this.");
}

TEST(ScreenLanguage, PutsValuesWhereTheyAreNamed) {
  EXPECT_EQ(say("{2}, {1} and {2}", {"a", "b"}), "b, a and b");
  EXPECT_EQ(say("{1}", {"{2}"}), "{2}") << "a value is no pattern";
  EXPECT_EQ(say("{3} {0} {x} {", {"a"}), "{3} {0} {x} {");
}

}  // namespace
}  // namespace toolkit
