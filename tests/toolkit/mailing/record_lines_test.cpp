// SPDX-License-Identifier: MIT
#include "toolkit/mailing/record_lines.h"

#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "../workplace.h"
#include "toolkit/files.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;

/// The records as "number:text|…".
std::string records_of(const std::string& content) {
  const TemporaryFolder folder;
  RecordLines records(folder.file("a.jsonl", content));
  std::string all;
  while (const auto record = records.next()) all += std::to_string(record->number) + ":" + record->text + "|";
  return all;
}

TEST(RecordLines, AreTheLinesWithSomethingOnThem) {
  const struct {
    const char* content;
    const char* records;
  } rows[] = {
      {"", ""},
      {"\n \t\r\n\n", ""},
      {"a", "1:a|"},
      {"a\n", "1:a|"},
      {"a\r\nb\r\n", "1:a\r|2:b\r|"},
      {"\n\na\n\nb", "3:a|5:b|"},
      {"\xEF\xBB\xBF", ""},
      {"\xEF\xBB\xBF"
       "a\nb",
       "1:a|2:b|"},
      {"a\n\xEF\xBB\xBF"
       "b",
       "1:a|2:\xEF\xBB\xBF"
       "b|"},
  };
  for (const auto& [content, records] : rows) EXPECT_EQ(records_of(content), records) << content;
}

TEST(RecordLines, AreReadAcrossTheBuffersEnd) {
  const std::string longer(70'000, 'x');
  EXPECT_EQ(records_of(longer + "\n" + longer + "y\nz"), "1:" + longer + "|2:" + longer + "y|3:z|");
}

TEST(RecordLines, KeepLittleOfALineThatIsTooLong) {
  const TemporaryFolder folder;
  const std::string longest(kLongestRecord, 'x');
  RecordLines records(folder.file("a.jsonl", longest + "\n" + longest + "x\n" + std::string(3'000'000, ' ') + "x\na"));
  EXPECT_FALSE(records.next()->is_too_long);
  for (int i = 0; i < 2; ++i) {
    const auto record = records.next();
    EXPECT_TRUE(record->is_too_long);
    EXPECT_LE(record->text.size(), kLongestRecord + 1);
  }
  const auto after = records.next();
  EXPECT_EQ(after->text, "a");
  EXPECT_EQ(after->number, 4U);
}

TEST(RecordLines, GiveEachRecordToOneThread) {
  const TemporaryFolder folder;
  std::string content;
  for (int i = 0; i < 10'000; ++i) content += "record\n";
  RecordLines records(folder.file("a.jsonl", content));
  std::vector<std::vector<std::size_t>> taken(4);
  {
    std::vector<std::jthread> threads;
    for (auto& own : taken) {
      threads.emplace_back([&] {
        while (const auto record = records.next()) own.push_back(record->number);
      });
    }
  }
  std::multiset<std::size_t> all;
  for (const auto& own : taken) all.insert(own.begin(), own.end());
  EXPECT_EQ(all.size(), 10'000U);
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), 10'000U);
}

TEST(RecordLines, SayThatAFileCannotBeRead) {
  const TemporaryFolder folder;
  EXPECT_THROW(RecordLines(folder.path() / "missing.jsonl"), FileError);
  RecordLines records(folder.path());
  EXPECT_THROW(records.next(), FileError);
}

}  // namespace
}  // namespace toolkit
