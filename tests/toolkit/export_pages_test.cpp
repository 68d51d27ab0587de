// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"
#include "toolkit/exchange/digest.h"

namespace toolkit {
namespace {

using test::header;
using test::kPassphrase;
using test::PageHouse;
using test::Posted;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string kWords(kPassphrase);

TEST(ExportPages, StandOnTheClientsPage) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text;
  EXPECT_THAT(house.get(address).body, HasSubstr("href=\"" + address + "/take-out\""));
  const auto page = house.get(address + "/take-out");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("value=\"pdf\" checked"));
  EXPECT_THAT(page.body, Not(HasSubstr("value=\"1\" checked")));
}

TEST(ExportPages, GiveAFileThatNamesNobody) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/take-out";
  const struct {
    const char* format;
    const char* type;
    const char* file;
  } rows[] = {{"csv", "text/csv; charset=utf-8", "answers.csv"},
              {"json", "application/json", "record.json"},
              {"fhir", "application/fhir+json", "record.fhir.json"},
              {"vcard", "text/vcard; charset=utf-8", "card.vcf"}};
  for (const auto& [format, type, file] : rows) {
    const auto reply = house.post(address, {{"format", format}, {"passphrase", kWords}});
    EXPECT_EQ(reply.status, 200) << format;
    EXPECT_EQ(reply.content_type, type);
    EXPECT_EQ(header(reply, "Content-Disposition"), std::string("attachment; filename=\"") + file + '"');
    EXPECT_THAT(reply.body, HasSubstr(test::kMaria)) << format;
  }
}

TEST(ExportPages, GiveEveryFileForOpenEmrOnOnePageAfterOnePassphrase) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  const auto address = "/clients/" + client.text + "/take-out";
  EXPECT_EQ(house.post(address, {{"format", "fhir-openemr"}, {"passphrase", "wrong"}}).status, 422);
  house.place.clock.advance(std::chrono::seconds(1));
  const auto reply = house.post(address, {{"format", "fhir-openemr"}, {"passphrase", kWords}});
  EXPECT_EQ(reply.status, 200);
  const auto files = *ClientExport(house.place.vault()).take_out(client, ExportFormat::FhirForOpenEmr, {});
  ASSERT_GE(files.size(), 3U);
  for (const auto& file : files) {
    EXPECT_THAT(reply.body, HasSubstr("download=\"" + file.name + "\" href=\"data:application/fhir+json;base64," +
                                      base64(file.bytes) + '"'));
  }
  EXPECT_THAT(house.place.trail(), Contains("export client fhir-openemr"));
}

TEST(ExportPages, LetPrivateAnswersOutOnlyWhenTicked) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/take-out";
  Posted form{{"format", "csv"}, {"passphrase", kWords}};
  EXPECT_THAT(house.post(address, form).body, Not(HasSubstr("Private questions")));
  form.emplace_back("screening", "1");
  EXPECT_THAT(house.post(address, form).body, HasSubstr("Private questions"));
  EXPECT_THAT(house.place.trail(), Contains("export client csv"));
  EXPECT_THAT(house.place.trail(), Contains("export client csv screening"));
}

TEST(ExportPages, AskForThePassphraseAgain) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/take-out";
  for (const std::string wrong : {"", "needle in a stack"}) {
    const auto reply = house.post(address, {{"format", "json"}, {"notes", "1"}, {"passphrase", wrong}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body,
                AllOf(HasSubstr("id=\"passphrase-problem\""), Not(HasSubstr("needle")),
                      HasSubstr("value=\"json\" checked"), HasSubstr("name=\"notes\" value=\"1\" checked")));
  }
  EXPECT_THAT(house.place.trail(), Not(Contains(HasSubstr("export"))));
  EXPECT_EQ(house.place.vault().state(), db::Vault::State::Unlocked);
}

TEST(ExportPages, RefuseAFormatTheyDoNotOffer) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/take-out";
  for (const char* format : {"", "xml", "openemr", "../json"}) {
    const auto reply = house.post(address, {{"format", format}, {"passphrase", kWords}});
    EXPECT_EQ(reply.status, 422) << format;
    EXPECT_THAT(reply.body, HasSubstr("id=\"format-problem\""));
  }
}

TEST(ExportPages, HaveNothingForAnIdOfNothing) {
  PageHouse house;
  const auto address = "/clients/" + db::new_id<db::ClientId>().text + "/take-out";
  EXPECT_EQ(house.get(address).status, 404);
  EXPECT_EQ(house.post(address, {{"format", "json"}, {"passphrase", kWords}}).status, 404);
}

}  // namespace
}  // namespace toolkit
