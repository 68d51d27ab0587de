// SPDX-License-Identifier: MIT
#include "toolkit/mail_merge.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "printed.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kTemplate = R"(---
code: L01
title: A note
purpose: A note of one line.
audience: partner
head: plain
language: en-US
version: 1.0.0
covers: A13
fields: partner.name
---
Dear {{partner.name}},

would you come along?
)";

struct Merging {
  TemporaryFolder folder;
  std::ostringstream out;
  std::ostringstream problems;

  int run(const std::string& records, const std::string& out_folder = "out", const std::string& date = "2026-11-23",
          const std::string& source = kTemplate) {
    return merge(
        {folder.file("note.md", source), folder.file("records.jsonl", records), folder.path() / out_folder, date}, out,
        problems);
  }
  std::vector<std::string> files(const std::string& out_folder = "out") const {
    std::vector<std::string> names;
    if (!std::filesystem::exists(folder.path() / out_folder)) return names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / out_folder)) {
      names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
  }
};

TEST(MailMerge, MakesOneSoundFileARecord) {
  Merging merging;
  std::string records;
  for (const std::string name : test::kNames) records += "{\"partner\": {\"name\": \"" + name + "\"}}\n";
  EXPECT_EQ(merging.run(records), kDone) << merging.problems.str();
  EXPECT_EQ(merging.files().size(), std::size(test::kNames));
  EXPECT_THAT(merging.out.str(), testing::StartsWith("10 documents in "));
  for (std::size_t i = 0; i < merging.files().size(); ++i) {
    const auto file = merging.folder.path() / "out" / merging.files()[i];
    EXPECT_EQ(test::faults_of(file), "");
    EXPECT_THAT(test::extracted_text(file), HasSubstr("Dear " + std::string(test::kNames[i]) + ","));
  }
}

TEST(MailMerge, NamesFilesByTheirLineOverBlankLinesAndOtherLineEnds) {
  Merging merging;
  EXPECT_EQ(merging.run("\r\n{\"partner.name\": \"Ana\"}\r\n  \r\n\n{\"partner.name\": \"Bea\"}"), kDone);
  EXPECT_THAT(merging.files(), ElementsAre("0002.pdf", "0005.pdf"));
}

TEST(MailMerge, MakesTheSameBytesTwice) {
  Merging merging;
  const std::string records = "{\"partner.name\": \"Iñaki\"}\n";
  EXPECT_EQ(merging.run(records, "one"), kDone);
  EXPECT_EQ(merging.run(records, "two"), kDone);
  EXPECT_EQ(test::contents(merging.folder.path() / "one/0001.pdf"),
            test::contents(merging.folder.path() / "two/0001.pdf"));
}

TEST(MailMerge, ListsEveryProblemWithItsLineAndWritesNothing) {
  Merging merging;
  EXPECT_EQ(merging.run("{\"partner.name\": \"Ana\"}\n"
                        "{\"partner.name\": 1.5}\n"
                        "not json\n"
                        "{\"client.name\": \"Needle\"}\n"
                        "{\"partner.name\": \"Bea\"}\n"),
            kInputHasProblems);
  const auto problems = merging.problems.str();
  for (const char* line : {"records.jsonl:2: ", "records.jsonl:3: ", "records.jsonl:4: "})
    EXPECT_THAT(problems, HasSubstr(line));
  for (const char* line : {"records.jsonl:1: ", "records.jsonl:5: ", "Needle", "Ana", "Bea"}) {
    EXPECT_THAT(problems, testing::Not(HasSubstr(line)));
  }
  EXPECT_THAT(merging.files(), IsEmpty());
  EXPECT_EQ(merging.out.str(), "");
}

TEST(MailMerge, AsksForRecords) {
  for (const char* records : {"", "\n\r\n  \n"}) {
    Merging merging;
    EXPECT_EQ(merging.run(records), kInputHasProblems);
    EXPECT_THAT(merging.problems.str(), HasSubstr("There are no records."));
  }
}

TEST(MailMerge, RefusesADateThatDoesNotExist) {
  for (const char* date : {"2026-02-30", "yesterday", "2026-11"}) {
    Merging merging;
    EXPECT_EQ(merging.run("{\"partner.name\": \"Ana\"}", "out", date), kWrongUsage);
    EXPECT_THAT(merging.problems.str(), HasSubstr("--date"));
    EXPECT_THAT(merging.files(), IsEmpty());
  }
}

TEST(MailMerge, NamesAFileThatIsNotThere) {
  const TemporaryFolder folder;
  std::ostringstream out;
  EXPECT_THROW(
      merge({folder.path() / "missing.md", folder.path() / "missing.jsonl", folder.path() / "out", ""}, out, out),
      FileError);
}

TEST(MailMerge, ChoosesThePaper) {
  Merging merging;
  const auto source = merging.folder.file("note.md", kTemplate);
  const auto records = merging.folder.file("records.jsonl", "{\"partner.name\": \"Ana\"}");
  for (const auto& [is_a4, size] : {std::pair{false, "612 x 792 pts (letter)"}, {true, "595.276 x 841.89 pts (A4)"}}) {
    MailMerge asked{source, records, merging.folder.path() / "out", "2026-11-23"};
    asked.is_a4 = is_a4;
    EXPECT_EQ(merge(asked, merging.out, merging.problems), kDone);
    EXPECT_THAT(test::output_of("pdfinfo %", merging.folder.path() / "out/0001.pdf"), HasSubstr(size));
  }
}

}  // namespace
}  // namespace toolkit
