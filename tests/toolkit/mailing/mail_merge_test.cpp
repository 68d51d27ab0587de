// SPDX-License-Identifier: MIT
#include "toolkit/mailing/mail_merge.h"

#include <functional>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../couples.h"
#include "../printed.h"
#include "../workplace.h"
#include "note_template.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "toolkit/mailing/line_problems.h"
#include "toolkit/mailing/record_lines.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Merging {
  TemporaryFolder folder;
  std::ostringstream out;
  std::ostringstream problems;

  int run(const std::string& records, const std::string& out_folder = "out", const std::string& date = "2026-11-23",
          const std::string& source = test::kNoteTemplate) {
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

/// What pdfinfo says of one document that is merged as `change` asks.
std::string said_of(const std::function<void(MailMerge&)>& change) {
  Merging merging;
  MailMerge asked{merging.folder.file("note.md", test::kNoteTemplate),
                  merging.folder.file("records.jsonl", "{\"partner.name\": \"Ana\"}"), merging.folder.path() / "out",
                  "2026-11-23"};
  change(asked);
  EXPECT_EQ(merge(asked, merging.out, merging.problems), kDone);
  const auto file = merging.folder.path() / "out/0001.pdf";
  return test::output_of("pdfinfo %", file) + test::output_of("pdftotext -bbox % -", file);
}

TEST(MailMerge, ChoosesThePaper) {
  using handouts::Paper;
  EXPECT_THAT(said_of([](auto& asked) { asked.paper = Paper::Letter; }), HasSubstr("612 x 792 pts (letter)"));
  EXPECT_THAT(said_of([](auto& asked) { asked.paper = Paper::A4; }), HasSubstr("595.276 x 841.89 pts (A4)"));
}

TEST(MailMerge, ChoosesTheVariant) {
  using handouts::Variant;
  std::set<std::string> all;
  for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead})
    all.insert(said_of([&](auto& asked) { asked.variant = variant; }));
  EXPECT_EQ(all.size(), 3U);
}

TEST(MailMerge, MakesTheSameBytesOnAnyNumberOfThreads) {
  Merging merging;
  std::string records;
  for (int i = 0; i < 60; ++i) records += "{\"partner.name\": \"" + std::string(test::kNames[i % 10]) + "\"}\n";
  EXPECT_EQ(merging.run(records, "one"), kDone);
  MailMerge asked{merging.folder.path() / "note.md", merging.folder.path() / "records.jsonl",
                  merging.folder.path() / "four", "2026-11-23"};
  asked.threads = 4;
  EXPECT_EQ(merge(asked, merging.out, merging.problems), kDone);
  EXPECT_EQ(merging.files("four").size(), 60U);
  for (const auto& name : merging.files("one"))
    EXPECT_EQ(test::contents(merging.folder.path() / "one" / name),
              test::contents(merging.folder.path() / "four" / name));
}

TEST(MailMerge, ReplacesOnlyFilesOfTheSameNames) {
  Merging merging;
  std::filesystem::create_directory(merging.folder.path() / "out");
  for (const char* name : {"0001.pdf", "0003.pdf", "notes.txt", "0001.pdf.part"})
    merging.folder.file("out/" + std::string(name), "mine");
  EXPECT_EQ(merging.run("{\"partner.name\": \"Ana\"}\n{\"partner.name\": \"Bea\"}\n"), kDone);
  EXPECT_THAT(merging.files(), ElementsAre("0001.pdf", "0001.pdf.part", "0002.pdf", "0003.pdf", "notes.txt"));
  for (const char* name : {"0003.pdf", "notes.txt", "0001.pdf.part"})
    EXPECT_EQ(test::contents(merging.folder.path() / "out" / name), "mine") << name;
  EXPECT_EQ(test::faults_of(merging.folder.path() / "out/0001.pdf"), "");
}

TEST(MailMerge, LeavesAFolderAsItWasWhenARecordHasAProblem) {
  Merging merging;
  std::filesystem::create_directory(merging.folder.path() / "out");
  merging.folder.file("out/0001.pdf", "mine");
  EXPECT_EQ(merging.run("{\"partner.name\": \"Ana\"}\nnot json\n"), kInputHasProblems);
  EXPECT_THAT(merging.files(), ElementsAre("0001.pdf"));
  EXPECT_EQ(test::contents(merging.folder.path() / "out/0001.pdf"), "mine");
}

