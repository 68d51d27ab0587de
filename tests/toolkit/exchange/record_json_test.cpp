// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "expected.h"
#include "sample_record.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

TEST(RecordJson, IsWrittenAsItsHeaderSays) {
  EXPECT_EQ(write_record_json(test::sample_record()), test::expected("record.json"));
}

TEST(RecordJson, HasNoKeyForWhatWasNotTicked) {
  auto record = test::sample_record();
  record.ticked = {};
  const auto json = nlohmann::json::parse(write_record_json(record));
  EXPECT_FALSE(json.contains("notes"));
  EXPECT_FALSE(json.contains("screenings"));
  EXPECT_TRUE(json.at("ticked").empty());
}

}  // namespace
}  // namespace toolkit
