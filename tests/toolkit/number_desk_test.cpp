// SPDX-License-Identifier: MIT
#include "toolkit/desks/number_desk.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/transaction.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const sys_days kToday = year(2026) / 11 / 23;

TypedNumber typed(const std::string& name) {
  return {{name, "Call (713) 555-0142", "A safe place to stay."}, {}, "2026-11-20"};
}

struct AtNumbers {
  Workplace place;
  NumberDesk desk{place.vault(), test::typefaces()};

  int version() { return desk.open().version; }
  std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& number : desk.open().local) names.push_back(number.english.name);
    return names;
  }
  std::string id_of(const std::string& name) {
    for (const auto& number : desk.open().local) {
      if (number.english.name == name) return number.id;
    }
    return "";
  }
  void add(std::initializer_list<std::string> names) {
    for (const auto& name : names) ASSERT_THAT(desk.add(typed(name)).problems, IsEmpty());
  }
  void move_to_uk() {
    PracticePlace uk;
    uk.is_uk = true;
    auto practice = test::practice();
    practice.version = PracticeDesk(place.vault()).open().version;
    ASSERT_THAT(PracticeDesk(place.vault()).save(practice, uk).problems, IsEmpty());
  }
  sys_days first_country_check() { return desk.open().country.front().last_verified; }
};

TEST(NumberDesk, ShowsTheCountrysBeforeAnybodyAddedOne) {
  AtNumbers at;
  const auto desk = at.desk.open();
  EXPECT_FALSE(desk.is_uk);
  EXPECT_THAT(desk.local, IsEmpty());
  EXPECT_EQ(desk.country.front().reach, "Call 911");
  EXPECT_FALSE(desk.is_check_due);
  at.move_to_uk();
  EXPECT_EQ(at.desk.open().country.front().reach, "Call 999");
}

TEST(NumberDesk, KeepsWhatIsAddedBehindWhatIsThere) {
  AtNumbers at;
  at.add({"One", "Two"});
  EXPECT_THAT(at.names(), ElementsAre("One", "Two"));
  const auto number = at.desk.open().local.front();
  EXPECT_EQ(number.english.about, "A safe place to stay.");
  EXPECT_EQ(number.checked_on, sys_days(year(2026) / 11 / 20));
  EXPECT_THAT(at.place.trail(),
              ElementsAre("change setting support-numbers added", "change setting support-numbers added",
                          "view setting support-numbers", "view setting support-numbers"));
}

TEST(NumberDesk, NamesTheFieldOfEveryProblem) {
  const struct {
    std::string faulty;
    std::function<void(TypedNumber&)> spoil;
  } rows[] = {{"name", [](auto& number) { number.english.name = " "; }},
              {"name", [](auto& number) { number.english.name = test::repeated("ä", 81); }},
              {"reach", [](auto& number) { number.english.reach = ""; }},
              {"reach", [](auto& number) { number.english.reach = test::repeated("ä", 161); }},
              {"about", [](auto& number) { number.english.about = ""; }},
              {"about", [](auto& number) { number.english.about = test::repeated("ä", 241); }},
              {"about", [](auto& number) { number.english.about = "\xFF"; }},
              {"about", [](auto& number) { number.english.about = "Day and night 📞"; }},
              {"spanish_name", [](auto& number) { number.spanish.name = test::repeated("ñ", 81); }},
              {"spanish_reach", [](auto& number) { number.spanish.reach = "\x01"; }},
              {"spanish_about", [](auto& number) { number.spanish.about = "📞"; }},
              {"checked_on", [](auto& number) { number.checked_on = "yesterday"; }},
              {"checked_on", [](auto& number) { number.checked_on = ""; }},
              {"checked_on", [](auto& number) { number.checked_on = "2026-11-24"; }}};
  AtNumbers at;
  at.add({"One"});
  for (const auto& [faulty, spoil] : rows) {
    auto number = typed("Two");
    spoil(number);
    for (const auto& problems :
         {at.desk.add(number).problems, at.desk.change(at.id_of("One"), at.version(), number).problems}) {
      ASSERT_THAT(problems, SizeIs(1)) << faulty;
      EXPECT_EQ(problems[0].field, faulty);
    }
  }
  EXPECT_THAT(at.names(), ElementsAre("One"));
}

TEST(NumberDesk, HasRoomForTwenty) {
  AtNumbers at;
  for (std::size_t i = 0; i < NumberDesk::kMostNumbers; ++i) at.add({std::to_string(i)});
  const auto problems = at.desk.add(typed("one more")).problems;
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].field, "numbers");
  EXPECT_THAT(at.names(), SizeIs(NumberDesk::kMostNumbers));
}

