// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_practice.h"

namespace toolkit {
namespace {

using test::SmallPractice;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr ExportFormat kFormats[] = {ExportFormat::Pdf,   ExportFormat::Json, ExportFormat::Csv,
                                     ExportFormat::Vcard, ExportFormat::Fhir, ExportFormat::FhirForOpenEmr};

std::string all_bytes(const std::vector<NamedFile>& files) {
  std::string bytes;
  for (const auto& file : files) bytes += file.bytes;
  return bytes;
}

TEST(ClientExport, LeavesATrailThatNamesWhatWasTicked) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  ClientExport exporter(place.vault());
  exporter.take_out(id, ExportFormat::Json, {true, false, true, false});
  EXPECT_THAT(place.trail(), Contains("export client json notes screening"));
  exporter.take_out(id, ExportFormat::Vcard, {});
  EXPECT_THAT(place.trail(), Contains("export client vcard"));
}

TEST(ClientExport, LetsNotesJudgementAndScreeningOutOnlyWhenTicked) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  ClientExport exporter(place.vault());
  const struct {
    Ticked ticked;
    const char* needle;
  } rows[] = {{{true, false, false, false}, "needle-in-note"},
              {{false, true, false, false}, "needle-in-judgement"},
              {{false, false, true, false}, "needle-in-screen"}};
  for (const auto& [ticked, needle] : rows) {
    for (const auto format : kFormats) {
      EXPECT_THAT(all_bytes(*exporter.take_out(id, format, {})), Not(HasSubstr(needle))) << to_text(format);
    }
    EXPECT_THAT(all_bytes(*exporter.take_out(id, ExportFormat::Json, ticked)), HasSubstr(needle));
    EXPECT_THAT(all_bytes(*exporter.take_out(id, ExportFormat::Csv, ticked)), HasSubstr(needle));
  }
}

TEST(ClientExport, NeverHoldsAnotherClient) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  place.add_everything("Priya");
  for (const auto format : kFormats) {
    const auto files = ClientExport(place.vault()).take_out(id, format, {true, true, true, true});
    EXPECT_THAT(all_bytes(*files), Not(HasSubstr("Priya"))) << to_text(format);
  }
}

TEST(ClientExport, FindsNothingForAnIdOfNothing) {
  SmallPractice place;
  EXPECT_FALSE(ClientExport(place.vault()).take_out(db::new_id<db::ClientId>(), ExportFormat::Json, {}));
  EXPECT_THAT(place.trail(), IsEmpty());
}

TEST(ClientExport, GivesFilesThatNameNobody) {
  SmallPractice place;
  const auto id = place.add_everything("maria");
  for (const auto format : kFormats) {
    const auto files = ClientExport(place.vault()).take_out(id, format, {});
    for (const auto& file : files.value()) {
      EXPECT_EQ(file.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-"), std::string::npos);
      EXPECT_THAT(file.name, Not(HasSubstr("maria")));
      EXPECT_THAT(file.name, Not(HasSubstr(id.text)));
    }
  }
}

TEST(ClientExport, ReadsTheNamesOfItsFormats) {
  for (const auto format : kFormats) EXPECT_EQ(parse_export_format(to_text(format)), format);
  EXPECT_FALSE(parse_export_format("xml"));
  EXPECT_FALSE(parse_export_format(""));
}

}  // namespace
}  // namespace toolkit
