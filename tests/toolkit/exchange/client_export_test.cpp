// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/responses.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/shipped.h"
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

TEST(ClientExport, LetsPrivateAnswersOfTheIntakeOutWithThePrivateQuestionsOnly) {
  SmallPractice place;
  const auto id = place.add_client("María-José", "Iñaki").id;
  const auto coded = [](const char* code) { return forms::Value(forms::Coding{"", code, code}); };
  auto answers = forms::arrange(forms::intake(),
                                {{"D1", {forms::Value(std::string("needle-for-all"))}},
                                 {"L3", {coded("thoughts-of-not-wanting")}},
                                 {"E8", {coded("R21")}}},
                                forms::ResponseStatus::InProgress);
  answers.set_aside = {{"A4", {"12 needles"}}};
  {
    db::Transaction transaction(place.vault());
    db::add_response(transaction, id, forms::intake().canonical(), db::ResponseState::InProgress,
                     forms::write_response(answers));
    transaction.commit({db::AuditAction::Create, "questionnaire_response", id.text, id, ""});
  }
  ClientExport exporter(place.vault());
  for (const auto format : {ExportFormat::Json, ExportFormat::Csv, ExportFormat::Fhir}) {
    const auto open = all_bytes(*exporter.take_out(id, format, {}));
    for (const auto* const private_word : {"L3", "E8", "R21", "thoughts-of-not-wanting", "12 needles"})
      EXPECT_THAT(open, Not(HasSubstr(private_word))) << to_text(format);
    EXPECT_THAT(open, HasSubstr("needle-for-all"));
    const auto all = all_bytes(*exporter.take_out(id, format, {false, false, true, false}));
    EXPECT_THAT(all, HasSubstr("thoughts-of-not-wanting"));
    EXPECT_THAT(all, Not(HasSubstr("12 needles"))) << "it is no answer";
  }
}

TEST(ClientExport, TellsFilledFormsApartAndKeepsWhatIsForTheTherapist) {
  SmallPractice place;
  const auto id = place.add_client("María-José", "Iñaki").id;
  const auto add = [&](const char* name, const char* link_id, const forms::Value& value, forms::ResponseStatus status) {
    const auto& form = forms::shipped(name);
    const auto response = forms::arrange(form, {{link_id, {value}}}, status);
    db::Transaction transaction(place.vault());
    db::add_response(transaction, id, form.canonical(), db::ResponseState::InProgress, forms::write_response(response));
    transaction.commit({db::AuditAction::Create, "questionnaire_response", id.text, id, ""});
  };
  add("weekly-tracker", "heard", forms::Value(std::int32_t{7}), forms::ResponseStatus::Completed);
  add("weekly-tracker", "heard", forms::Value(std::int32_t{2}), forms::ResponseStatus::EnteredInError);
  add("record-request", "F06-received-on", forms::Value(forms::Date{2026, 1, 2}), forms::ResponseStatus::InProgress);
  ClientExport exporter(place.vault());
  const auto csv = all_bytes(*exporter.take_out(id, ExportFormat::Csv, {}));
  const auto& title = forms::shipped("weekly-tracker").title;
  EXPECT_THAT(csv, HasSubstr(title + ", 2026-11-23: "));
  EXPECT_THAT(csv, HasSubstr(title + ", 2026-11-23, entered by mistake: "));
  for (const auto format : {ExportFormat::Json, ExportFormat::Csv, ExportFormat::Fhir}) {
    EXPECT_THAT(all_bytes(*exporter.take_out(id, format, {})), Not(HasSubstr("2026-01-02"))) << to_text(format);
    Ticked ticked;
    ticked.judgement = true;
    EXPECT_THAT(all_bytes(*exporter.take_out(id, format, ticked)), HasSubstr("2026-01-02")) << to_text(format);
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