TEST(NumberDesk, ChangesPutsInOrderAndRemoves) {
  AtNumbers at;
  at.add({"One", "Two", "Three"});
  EXPECT_EQ(at.desk.step(at.id_of("Three"), at.version(), forms::Step::Earlier).saved, Saved::Yes);
  EXPECT_THAT(at.names(), ElementsAre("One", "Three", "Two"));
  EXPECT_EQ(at.desk.step(at.id_of("One"), at.version(), forms::Step::Later).saved, Saved::Yes);
  EXPECT_THAT(at.names(), ElementsAre("Three", "One", "Two"));
  EXPECT_EQ(at.desk.change(at.id_of("One"), at.version(), typed("Uno")).saved, Saved::Yes);
  EXPECT_EQ(at.desk.remove(at.id_of("Three"), at.version()).saved, Saved::Yes);
  EXPECT_THAT(at.names(), ElementsAre("Uno", "Two"));
}

TEST(NumberDesk, DoesNothingWhereThereIsNothingToDo) {
  AtNumbers at;
  at.add({"One"});
  const auto version = at.version();
  at.desk.step(at.id_of("One"), version, forms::Step::Earlier);
  at.desk.step(at.id_of("One"), version, forms::Step::Later);
  at.desk.change(at.id_of("One"), version, typed("One"));
  EXPECT_EQ(at.version(), version);
  EXPECT_EQ(at.desk.remove("2", version).saved, Saved::NoSuchRecord);
}

TEST(NumberDesk, UndoesTheLastChangeAndBringsItBack) {
  AtNumbers at;
  at.add({"One", "Two"});
  at.desk.remove(at.id_of("One"), at.version());
  EXPECT_EQ(at.desk.undo(at.version()).saved, Saved::Yes);
  EXPECT_THAT(at.names(), ElementsAre("One", "Two"));
  at.desk.undo(at.version());
  EXPECT_THAT(at.names(), ElementsAre("Two"));
}

TEST(NumberDesk, DoesNothingOnNumbersThatChangedMeanwhile) {
  AtNumbers at;
  at.add({"One", "Two"});
  const auto version = at.version();
  const auto one = at.id_of("One");
  at.desk.remove(at.id_of("Two"), version);
  for (const auto& outcome :
       {at.desk.change(one, version, typed("Uno")), at.desk.check(one, version), at.desk.remove(one, version),
        at.desk.step(one, version, forms::Step::Later), at.desk.undo(version), at.desk.check_country(version)}) {
    EXPECT_EQ(outcome.saved, Saved::ChangedMeanwhile);
  }
  EXPECT_THAT(at.names(), ElementsAre("One"));
}

TEST(NumberDesk, NotesEachCheckOnItsDay) {
  AtNumbers at;
  at.add({"One", "Two"});
  at.place.clock.advance(days(100));
  at.desk.check(at.id_of("Two"), at.version());
  const auto numbers = at.desk.open().local;
  EXPECT_EQ(numbers[0].checked_on, sys_days(year(2026) / 11 / 20));
  EXPECT_EQ(numbers[1].checked_on, kToday + days(100));
}

TEST(NumberDesk, WarnsWhenTheOldestCheckIsTooLongAgoUntilAllAreChecked) {
  AtNumbers at;
  at.add({"One"});
  EXPECT_FALSE(at.desk.is_check_due());
  at.place.clock.advance(days(300));
  EXPECT_TRUE(at.desk.is_check_due());
  EXPECT_TRUE(at.desk.open().is_check_due);
  at.desk.check_country(at.version());
  EXPECT_TRUE(at.desk.is_check_due()) << "their own is left";
  EXPECT_EQ(at.first_country_check(), kToday + days(300));
  at.desk.check(at.id_of("One"), at.version());
  EXPECT_FALSE(at.desk.is_check_due());
  EXPECT_FALSE(at.desk.open().is_check_due);
}

TEST(NumberDesk, KeepsTheDaysOfTwoCountriesApart) {
  AtNumbers at;
  at.place.clock.advance(days(300));
  at.desk.check_country(at.version());
  EXPECT_FALSE(at.desk.is_check_due());
  at.move_to_uk();
  EXPECT_TRUE(at.desk.is_check_due()) << "nobody has checked these";
  at.desk.check_country(at.version());
  EXPECT_FALSE(at.desk.is_check_due());
}

TEST(NumberDesk, LetsTheListOfClientsOpenWhenItsNumbersAreDamaged) {
  AtNumbers at;
  at.add({"One"});
  {
    db::Transaction transaction(at.place.vault());
    transaction.connection().execute("UPDATE setting SET value = zeroblob(200) WHERE name = 'support-numbers'");
    transaction.commit({db::AuditAction::Change, "setting", "", {}, ""});
  }
  EXPECT_THROW(at.desk.open(), db::Error);
  EXPECT_FALSE(at.desk.is_check_due());
}

}  // namespace
}  // namespace toolkit
