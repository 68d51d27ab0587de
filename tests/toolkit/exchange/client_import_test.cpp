// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/transaction.h"
#include "small_practice.h"

namespace toolkit {
namespace {

using test::SmallPractice;
using testing::ElementsAre;
using testing::IsEmpty;

/// "2 add / 3 duplicate* of 1 here, lines 2": a star for the same partner.
std::string dump(const ImportPlan& plan) {
  std::string text;
  for (const auto& line : plan.lines) {
    constexpr const char* kWords[] = {"add", "duplicate", "couple", "refused"};
    text += (text.empty() ? "" : " / ") + std::to_string(line.line) + " " + kWords[static_cast<int>(line.fate)];
    for (const auto& twin : line.twins) text += twin.has_same_partner ? " twin*" : " twin";
    if (line.earlier_line) text += " line " + std::to_string(*line.earlier_line);
    if (line.fate == Fate::Refused && line.sentence.empty()) text += " without a sentence";
  }
  return text;
}

constexpr std::string_view kList =
    "name,partner_name,Client type,language,phone\n"
    "Priya Raghunathan,Vikram Raghunathan,,,1\n"
    "MARIA JOSE FERNANDEZ,iñaki etxeberria,,,1\n"
    "Marcus Washington Jr.,DeShawn Bell,,en-US,1\n"
    "Ana and Bo,,Couple,,1\n"
    "Tomáš Dvořák,,,the Czech language,1\n"
    "priya raghunathan,,,,1\n";

TEST(ClientImport, TellsEveryLinesFate) {
  SmallPractice place;
  place.add_client("María-José Fernández", "Someone Else");
  place.add_client("María José Fernández", "Iñaki Etxeberria");
  const auto plan = ClientImport(place.vault()).dry_run(kList);
  EXPECT_EQ(dump(plan), "2 add / 3 duplicate twin* twin / 4 add / 5 couple / 6 refused / 7 duplicate line 2");
  EXPECT_THAT(plan.not_kept, ElementsAre("phone"));
  EXPECT_THAT(plan.plain_lines(), ElementsAre(2, 4));
}

TEST(ClientImport, NeverTakesTwoUnknownPartnersForTheSame) {
  SmallPractice place;
  place.add_client("Ana");
  EXPECT_EQ(dump(ClientImport(place.vault()).dry_run("name\nana\n")), "2 duplicate twin");
}

TEST(ClientImport, WritesNothingOnADryRun) {
  SmallPractice place;
  ClientImport(place.vault()).dry_run(kList);
  EXPECT_THAT(place.clients(), IsEmpty());
  EXPECT_THAT(place.trail(), IsEmpty());
}

TEST(ClientImport, AddsNobodyWhoseTwinCameMeanwhile) {
  SmallPractice place;
  ClientImport import(place.vault());
  const auto seen = import.dry_run(kList);
  place.add_client("priya  RAGHUNATHAN");
  const auto outcome = import.bring_in_as_seen(kList, {2, 4}, seen);
  ASSERT_TRUE(std::holds_alternative<ImportPlan>(outcome));
  EXPECT_EQ(place.clients().size(), 1U);
  const auto& now = std::get<ImportPlan>(outcome);
  EXPECT_THAT(dump(now), testing::StartsWith("2 duplicate twin / "));
  EXPECT_TRUE(std::holds_alternative<std::vector<db::ClientId>>(import.bring_in_as_seen(kList, {4}, seen)))
      << "nothing speaks against the line that was chosen";
  EXPECT_TRUE(std::holds_alternative<std::vector<db::ClientId>>(import.bring_in_as_seen(kList, {2}, now)))
      << "the twin was seen";
  EXPECT_EQ(place.clients().size(), 3U);
}

TEST(ClientImport, BringsInTheChosenLinesAlone) {
  SmallPractice place;
  EXPECT_EQ(ClientImport(place.vault()).bring_in(kList, {2, 5, 6, 7, 99}).size(), 3U);
  EXPECT_THAT(place.clients(),
              ElementsAre("priya raghunathan", "Ana and Bo", "Priya Raghunathan with Vikram Raghunathan"));
  EXPECT_THAT(place.trail(), ElementsAre("create client import", "create client import", "create client import"));
}

TEST(ClientImport, WritesNothingWhenNothingIsChosen) {
  SmallPractice place;
  EXPECT_THAT(ClientImport(place.vault()).bring_in(kList, {}), IsEmpty());
  EXPECT_THAT(ClientImport(place.vault()).bring_in(kList, {6}), IsEmpty());
  EXPECT_THAT(ClientImport(place.vault()).bring_in("", {1, 2}), IsEmpty());
  EXPECT_THAT(place.trail(), IsEmpty());
}

TEST(ClientImport, KeepsWhatTheListSays) {
  SmallPractice place;
  const auto added = ClientImport(place.vault())
                         .bring_in(
                             "name,pronouns,language,partner_name,partner_called,partner_pronouns,partner_language\n"
                             "'=Ana,she/her,es-US,Bo,husband,he/him,eu\n",
                             {2});
  ASSERT_EQ(added.size(), 1U);
  db::Transaction transaction(place.vault());
  const auto client = db::find_client(transaction, added[0]);
  ASSERT_TRUE(client);
  EXPECT_EQ(client->name, "=Ana");
  EXPECT_EQ(client->pronouns, "she");
  EXPECT_EQ(client->language, "es-US");
  EXPECT_EQ(client->partner, (db::Partner{"Bo", "husband", "he", "eu"}));
}

TEST(ClientImport, WarnsOfEverybodyWhenAFileComesTwice) {
  SmallPractice place;
  ClientImport import(place.vault());
  import.bring_in(kList, import.dry_run(kList).plain_lines());
  EXPECT_THAT(import.dry_run(kList).plain_lines(), IsEmpty());
}

TEST(ClientImport, NamesTheFirstOfManyEqualLines) {
  EXPECT_EQ(dump(plan_import(read_incoming_clients("name\nAna\nana\nANA\n"), {})),
            "2 add / 3 duplicate line 2 / 4 duplicate line 2");
}

/// Looking at each pair of lines would take hours and all memory.
TEST(ClientImport, TakesAHundredThousandEqualLines) {
  IncomingClients incoming;
  for (std::size_t line = 2; line < 100'002; ++line) incoming.clients.push_back({line, "Ana", "", "", {}, false});
  EXPECT_EQ(plan_import(incoming, {}).plain_lines().size(), 1U);
}

}  // namespace
}  // namespace toolkit
