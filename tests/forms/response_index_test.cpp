// SPDX-License-Identifier: MIT
#include "forms/response_index.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

ResponseItem numbered(const std::string& link_id, int number) {
  return {link_id, std::to_string(number), {}, {}};
}

/// As many items as this, named a, b and c in turn, and numbered.
std::vector<ResponseItem> items(int count) {
  std::vector<ResponseItem> list;
  for (int i = 0; i < count; ++i) list.push_back(numbered(std::string(1, static_cast<char>('a' + i % 3)), i));
  return list;
}

std::string numbers(const ResponseIndex::Occurrences& found) {
  std::string text;
  for (const auto* const item : found) text += item->text + " ";
  return text;
}

TEST(ResponseIndex, FindsTheSameInShortListsAndLong) {
  const std::pair<int, const char*> cases[] = {{3, "1 "}, {8, "1 4 7 "}, {9, "1 4 7 "}, {12, "1 4 7 10 "}};
  for (const auto& [count, expected] : cases) {
    const auto list = items(count);
    const ResponseIndex index(list);
    EXPECT_EQ(numbers(index.find(list, "b")), expected) << count;
    EXPECT_EQ(index.find_first(list, "b"), &list[1]) << count;
    EXPECT_EQ(index.find_last(list, "b"), index.find(list, "b").back()) << count;
    EXPECT_EQ(numbers(index.find(list, "z")), "") << count;
    EXPECT_EQ(index.find_first(list, "z"), nullptr) << count;
    EXPECT_EQ(index.find_last(list, "z"), nullptr) << count;
  }
}

TEST(ResponseIndex, KeepsListsApart) {
  auto list = items(1);
  list[0].items = items(12);
  list[0].answers = {{true, items(9)}};
  const ResponseIndex index(list);
  EXPECT_EQ(numbers(index.find(list, "a")), "0 ");
  EXPECT_EQ(numbers(index.find(list[0].items, "a")), "0 3 6 9 ");
  EXPECT_EQ(numbers(index.find(list[0].answers[0].items, "a")), "0 3 6 ");
}

}  // namespace
}  // namespace forms
