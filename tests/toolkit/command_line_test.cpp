// SPDX-License-Identifier: MIT
#include "toolkit/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

/// The exit code, and what was said on both streams.
struct CommandOutput {
  int exit_code;
  std::string out;
  std::string problems;
};

CommandOutput run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "bothofus");
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int exit_code = run_command_line(static_cast<int>(pointers.size()), pointers.data());
  return {exit_code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

TEST(CommandLine, HelpsWhoAsksForNothing) {
  for (const auto& arguments : {std::vector<std::string>{}, {"--help"}}) {
    const auto said = run(arguments);
    EXPECT_EQ(said.exit_code, kDone);
    for (const char* verb : {"serve", "demo", "merge", "evaluate", "form"}) EXPECT_THAT(said.out, HasSubstr(verb));
  }
}

TEST(CommandLine, HelpsWithEveryVerb) {
  for (const char* verb : {"serve", "demo", "merge", "evaluate", "form"}) {
    const auto said = run({verb, "--help"});
    EXPECT_EQ(said.exit_code, kDone) << verb;
    EXPECT_THAT(said.out, HasSubstr(verb));
  }
}

TEST(CommandLine, NamesWrongUsage) {
  const std::vector<std::string> rows[] = {{"dance"},
                                           {"--dance"},
                                           {"demo"},
                                           {"evaluate"},
                                           {"evaluate", "a", "b"},
                                           {"form"},
                                           {"form", "dance"},
                                           {"form", "pdf", "a"},
                                           {"form", "pdf", "a", "b", "--variant", "huge"},
                                           {"form", "read"},
                                           {"merge", "a"},
                                           {"merge", "a", "b", "c", "--variant", "huge"},
                                           {"serve", "--port", "x"},
                                           {"serve", "--port", "99999"},
                                           {"demo", "--out"},
                                           {"form"},
                                           {"form", "dance"},
                                           {"form", "check"},
                                           {"form", "validate", "a"}};
  for (const auto& arguments : rows) {
    const auto said = run(arguments);
    EXPECT_EQ(said.exit_code, kWrongUsage) << arguments.front();
    EXPECT_FALSE(said.problems.empty()) << arguments.front();
  }
}

TEST(CommandLine, SaysWhichFileItCannotRead) {
  const TemporaryFolder folder;
  const auto missing = (folder.path() / "missing.json").string();
  const auto said = run({"evaluate", missing});
  EXPECT_EQ(said.exit_code, kWorldFailed);
  EXPECT_THAT(said.problems, HasSubstr("missing.json could not be read"));
  EXPECT_EQ(said.out, "");
}

TEST(CommandLine, SaysWhatIsWrongWithTheInput) {
  const TemporaryFolder folder;
  const auto records = folder.file("records.jsonl", "{}\n").string();
  const auto source = folder.file("bad.md", "no front matter\n").string();
  const auto said = run({"merge", source, records, (folder.path() / "out").string()});
  EXPECT_EQ(said.exit_code, kInputHasProblems);
  EXPECT_THAT(said.problems, HasSubstr("bad.md"));
  EXPECT_EQ(run({"evaluate", folder.file("case.json", "[]").string()}).exit_code, kInputHasProblems);
}

TEST(CommandLine, ChecksFormsAndAnswers) {
  const TemporaryFolder folder;
  const auto form =
      folder.file("form.json", R"({"resourceType":"Questionnaire","status":"active","item":[]})").string();
  const auto answers =
      folder.file("answers.json", R"({"resourceType":"QuestionnaireResponse","status":"completed"})").string();
  EXPECT_EQ(run({"form", "check", form}).exit_code, kDone);
  EXPECT_EQ(run({"form", "validate", form, answers}).exit_code, kDone);
  EXPECT_EQ(run({"form", "check", form, answers}).exit_code, kInputHasProblems);
  EXPECT_EQ(run({"form", "validate", form, form}).exit_code, kInputHasProblems);
  const auto said = run({"form", "check", form, (folder.path() / "missing.json").string()});
  EXPECT_EQ(said.exit_code, kWorldFailed);
  EXPECT_EQ(said.out, "");
}

TEST(CommandLine, MergesInEveryVariant) {
  EXPECT_THAT(run({"merge", "--help"}).out, HasSubstr("standard, large-print or easy-read"));
  const TemporaryFolder folder;
  const auto records = folder.file("records.jsonl", "{\"partner.name\": \"Ana\"}\n").string();
  const auto source =
      folder.file("note.md",
                  "---\ncode: L01\ntitle: A note\npurpose: A note.\naudience: partner\nhead: plain\n"
                  "language: en-US\nversion: 1.0.0\nreading: 8\ncovers: A13\nfields: partner.name\n---\n"
                  "Dear {{partner.name}},\n");
  for (const char* variant : {"standard", "large-print", "easy-read"}) {
    const auto said =
        run({"merge", source.string(), records, (folder.path() / variant).string(), "--variant", variant});
    EXPECT_EQ(said.exit_code, kDone) << said.problems;
    EXPECT_TRUE(std::filesystem::exists(folder.path() / variant / "0001.pdf")) << variant;
  }
}

TEST(CommandLine, SaysThatADemoCannotBeWritten) {
  const TemporaryFolder folder;
  folder.file("taken", "x");
  const auto said = run({"demo", "--out", (folder.path() / "taken").string()});
  EXPECT_EQ(said.exit_code, kWorldFailed);
  EXPECT_THAT(said.problems, HasSubstr("could not be made a folder"));
}

}  // namespace
}  // namespace toolkit
