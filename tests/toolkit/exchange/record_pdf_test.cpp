// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../printed.h"
#include "../workplace.h"
#include "handouts/error.h"
#include "handouts/typefaces.h"
#include "sample_record.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const handouts::Typefaces& typefaces() {
  static const handouts::Typefaces kLoaded;
  return kLoaded;
}

ClientRecord record_of(const std::string& name, const std::string& note) {
  ClientRecord record;
  record.client.name = name;
  record.client.partner.name = "Iñaki Etxeberria-Muñoz";
  db::Note kept;
  kept.session_date = std::chrono::year(2026) / 11 / 20;
  kept.text = note;
  record.notes.push_back(kept);
  return record;
}

/// The text on paper, after the tools of others found no fault in the file.
std::string printed(const ClientRecord& record) {
  const test::TemporaryFolder folder;
  const auto file = folder.file("record.pdf", write_record_pdf(record, typefaces()));
  EXPECT_EQ(test::faults_of(file), "");
  return test::extracted_text(file);
}

TEST(RecordPdf, HasTheNamesAsTheyAreWritten) {
  EXPECT_THAT(printed(record_of("Nguyễn Thị Ánh", "x")), HasSubstr("Nguyễn Thị Ánh"));
  EXPECT_THAT(printed(record_of("Kaʻiulani Kealoha-Schwarzenberger", "x")), HasSubstr("Kaʻiulani"));
}

TEST(RecordPdf, HasThePracticesLetterheadOnItsPaper) {
  auto record = record_of("Priya", "x");
  record.practice.name = "Riverbend Practice";
  record.practice.address = "12 Alder Street\nHouston, TX 77006";
  record.practice.paper = db::PaperSize::A4;
  EXPECT_THAT(printed(record), AllOf(HasSubstr("Riverbend Practice"), HasSubstr("12 Alder Street")));
  const test::TemporaryFolder folder;
  EXPECT_THAT(test::output_of("pdfinfo %", folder.file("record.pdf", write_record_pdf(record, typefaces()))),
              HasSubstr("A4"));
}

TEST(RecordPdf, WritesDaysAsInTheCountryOfThePractice) {
  auto record = record_of("Priya", "x");
  record.is_uk = true;
  EXPECT_THAT(printed(record), AllOf(HasSubstr("20 November 2026"), Not(HasSubstr("November 20,"))));
}

TEST(RecordPdf, WritesDaysAsAPersonDoes) {
  auto record = record_of("Priya", "x");
  record.gathered_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12);
  record.client.created_at = record.gathered_at - std::chrono::days(9);
  EXPECT_THAT(printed(record), AllOf(HasSubstr("Made on November 23, 2026."), HasSubstr("November 14, 2026"),
                                     HasSubstr("Intake note, November 20, 2026")));
}

TEST(RecordPdf, TakesNothingThatWasWrittenForMarkdownOrATag) {
  const auto text = printed(record_of("**Priya** {{name}}", "# not a heading\n- not a list\n\n{{#forms}}\n---\n<b>"));
  EXPECT_THAT(text, AllOf(HasSubstr("**Priya** {{name}}"), HasSubstr("# not a heading"), HasSubstr("- not a list"),
                          HasSubstr("{{#forms}}"), HasSubstr("---"), HasSubstr("<b>")));
}

TEST(RecordPdf, SaysWhichCharacterNoFontHas) {
  EXPECT_THAT(printed(record_of("Priya", "before \U0001F600 after")), HasSubstr("[U+1F600]"));
}

TEST(RecordPdf, FlowsALongNoteOverPages) {
  std::string note;
  for (int i = 0; i < 300; ++i) note += "A paragraph that is about one line long, and there are many of them.\n\n";
  EXPECT_THAT(printed(record_of("Priya", note)), HasSubstr("Page 2 of "));
}

TEST(RecordPdf, RefusesMoreThanADocumentMayHave) {
  std::string note;
  for (int i = 0; i < 10'000; ++i) note += "Words.\n\n";
  EXPECT_THROW(write_record_pdf(record_of("Priya", note), typefaces()), handouts::Error);
}

TEST(RecordPdf, HeadsThePagesWithThePartnerOnlyWhenTicked) {
  auto record = record_of("Priya", "x");
  EXPECT_THAT(printed(record), Not(HasSubstr("Iñaki")));
  record.ticked.partner = true;
  EXPECT_THAT(printed(record), HasSubstr("Iñaki"));
}

TEST(RecordPdf, IsTheSameForTheSameRecord) {
  const auto record = record_of("Priya", "x");
  EXPECT_EQ(write_record_pdf(record, typefaces()), write_record_pdf(record, typefaces()));
}

}  // namespace
}  // namespace toolkit
