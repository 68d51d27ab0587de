// SPDX-License-Identifier: MIT
#include "toolkit/desks/import_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Practice {
  test::Workplace place;
  ImportDesk desk{place.vault()};

  std::size_t count() {
    db::Transaction transaction(place.vault());
    return db::list_clients(transaction).size();
  }
};

const std::string kFile =
    "name,partner name,client type,phone\n"
    "Marcus Washington Jr.,DeShawn Bell,,1\n"
    "priya RAGHUNATHAN,,,1\n"
    "Hélène & Björn,,,1\n"
    ",,,1\n";

TEST(ImportDesk, PutsFirstWhatIsToBeLookedAt) {
  Practice practice;
  test::add_client(practice.place, test::kPriya, test::kVikram);
  const auto file = practice.desk.read(kFile);
  std::vector<std::size_t> lines;
  for (const auto& line : practice.desk.open_page(file, 0)) lines.push_back(line.fate->line);
  EXPECT_THAT(lines, ElementsAre(3, 4, 5, 2));
  EXPECT_THAT(file.chosen, ElementsAre(2));
  EXPECT_EQ(practice.desk.open_page(file, 0).front().twins.at(0).partner.name, test::kVikram);
  EXPECT_EQ(practice.count(), 1U);
}

TEST(ImportDesk, ShowsAFewTwinsAndCountsTheOthers) {
  Practice practice;
  for (int i = 0; i < 5; ++i) test::add_client(practice.place, test::kPriya);
  const auto file = practice.desk.read("name\nPRIYA RAGHUNATHAN\n");
  const auto line = practice.desk.open_page(file, 0).at(0);
  EXPECT_THAT(line.twins, SizeIs(3));
  EXPECT_EQ(line.further_twins, 2U);
}

TEST(ImportDesk, TurnsPagesOfAHundredAndKeepsTheChoiceOfEach) {
  Practice practice;
  std::string list = "name\n";
  for (int i = 0; i < 250; ++i)
    list += "Person " + std::string(1, static_cast<char>('a' + i / 25)) + std::to_string(i) + "\n";
  auto file = practice.desk.read(list);
  EXPECT_EQ(ImportDesk::page_count(file), 3U);
  EXPECT_THAT(practice.desk.open_page(file, 2), SizeIs(50));
  EXPECT_THAT(practice.desk.open_page(file, 3), IsEmpty());
  ImportDesk::choose(file, 0, {2, 3, 250});
  ImportDesk::choose(file, 2, {});
  EXPECT_EQ(file.chosen.size(), 102U) << "a line of another page is not chosen from here, nor left out";
  EXPECT_THAT(*practice.desk.bring_in(file), SizeIs(102));
  EXPECT_EQ(practice.count(), 102U);
}

TEST(ImportDesk, NeverChoosesALineThatIsRefused) {
  Practice practice;
  auto file = practice.desk.read(kFile);
  ImportDesk::choose(file, 0, {2, 3, 4, 5, 99});
  EXPECT_THAT(file.chosen, ElementsAre(2, 3, 4));
}

TEST(ImportDesk, LooksAgainWhenSomebodyCameMeanwhile) {
  Practice practice;
  auto file = practice.desk.read(kFile);
  EXPECT_THAT(file.chosen, ElementsAre(2, 3));
  test::add_client(practice.place, "MARCUS WASHINGTON JR");
  EXPECT_FALSE(practice.desk.bring_in(file));
  EXPECT_EQ(practice.count(), 1U);
  EXPECT_THAT(file.chosen, ElementsAre(3));
  EXPECT_EQ(practice.desk.open_page(file, 0).front().fate->line, 2U);
  EXPECT_THAT(*practice.desk.bring_in(file), SizeIs(1));
}

TEST(ImportDesk, TellsOfLikelyPairsAmongWhoCameIn) {
  Practice practice;
  test::add_client(practice.place, test::kPriya);
  test::add_client(practice.place, "Two");
  test::add_client(practice.place, "two");
  auto file = practice.desk.read("name\nPriya Raghunathan\nAna\n");
  ImportDesk::choose(file, 0, {2, 3});
  const auto brought = practice.desk.open_brought_in(*practice.desk.bring_in(file));
  EXPECT_THAT(brought.clients, SizeIs(2));
  ASSERT_THAT(brought.likely_pairs, SizeIs(1));
  EXPECT_EQ(brought.likely_pairs[0].first.name, test::kPriya);
}

}  // namespace
}  // namespace toolkit
