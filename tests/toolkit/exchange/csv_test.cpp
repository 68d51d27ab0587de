// SPDX-License-Identifier: MIT
#include "toolkit/exchange/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// "line:cell|cell" for each row.
std::string dump(const ReadCsv& read) {
  std::string text;
  for (const auto& row : read.rows) {
    text += (text.empty() ? "" : " / ") + std::to_string(row.line) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i == 0 ? "" : "|") + row.cells[i];
  }
  for (const auto& problem : read.problems)
    text += (text.empty() ? "" : " / ") + ("bad " + std::to_string(problem.line));
  return text;
}

TEST(Csv, ReadsTheRulesOfRfc4180) {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{"", ""},
              {"a,b\r\nc,d\r\n", "1:a|b / 2:c|d"},
              {"a,b\nc,d", "1:a|b / 2:c|d"},
              {"a,b\rc,d\r", "1:a|b / 2:c|d"},
              {"\xEF\xBB\xBF"
               "a,b",
               "1:a|b"},
              {"\"a\",\"b\"\"c\"", "1:a|b\"c"},
              {"\"a,b\",c", "1:a,b|c"},
              {"\"a\nb\",c\nd,e", "1:a\nb|c / 3:d|e"},
              {"\"a\r\nb\",c\r\nd,e", "1:a\r\nb|c / 3:d|e"},
              {"a,\n,b\n", "1:a| / 2:|b"},
              {"a\n\n\nb\n\n", "1:a / 4:b"},
              {"\"\"\n", "1:"},
              {" a , b ", "1: a | b "},
              {"María-José,Þórsdóttir,🙂", "1:María-José|Þórsdóttir|🙂"},
              {"'=1,'a", "1:=1|'a"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_csv(text)), expected) << text;
}

TEST(Csv, RefusesWithTheLineWhatItCannotRead) {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{"a,b\nc\nd,e\nf,g,h\n", "bad 2 / bad 4"},
              {"a\n\"b\nc\n", "bad 2"},
              {"a\nb\"c\n", "bad 2"},
              {"a\n\"b\"c\n", "bad 2"},
              {"a\n\"b\nb\"c\n", "bad 3"},
              {"a\nb\xFF\n", "bad 2"},
              {"a\n\xED\xA0\x80", "bad 2"},
              {"a\n\xC0\xAF", "bad 2"},
              {std::string("a\nb\0", 4), "bad 2"},
              {"\xFF\xFE"
               "a",
               "bad 1"},
              {"Ren\xE9", "bad 1"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_csv(text)), expected) << text;
}

TEST(Csv, NeverRepeatsWhatStandsInTheFile) {
  for (const std::string text : {"a\nneedle,b", "a\n\"needle", "a\nneed\"le", "needle\xFF"}) {
    const auto read = read_csv(text);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_THAT(read.problems[0].sentence, Not(HasSubstr("need")));
  }
}

TEST(Csv, RefusesAFileThatIsTooLarge) {
  EXPECT_EQ(read_csv(std::string(kLargestCsv, 'a')).problems.size(), 0U);
  EXPECT_THAT(read_csv(std::string(kLargestCsv + 1, 'a')).problems.at(0).sentence, HasSubstr("20 MB"));
}

TEST(Csv, ReadsAHundredThousandRowsAndNotOneMore) {
  std::string text;
  for (std::size_t i = 0; i < kMostCsvRows; ++i) text += "a\n";
  EXPECT_EQ(read_csv(text).rows.size(), kMostCsvRows);
  EXPECT_EQ(dump(read_csv(text + "b")), "bad 100001");
}

TEST(Csv, WritesWhatItReads) {
  const std::vector<std::vector<std::string>> rows{{"section", "question", "answer"},
                                                   {"", "", ""},
                                                   {"a,b", "say \"no\"", "two\nlines\r\nthree"},
                                                   {"=1+1", " -2", "'=3"},
                                                   {"\xEF\xBB\xBF"
                                                    "a",
                                                    "'", "\t\r\n"}};
  const auto read = read_csv(write_csv(rows));
  ASSERT_THAT(read.problems, IsEmpty());
  ASSERT_EQ(read.rows.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(read.rows[i].cells, rows[i]);
  EXPECT_EQ(write_csv({{"=1+1", "a\n@b"}}), "'=1+1,\"a\n'@b\"\r\n");
}

TEST(Csv, KeepsASingleEmptyCell) {
  EXPECT_EQ(dump(read_csv(write_csv({{"name"}, {""}, {"Ana"}}))), "1:name / 2: / 3:Ana");
}

}  // namespace
}  // namespace toolkit
