// SPDX-License-Identifier: MIT
#include "toolkit/verify_command.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "exchange/piped.h"
#include "exchange/small_practice.h"
#include "toolkit/command_line.h"

namespace toolkit {
namespace {

using test::Piped;
using test::SmallPractice;
using testing::HasSubstr;
using testing::Not;

struct CommandOutput {
  int code = 0;
  std::string out;
  std::string problems;
};

CommandOutput verify(SmallPractice& place, std::string_view passphrase = test::kWords) {
  place.close();
  const Piped piped(passphrase);
  std::ostringstream out;
  std::ostringstream problems;
  const int code = verify_records({place.data_folder(), piped.descriptor()}, {out, problems});
  return {code, out.str(), problems.str()};
}

/// Flips a bit of the last byte that is in use.
void damage(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto last = bytes.find_last_not_of('\0');
  bytes.at(last) = static_cast<char>(bytes.at(last) ^ 1);
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST(VerifyCommand, SaysThatRecordsAreWhole) {
  SmallPractice place;
  place.add_everything("Priya needle");
  const auto said = verify(place);
  EXPECT_EQ(said.code, kDone);
  EXPECT_THAT(said.out, HasSubstr("Everything is as it was left."));
}

TEST(VerifyCommand, ListsWhatIsDamagedWithoutAName) {
  SmallPractice place;
  place.add_everything("Priya needle");
  place.close();
  damage(place.data_folder() / "records.both-of-us");
  const auto said = verify(place);
  EXPECT_EQ(said.code, kInputHasProblems);
  EXPECT_THAT(said.out, HasSubstr("What is listed above is not as it was left."));
  EXPECT_THAT(said.out + said.problems, Not(HasSubstr("needle")));
}

TEST(VerifyCommand, SaysItAsJson) {
  SmallPractice place;
  place.add_everything("Priya needle");
  place.close();
  damage(place.data_folder() / "records.both-of-us");
  const Piped piped(test::kWords);
  std::ostringstream out;
  std::ostringstream problems;
  verify_records({place.data_folder(), piped.descriptor()}, {out, problems, nullptr, true});
  const auto json = nlohmann::json::parse(out.str());
  EXPECT_EQ(json["isWhole"], false);
  EXPECT_GT(json["records"], 0);
  EXPECT_FALSE(json["findings"].empty());
  EXPECT_FALSE(json["findings"][0]["sentence"].get<std::string>().empty());
}

TEST(VerifyCommand, ReadsNothingWithAWrongPassphrase) {
  SmallPractice place;
  const auto said = verify(place, "four spoons under the red table");
  EXPECT_EQ(said.code, kInputHasProblems);
  EXPECT_EQ(said.out, "");
  EXPECT_THAT(said.problems, HasSubstr("not the passphrase"));
}

}  // namespace toolkit
