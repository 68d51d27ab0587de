// SPDX-License-Identifier: MIT
#include "toolkit/evaluate.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

struct Evaluation {
  TemporaryFolder folder;
  std::ostringstream out;
  std::ostringstream problems;

  int run(const std::string& json) { return evaluate_case(folder.file("case.json", json), out, problems); }
};

TEST(Evaluate, AnswersForAnInventedCouple) {
  const auto couple = std::filesystem::path(TEST_DATA).parent_path() / "toolkit/demo/V6.json";
  std::ostringstream out;
  std::ostringstream problems;
  EXPECT_EQ(evaluate_case(couple, out, problems), kDone);
  EXPECT_EQ(problems.str(), "");
  EXPECT_THAT(out.str(), AllOf(HasSubstr("L02"), HasSubstr("G-05")));
}

TEST(Evaluate, HoldsEverythingThatNothingIsKnownAbout) {
  Evaluation evaluation;
  EXPECT_EQ(evaluation.run(R"({"today": "2026-11-23"})"), kDone) << evaluation.problems.str();
  EXPECT_THAT(evaluation.out.str(), HasSubstr("G-06"));
}

TEST(Evaluate, ListsEveryProblemAndAnswersNothing) {
  Evaluation evaluation;
  EXPECT_EQ(evaluation.run(R"({"today": "2026-02-30", "intake": {"E6": "needle"}})"), kInputHasProblems);
  EXPECT_EQ(evaluation.out.str(), "");
  EXPECT_THAT(evaluation.problems.str(), AllOf(HasSubstr("case.json: today: "), HasSubstr("case.json: intake.E6: "),
                                               testing::Not(HasSubstr("needle"))));
}

TEST(Evaluate, NamesAFileThatIsNotThere) {
  const TemporaryFolder folder;
  std::ostringstream out;
  EXPECT_THROW(evaluate_case(folder.path() / "missing.json", out, out), FileError);
}

}  // namespace
}  // namespace toolkit
