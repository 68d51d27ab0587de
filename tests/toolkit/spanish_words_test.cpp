// SPDX-License-Identifier: MIT
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toolkit/assets.h"
#include "toolkit/pages/template_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

TEST(SpanishWords, AreThereForEveryTemplate) {
  for (const auto& [path, text] : assets()) {
    if (!path.ends_with(".mustache") || path == "web/demo.mustache") continue;
    for (const auto& segment : segments(text))
      EXPECT_TRUE(spanish_words().contains(segment)) << path << ": " << segment;
  }
}

TEST(SpanishWords, HaveTheTagsOfTheEnglishOnes) {
  for (const auto& [english, spanish] : spanish_words()) {
    EXPECT_EQ(tags_of_segment(spanish), tags_of_segment(english)) << english;
    EXPECT_FALSE(spanish.empty()) << english;
  }
}

/// {1}, {2} and so on.
std::vector<std::string> places(const std::string& pattern) {
  static const std::regex place("\\{[1-9]\\}");
  std::vector<std::string> found;
  for (std::sregex_iterator at(pattern.begin(), pattern.end(), place), end; at != end; ++at) found.push_back(at->str());
  std::ranges::sort(found);
  return found;
}

TEST(SpanishWords, HaveTheValuesOfTheEnglishOnes) {
  for (const auto& [english, spanish] : spanish_words()) EXPECT_EQ(places(spanish), places(english)) << english;
}

TEST(SpanishWords, AreSpanish) {
  static const std::regex english_words("\\b(the|your|with|from|this|that|and|are|was)\\b");
  for (const auto& [english, spanish] : spanish_words()) {
    // An example of what is to be typed in English.
    if (english.starts_with("Such as: A safe place")) continue;
    const auto bare = std::regex_replace(spanish, std::regex("<[^>]*>|\\{\\{[^}]*\\}\\}|“[^”]*”"), "");
    EXPECT_FALSE(std::regex_search(bare, english_words)) << spanish;
  }
}

}  // namespace
}  // namespace toolkit
