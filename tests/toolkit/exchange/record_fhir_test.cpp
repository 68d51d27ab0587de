// SPDX-License-Identifier: MIT
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "expected.h"
#include "sample_record.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Every empty string, array, object or null: "attributes can never be empty" (FHIR R4, 2.6.2).
int count_empty(const json& node) {
  if (node.is_null() || (node.is_string() && node.get<std::string>().empty())) return 1;
  if (!node.is_structured()) return 0;
  int count = node.empty() ? 1 : 0;
  for (const auto& child : node) count += count_empty(child);
  return count;
}

void collect_references(const json& node, std::set<std::string>& found) {
  if (!node.is_structured()) return;
  if (node.is_object() && node.contains("reference") && node["reference"].is_string()) {
    found.insert(node["reference"].get<std::string>());
  }
  for (const auto& child : node) collect_references(child, found);
}

/// Nothing but the name is known of anybody.
ClientRecord bare_record() {
  ClientRecord record;
  record.client.id = test::sample_record().client.id;
  record.client.name = "Ana";
  return record;
}

TEST(RecordFhir, IsABundleOfTheWholeRecord) {
  EXPECT_EQ(write_record_fhir(test::sample_record()), test::expected("record.fhir.json"));
}

TEST(RecordFhir, NeverHasAnythingEmpty) {
  EXPECT_EQ(count_empty(json::parse(write_record_fhir(test::sample_record()))), 0);
  EXPECT_EQ(count_empty(json::parse(write_record_fhir(bare_record()))), 0);
}

TEST(RecordFhir, ResolvesEveryReferenceInsideTheBundle) {
  const auto bundle = json::parse(write_record_fhir(test::sample_record()));
  std::set<std::string> addresses;
  for (const auto& entry : bundle.at("entry")) {
    // "FullUrl must be unique in a bundle" (FHIR R4, bdl-7)
    EXPECT_TRUE(addresses.insert(entry.at("fullUrl").get<std::string>()).second);
    EXPECT_EQ(entry.at("fullUrl"), "urn:uuid:" + entry.at("resource").at("id").get<std::string>());
  }
  std::set<std::string> references;
  collect_references(bundle, references);
  EXPECT_FALSE(references.empty());
  for (const auto& reference : references) EXPECT_TRUE(addresses.contains(reference)) << reference;
}

TEST(RecordFhir, KeepsTheAnswersAsTheyWereStored) {
  const auto bundle = json::parse(write_record_fhir(test::sample_record()));
  auto response = bundle.at("entry").at(2).at("resource");
  response.erase("id");
  response.erase("subject");
  EXPECT_EQ(response, json::parse(test::sample_intake()));
}

TEST(RecordFhir, HasNoPartnerWhenNothingIsKnownOfOne) {
  EXPECT_THAT(write_record_fhir(bare_record()), Not(HasSubstr("RelatedPerson")));
}

TEST(RecordFhir, EndsAConsentWithItsTermRevocationOrDefect) {
  auto record = test::sample_record();
  record.authorizations.resize(1);
  const auto status = [&] {
    const auto bundle = json::parse(write_record_fhir(record));
    return bundle.at("entry").at(4).at("resource").at("status").get<std::string>();
  };
  EXPECT_EQ(status(), "active");
  record.authorizations[0].is_complete = false;
  EXPECT_EQ(status(), "inactive");
  record = test::sample_record();
  record.gathered_at = std::chrono::sys_days(record.authorizations[0].expires_on);
  EXPECT_EQ(status(), "inactive");
}

TEST(RecordOpenEmr, HasAFileForEachResourceItTakes) {
  std::vector<std::string> names;
  for (const auto& file : write_record_openemr(test::sample_record())) names.push_back(file.name);
  EXPECT_THAT(names, ElementsAre("patient.json", "related-person.json", "questionnaire-response-1.json",
                                 "questionnaire-response-2.json"));
}

TEST(RecordOpenEmr, HasNoExtensionAndOnlyOfficialNames) {
  for (const auto& file : write_record_openemr(test::sample_record())) {
    EXPECT_THAT(file.bytes, Not(HasSubstr("extension"))) << file.name;
    EXPECT_THAT(file.bytes, Not(HasSubstr("usual"))) << file.name;
    EXPECT_THAT(file.bytes, Not(HasSubstr("urn:uuid:"))) << file.name;
  }
  const auto patient = json::parse(write_record_openemr(test::sample_record()).at(0).bytes);
  EXPECT_EQ(patient.at("name").at(0).at("use"), "official");
}

}  // namespace
}  // namespace toolkit
