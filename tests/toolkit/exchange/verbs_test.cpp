// SPDX-License-Identifier: MIT
#include "toolkit/exchange/verbs.h"

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "piped.h"
#include "small_practice.h"
#include "toolkit/command_line.h"

namespace toolkit {
namespace {

using test::kWords;
using test::Piped;
using test::SmallPractice;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kList =
    "name,partner_name,Client type,language,phone\n"
    "Priya needle,Vikram needle,,,1\n"
    "maria jose needle,iñaki,,,1\n"
    "Ana and Bo needle,,Couple,,1\n"
    "Tomáš needle,,,not a language,1\n"
    "priya needle,,,,1\n";

struct Said {
  int code = 0;
  std::string out;
  std::string problems;
};

Said run_import(SmallPractice& place, ImportOptions options, std::string_view passphrase = kWords) {
  place.close();
  const Piped piped(passphrase);
  options.access = {place.data_folder(), piped.descriptor()};
  std::ostringstream out;
  std::ostringstream problems;
  const int code = import_file(options, {out, problems});
  place.open();
  return {code, out.str(), problems.str()};
}

Said run_export(SmallPractice& place, ExportOptions options, std::string_view passphrase = kWords) {
  place.close();
  const Piped piped(passphrase);
  options.access = {place.data_folder(), piped.descriptor()};
  std::ostringstream out;
  std::ostringstream problems;
  const int code = export_record(options, out, problems);
  place.open();
  return {code, out.str(), problems.str()};
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ImportVerb, SaysWhatBecomesOfEveryLineWithoutANameAndWritesNothingOnADryRun) {
  SmallPractice place;
  place.add_client("María-José Needle", "Iñaki");
  const auto said = run_import(place, {{}, place.file("list.csv", kList), true, {}});
  EXPECT_EQ(said.code, kInputHasProblems);
  EXPECT_THAT(said.out, HasSubstr("line 2 comes in: nobody here has this name."));
  EXPECT_THAT(said.out, HasSubstr("line 3 stays out: likely the same person as 1 client here with nearly the same "
                                  "name and the same partner."));
  EXPECT_THAT(said.out, HasSubstr("line 4 stays out: one line for two people."));
  EXPECT_THAT(said.out, HasSubstr("line 5 stays out: refused. The language is not a code"));
  EXPECT_THAT(said.out, HasSubstr("line 6 stays out: likely the same person as line 2 of this file."));
  EXPECT_THAT(said.out, HasSubstr("Not kept, because a record has no place for it: phone.\n"));
  EXPECT_THAT(said.out, HasSubstr("This was a dry run. Nothing was written."));
  EXPECT_THAT(said.out + said.problems, Not(HasSubstr("eedle")));
  EXPECT_EQ(place.clients().size(), 1U);
}

TEST(ImportVerb, SaysItAsJson) {
  SmallPractice place;
  ImportOptions options{{}, place.file("list.csv", kList), true, {}};
  place.close();
  const Piped piped(test::kWords);
  options.access = {place.data_folder(), piped.descriptor()};
  std::ostringstream out;
  std::ostringstream problems;
  EXPECT_EQ(import_file(options, {out, problems, nullptr, true}), kInputHasProblems);
  const auto json = nlohmann::json::parse(out.str());
  EXPECT_EQ(json["broughtIn"], 0);
  EXPECT_EQ(json["isDryRun"], true);
  EXPECT_EQ(json["notKept"], nlohmann::json({"phone"}));
  EXPECT_EQ(json["lines"][0], nlohmann::json({{"line", 2}, {"comesIn", true}, {"why", "nobody here has this name."}}));
  EXPECT_THAT(out.str(), Not(HasSubstr("eedle")));
}

TEST(ImportVerb, BringsInWhatNothingSpeaksAgainstAndWhatIsAskedFor) {
  SmallPractice place;
  const auto said = run_import(place, {{}, place.file("list.csv", kList), false, {4, 5}});
  EXPECT_THAT(said.out, HasSubstr("line 4 comes in: one line for two people."));
  EXPECT_THAT(said.out, HasSubstr("3 clients brought in.\n"));
  EXPECT_THAT(place.clients(),
              ElementsAre("Ana and Bo needle", "maria jose needle with iñaki", "Priya needle with Vikram needle"));
}

TEST(ImportVerb, EndsWellWhenNoLineIsRefused) {
  SmallPractice place;
  EXPECT_EQ(run_import(place, {{}, place.file("list.csv", "name\nAna\n"), false, {}}).code, kDone);
}

TEST(ImportVerb, DoesNothingUnderAWrongPassphrase) {
  SmallPractice place;
  const auto said = run_import(place, {{}, place.file("list.csv", kList), false, {}}, "five spoons");
  EXPECT_EQ(said.code, kInputHasProblems);
  EXPECT_EQ(said.problems, "That is not the passphrase. The next try is possible in 1 second. Nothing was done.\n");
  EXPECT_THAT(place.clients(), IsEmpty());
}

TEST(ImportVerb, SaysWhenThereAreNoRecords) {
  SmallPractice place;
  const auto list = place.file("list.csv", kList);
  std::ostringstream out;
  std::ostringstream problems;
  EXPECT_EQ(import_file({{place.file("empty"), 0}, list, false, {}}, {out, problems}), kInputHasProblems);
  EXPECT_THAT(problems.str(), HasSubstr("There are no records in this folder."));
}

TEST(ExportVerb, WritesAFileForItsOwnerAlone) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  const auto target = place.file("record.json");
  const auto said = run_export(place, {{}, id.text, "json", {"notes"}, target});
  EXPECT_EQ(said.code, kDone) << said.problems;
  EXPECT_THAT(contents(target), HasSubstr("needle-in-note"));
  EXPECT_THAT(contents(target), Not(HasSubstr("needle-in-screen")));
  struct stat status {};
  ASSERT_EQ(::stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_THAT(place.trail(), Contains("export client json notes"));
  EXPECT_THAT(said.out, Not(HasSubstr("Mar")));
}

TEST(ExportVerb, WritesAFolderForOpenEmr) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  EXPECT_EQ(run_export(place, {{}, id.text, "fhir-openemr", {}, place.file("out")}).code, kDone);
  EXPECT_TRUE(std::filesystem::exists(place.file("out") / "patient.json"));
  EXPECT_TRUE(std::filesystem::exists(place.file("out") / "questionnaire-response-1.json"));
}

TEST(ExportVerb, RefusesWhatItDoesNotKnow) {
  SmallPractice place;
  const auto id = place.add_everything("María-José").text;
  const auto target = place.file("record");
  const struct {
    ExportOptions options;
    int code;
  } rows[] = {{{{}, "María-José", "json", {}, target}, kWrongUsage},
              {{{}, "../" + id, "json", {}, target}, kWrongUsage},
              {{{}, id, "xml", {}, target}, kWrongUsage},
              {{{}, id, "json", {"everything"}, target}, kWrongUsage},
              {{{}, db::new_id<db::ClientId>().text, "json", {}, target}, kInputHasProblems}};
  for (const auto& [options, code] : rows) EXPECT_EQ(run_export(place, options).code, code) << options.format;
  EXPECT_EQ(run_export(place, {{}, id, "json", {}, target}, "five spoons").code, kInputHasProblems);
  EXPECT_FALSE(std::filesystem::exists(target));
  EXPECT_THAT(place.trail(), Not(Contains(HasSubstr("export"))));
}

}  // namespace
}  // namespace toolkit
