// SPDX-License-Identifier: MIT
#include "db/search_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace db {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = SearchEntry::Kind;
using Age = SearchIndex::Age;

SearchEntry entry(Kind kind, const std::string& id, std::int64_t version = 1) {
  return {kind, id, ClientId{"client of " + id}, version};
}

void add(SearchIndex& index, const SearchEntry& added, const std::string& text, Age age = Age::OlderThanAll) {
  index.add(added, std::vector{text}, age);
}

std::vector<std::string> ids(const std::vector<SearchEntry>& entries) {
  std::vector<std::string> found;
  for (const auto& each : entries) found.push_back(each.id);
  return found;
}

std::vector<std::string> records(const SearchIndex& index, const std::vector<std::string>& typed) {
  return ids(index.find(typed, 50).records);
}

TEST(SearchIndex, FindsTheRowsInWhichEveryWordBegins) {
  SearchIndex index;
  add(index, entry(Kind::NoteText, "one"), "fear of blame at night");
  add(index, entry(Kind::NoteText, "two"), "fearless nights");
  EXPECT_THAT(records(index, {"fear"}), ElementsAre("one", "two"));
  EXPECT_THAT(records(index, {"fear", "blame"}), ElementsAre("one"));
  EXPECT_THAT(records(index, {"n", "f"}), ElementsAre("one", "two"));
  EXPECT_THAT(records(index, {"ear"}), IsEmpty());
  EXPECT_THAT(records(index, {}), IsEmpty());
}

TEST(SearchIndex, ShowsTheNewestFirst) {
  SearchIndex index;
  add(index, entry(Kind::NoteText, "read first"), "tea");
  add(index, entry(Kind::NoteText, "read second"), "tea");
  add(index, entry(Kind::NoteText, "saved first"), "tea", Age::NewerThanAll);
  add(index, entry(Kind::NoteText, "read third"), "tea");
  add(index, entry(Kind::NoteText, "saved last"), "tea", Age::NewerThanAll);
  EXPECT_THAT(records(index, {"tea"}),
              ElementsAre("saved last", "saved first", "read first", "read second", "read third"));
}

TEST(SearchIndex, KeepsPeopleAndRecordsApart) {
  SearchIndex index;
  add(index, entry(Kind::NoteText, "note"), "Kim");
  add(index, entry(Kind::Client, "client"), "Kim");
  add(index, entry(Kind::Response, "response"), "Kim");
  const auto hits = index.find({"kim"}, 50);
  EXPECT_THAT(ids(hits.people), ElementsAre("client"));
  EXPECT_THAT(ids(hits.records), ElementsAre("note", "response"));
  EXPECT_FALSE(hits.has_more);
}

TEST(SearchIndex, SaysThatThereIsMore) {
  SearchIndex index;
  for (int i = 0; i < 51; ++i) add(index, entry(Kind::NoteText, std::to_string(i)), "tea");
  EXPECT_THAT(index.find({"tea"}, 50).records, SizeIs(50));
  EXPECT_TRUE(index.find({"tea"}, 50).has_more);
  EXPECT_FALSE(index.find({"tea"}, 51).has_more);
}

TEST(SearchIndex, HasOnlyTheLastVersionOfARow) {
  SearchIndex index;
  add(index, entry(Kind::NoteText, "note", 1), "anger");
  add(index, entry(Kind::NoteText, "other", 1), "anger");
  add(index, entry(Kind::NoteText, "note", 2), "calm", Age::NewerThanAll);
  EXPECT_THAT(records(index, {"anger"}), ElementsAre("other"));
  EXPECT_THAT(records(index, {"calm"}), ElementsAre("note"));
  EXPECT_EQ(index.find_entry("note")->version, 2);
}

TEST(SearchIndex, ForgetsARemovedRow) {
  SearchIndex index;
  add(index, entry(Kind::NoteText, "note"), "anger");
  index.remove("note");
  index.remove("note");
  EXPECT_THAT(records(index, {"anger"}), IsEmpty());
  EXPECT_EQ(index.find_entry("note"), nullptr);
  EXPECT_THAT(index.entries_of(ClientId{"client of note"}), IsEmpty());
}

TEST(SearchIndex, KnowsTheRowsOfAClient) {
  SearchIndex index;
  add(index, entry(Kind::NoteText, "a"), "tea");
  add(index, entry(Kind::NoteText, "b"), "tea");
  EXPECT_THAT(ids(index.entries_of(ClientId{"client of b"})), ElementsAre("b"));
}

/// More than are sorted at once, so that sorted words and later ones answer together.
TEST(SearchIndex, FindsAmongManyWords) {
  SearchIndex index;
  constexpr int kMany = 5000;
  for (int i = 0; i < kMany; ++i) {
    const auto number = std::to_string(i);
    add(index, entry(Kind::NoteText, number), "all x" + number + "x");
    ASSERT_THAT(records(index, {"x" + number + "x"}), ElementsAre(number));
  }
  EXPECT_THAT(records(index, {"x4999"}), ElementsAre("4999"));
  EXPECT_THAT(records(index, {"x7x"}), ElementsAre("7"));
  EXPECT_THAT(index.find({"x12"}, kMany).records, SizeIs(1 + 10 + 100));
  EXPECT_THAT(index.find({"all", "x"}, kMany).records, SizeIs(kMany));
}

}  // namespace
}  // namespace db
