// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "expected.h"
#include "sample_record.h"
#include "toolkit/exchange/csv.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using testing::ElementsAre;

TEST(RecordCsv, HasARowForEveryAnswer) {
  EXPECT_EQ(write_record_csv(test::sample_record()), test::expected("answers.csv"));
}

TEST(RecordCsv, ComesBackExactly) {
  const auto read = read_csv(write_record_csv(test::sample_record()));
  ASSERT_TRUE(read.problems.empty());
  EXPECT_THAT(read.rows.at(5).cells, ElementsAre("Hopes", "My hope", "=that we eat\ntogether again"));
}

}  // namespace
}  // namespace toolkit
