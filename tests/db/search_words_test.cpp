// SPDX-License-Identifier: MIT
#include "db/search_words.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people.h"

namespace db {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<std::string> cut(std::string_view text) {
  SearchWords words;
  std::vector<std::string> found;
  words.cut(text, [&](std::string_view word) { found.emplace_back(word); });
  return found;
}

std::vector<std::string> typed(std::string_view text) {
  return SearchWords().typed(text);
}

/// Whether somebody who types this finds the text.
bool finds(std::string_view typed_text, std::string_view text) {
  const auto words = cut(text);
  for (const auto& beginning : typed(typed_text)) {
    if (std::ranges::none_of(words, [&](const auto& word) { return word.starts_with(beginning); })) return false;
  }
  return !typed(typed_text).empty();
}

TEST(SearchWords, AreLowerCaseAndWithoutMarks) {
  EXPECT_THAT(cut("Björn-Åke LINDSTRÖM"), ElementsAre("bjorn", "ake", "lindstrom"));
  EXPECT_THAT(cut("Nguyễn Thị Phước"), ElementsAre("nguyen", "thi", "phuoc"));
  // The same in parts: a letter and its marks.
  EXPECT_THAT(cut("Nguye\u0302\u0303n"), ElementsAre("nguyen"));
}

TEST(SearchWords, FindNamesHoweverTheyAreTyped) {
  const std::pair<const char*, const char*> cases[] = {
      {"nguyen", "Nguyễn"},
      {"Nguyễn", "Nguyen"},
      {"dang", "Đặng"},
      {"thorsdottir", "Björn-Åke Lindström-Þórsdóttir"},
      {"strasse", "Straße"},
      {"lukasz", "Łukasz"},
      {"soren", "Søren"},
      {"kaiulani", "Kaʻiulani Kealoha-Schwarzenberger"},
      {"ka'iulani", "Kaʻiulani"},
      {"kaʻiulani", "Ka’iulani"},
      {"Kaʻi", "Kaʻiulani"},
      {"obrien", "O'Brien"},
      {"o'brien", "O’Brien"},
      {"brien", "O'Brien"},
      {"dont", "I don’t know"},
      {"María José", "María-José Fernández"},
      {"fernandez maria", "María-José Fernández"},
      {"太郎", "山田太郎"},
      {"山田", "山田太郎"},
      {"서연", "김서연"},
      {"ひろみ", "たなかひろみ"},
      {"สมชาย", "คุณสมชาย"},
      {"दीक्षित", "प्रिया दीक्षित"},
      {"מיכל", "נועה מיכל"},
      {"المنصوري", "ليلى المنصوري"},
      {"Ольга", "ОЛЬГА ПЕТРОВНА"},
      {"αθηνα", "Αθηνά"},
  };
  for (const auto& [beginning, text] : cases) EXPECT_TRUE(finds(beginning, text)) << beginning << " in " << text;
}

TEST(SearchWords, FindEveryNameOfTheInventedPeopleByItself) {
  for (const auto& [client, partner] : test::couples()) {
    EXPECT_TRUE(finds(client, client)) << client;
    EXPECT_TRUE(finds(partner, partner)) << partner;
  }
}

TEST(SearchWords, DoNotFindTheMiddleOfAWordWhereThereAreSpaces) {
  EXPECT_FALSE(finds("rnandez", "Fernández"));
  EXPECT_FALSE(finds("maria priya", "María"));
}

TEST(SearchWords, TakeWhateverIsTypedForWords) {
  EXPECT_THAT(typed("self-harm"), ElementsAre("self", "harm"));
  EXPECT_THAT(typed("\"NEAR(a* OR NOT b)\" {col}:c^ --"), ElementsAre("near", "a", "or", "not", "b", "col", "c"));
  EXPECT_THAT(typed(""), IsEmpty());
  EXPECT_THAT(typed("'\"*-+^:(){}%_;"), IsEmpty());
  EXPECT_THAT(typed(std::string_view("a\0b", 3)), ElementsAre("a", "b"));
  EXPECT_THAT(typed("blame blame Blame"), ElementsAre("blame"));
  for (const std::string_view broken : {"\xC3", "a\xFF\xFE", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80", "\x80\x80\x80"})
    EXPECT_LE(typed(broken).size(), 2U);
}

TEST(SearchWords, StayFewAndShortHoweverMuchIsTyped) {
  std::string many;
  for (int i = 0; i < 2000; ++i) many += std::to_string(i) + " ";
  EXPECT_THAT(typed(many), SizeIs(12));
  for (const auto& word : typed(std::string(10'000, 'x'))) EXPECT_LE(word.size(), 64U);
  for (const char* letter : {"é", "太", "ß", "Ⅷ", "𠀀"}) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += letter;
    for (const auto& word : typed(text)) EXPECT_LE(word.size(), 64U);
    EXPECT_TRUE(finds(text, text)) << letter;
  }
}

TEST(SearchWords, SayWhereTheyStand) {
  SearchWords words;
  const std::string text = "She blames him; BLAME is not it.";
  using Place = SearchWords::Place;
  EXPECT_THAT(words.places(text, {"blame", "it"}), ElementsAre(Place{4, 10}, Place{16, 21}, Place{29, 31}));
  EXPECT_THAT(words.places("Kaʻiulani K.", {"kaiu"}), ElementsAre(Place{0, 10}));
  EXPECT_THAT(words.places("山田太郎さん", {"太郎"}), ElementsAre(Place{0, 18}));
  EXPECT_THAT(words.places(text, {}), IsEmpty());
}

}  // namespace
}  // namespace db