TEST(MailMerge, MakesNoFolderWhenARecordHasAProblem) {
  Merging merging;
  EXPECT_EQ(merging.run("not json\n"), kInputHasProblems);
  EXPECT_FALSE(std::filesystem::exists(merging.folder.path() / "out"));
}

TEST(MailMerge, ListsTheFirstProblemsInOrderAndCountsTheRest) {
  Merging merging;
  std::string records;
  for (int i = 0; i < 2'000; ++i) records += "not json\n";
  EXPECT_EQ(merging.run(records), kInputHasProblems);
  const auto problems = merging.problems.str();
  std::size_t at = 0;
  for (std::size_t line = 1; line <= kMostListedProblems; ++line) {
    at = problems.find("records.jsonl:" + std::to_string(line) + ": This is not JSON", at);
    ASSERT_NE(at, std::string::npos) << line;
  }
  EXPECT_THAT(problems, HasSubstr("\n1,950 more lines have problems.\nNothing was written."));
}

TEST(MailMerge, SaysWhatIsWrongWithALineThatIsNoRecord) {
  const struct {
    std::string line;
    const char* sentence;
  } rows[] = {
      {"{\"partner.name\": \"" + std::string(2 * kLongestRecord, 'x') + "\"}", "longer than 100,000 bytes"},
      {"{\"partner.name\": \"I\xF1"
       "aki\"}",
       "not JSON in UTF-8"},
      {"\xFF\xFE{\"partner.name\": \"Ana\"}", "not JSON in UTF-8"},
      {"{\"partner.name\": \"Ana\"", "not JSON"},
      {"{\"partner.name\": \"\xF0\x93\x80\x80\"}", "partner.name"},
      {"[]", "JSON object"},
  };
  for (const auto& [line, sentence] : rows) {
    Merging merging;
    EXPECT_EQ(merging.run("{\"partner.name\": \"Ana\"}\n" + line), kInputHasProblems) << sentence;
    EXPECT_THAT(merging.problems.str(), HasSubstr("records.jsonl:2: ")) << sentence;
    EXPECT_THAT(merging.problems.str(), HasSubstr(sentence));
    EXPECT_THAT(merging.problems.str(), testing::Not(HasSubstr("Ana")));
  }
}

TEST(MailMerge, TakesOneRecordHoweverItsFileBeginsAndEnds) {
  const std::string record = "{\"partner.name\": \"Ana\"}";
  for (const auto& file : {record, record + "\n", record + "\r\n", "\xEF\xBB\xBF" + record, record + "\n\n \r\n"}) {
    Merging merging;
    EXPECT_EQ(merging.run(file), kDone) << merging.problems.str();
    EXPECT_THAT(merging.files(), ElementsAre("0001.pdf"));
  }
}

TEST(MailMerge, ShowsHowFarItIsOnlyWhenItTakesLong) {
  Merging merging;
  merging.run("{\"partner.name\": \"Ana\"}\n");
  std::ostringstream terminal;
  MailMerge asked{merging.folder.path() / "note.md", merging.folder.path() / "records.jsonl",
                  merging.folder.path() / "out", "2026-11-23"};
  asked.terminal = &terminal;
  EXPECT_EQ(merge(asked, merging.out, merging.problems), kDone);
  EXPECT_EQ(terminal.str(), "");
}

TEST(MailMerge, SaysThatItMayNotWrite) {
  Merging merging;
  merging.folder.file("taken", "x");
  EXPECT_THROW(merging.run("{\"partner.name\": \"Ana\"}\n", "taken"), FileError);
  std::filesystem::create_directories(merging.folder.path() / "out/0002.pdf");
  try {
    merging.run("\n{\"partner.name\": \"Ana\"}\n");
    FAIL() << "wrote over a folder";
  } catch (const FileError& error) {
    EXPECT_THAT(error.what(), HasSubstr("0002.pdf could not be replaced"));
  }
  EXPECT_THAT(merging.files(), ElementsAre("0002.pdf"));
}

}  // namespace
}  // namespace toolkit
