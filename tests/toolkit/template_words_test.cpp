// SPDX-License-Identifier: MIT
#include "toolkit/pages/template_words.h"

#include <cctype>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toolkit/assets.h"

namespace toolkit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TemplateWords, AreTheTextOfEachBlock) {
  EXPECT_THAT(segments("<h1>Today</h1>\n<p class=\"lead\">Two\n  lines</p>"), ElementsAre("Today", "Two lines"));
}

TEST(TemplateWords, KeepASentenceWhole) {
  EXPECT_THAT(segments("<p>See <a href=\"/x\">the page</a>.</p>"), ElementsAre("See <a href=\"/x\">the page</a>."));
  EXPECT_THAT(segments("<p>Kept{{#until}} until {{until}}{{/until}}.</p>"),
              ElementsAre("Kept{{#until}} until {{until}}{{/until}}."));
  EXPECT_THAT(segments("<label><input type=\"radio\"> <span>{{name}} agrees</span></label>"),
              ElementsAre("{{name}} agrees"));
}

TEST(TemplateWords, TakeApartWhatHasNoWordsAroundIt) {
  EXPECT_THAT(segments("<nav><a href=\"/\">Today</a> <a href=\"/b\">Clients</a></nav>"),
              ElementsAre("Today", "Clients"));
  EXPECT_THAT(segments("<b>{{#on}}Hide{{/on}}{{^on}}Show{{/on}}</b>"), ElementsAre("Hide", "Show"));
  EXPECT_THAT(segments("{{#rows}}<p>{{row}} is here</p>{{/rows}}{{> foot}}"), ElementsAre("{{row}} is here"));
}

TEST(TemplateWords, LeaveOutWhatNobodyReads) {
  EXPECT_THAT(segments("<!doctype html><p>{{name}}</p><p>&middot; 12 –</p>{{! a remark }}"), IsEmpty());
}

TEST(TemplateWords, AreAlsoInAttributesThatAreRead) {
  EXPECT_THAT(
      segments("<nav aria-label=\"Main\" class=\"Big\"><img alt=\"\" src=\"/a\"><input placeholder=\"Of {{x}}\">"),
      ElementsAre("Main", "Of {{x}}"));
  EXPECT_THAT(segments("<p data-title=\"No\" title=\"{{name}}\">"), IsEmpty());
  EXPECT_THAT(segments("<td><a aria-label=\"{{x}}: receipt\" href=\"/\">Receipt</a></td>"),
              ElementsAre("{{x}}: receipt", "Receipt"));
}

TEST(TemplateWords, ComeBackInTheirPlaces) {
  const auto loud = [](const std::string& segment) { return "[" + segment + "]"; };
  EXPECT_EQ(with_segments("<p> Two\n words </p>{{> x}}<br>", loud), "<p> [Two words] </p>{{> x}}<br>");
  EXPECT_EQ(with_segments("<a {{#on}}class=\"b\"{{/on}} title=\"Go\">on</a>", loud),
            "<a {{#on}}class=\"b\"{{/on}} title=\"[Go]\">[on]</a>");
}

/// White space is one space in a segment, and nowhere does it matter to these pages.
std::string without_space(std::string text) {
  std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
  return text;
}

TEST(TemplateWords, LeaveEveryTemplateAsItIsWhenNothingIsReplaced) {
  for (const auto& [path, text] : assets()) {
    if (!path.ends_with(".mustache")) continue;
    const auto same = with_segments(text, [](const std::string& segment) { return segment; });
    EXPECT_EQ(without_space(same), without_space(std::string(text))) << path;
  }
}

}  // namespace
}  // namespace toolkit
