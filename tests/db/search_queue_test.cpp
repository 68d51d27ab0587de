// SPDX-License-Identifier: MIT
#include "db/search_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace db {
namespace {

using testing::AllOf;
using testing::Each;
using testing::SizeIs;

SearchEntry entry(int number) {
  return {SearchEntry::Kind::NoteText, std::to_string(number), ClientId{"client"}, 1};
}

TEST(SearchQueue, BringsEveryRowIntoTheIndexInItsOrder) {
  constexpr int kRows = 3000;
  SearchIndex index;
  SearchQueue queue(index);
  for (int i = 0; i < kRows; ++i) queue.push(entry(i), {"tea", "number" + std::to_string(i)});
  queue.drain();
  const auto found = index.find({"tea"}, kRows).records;
  ASSERT_THAT(found, SizeIs(kRows));
  for (int i = 0; i < kRows; ++i) EXPECT_EQ(found[static_cast<std::size_t>(i)].id, std::to_string(i));
  queue.drain();
}

TEST(SearchQueue, GoesOnAfterTheIndexWasUsed) {
  SearchIndex index;
  SearchQueue queue(index);
  for (int i = 0; i < 50; ++i) {
    queue.push(entry(i), {"tea"});
    queue.drain();
    EXPECT_THAT(index.find({"tea"}, 100).records, SizeIs(i + 1));
  }
}

TEST(SearchQueue, DropsWhatWaitsWhenItGoes) {
  SearchIndex index;
  SearchQueue queue(index);
  for (int i = 0; i < 200; ++i) queue.push(entry(i), {"tea"});
}

TEST(SearchQueue, WipesTexts) {
  std::vector<std::string> texts{"short", std::string(1000, 'x')};
  wipe(texts);
  EXPECT_THAT(texts[0], Each('\0'));
  EXPECT_THAT(texts[1], AllOf(SizeIs(1000), Each('\0')));
}

}  // namespace
}  // namespace db
