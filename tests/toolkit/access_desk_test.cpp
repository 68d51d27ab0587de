// SPDX-License-Identifier: MIT
#include "toolkit/desks/access_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fake_printer.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

const std::string kWords(test::kPassphrase);
const std::string kOtherWords = "violet harbor quiet lantern 42";

class Access : public testing::Test {
 protected:
  db::PractitionerId ruth() {
    for (const auto& person : desk.people().practitioners) {
      if (person.name == "Ruth Adler") return person.id;
    }
    return {};
  }

  Workplace place;
  RecoveryKitDesk kit{place.vault(), test::typefaces(), place.clock, [](std::size_t) { return 0; }};
  test::FakePrinter printer;
  PrintWork printing{place.vault(), printer};
  VaultDesk door{place.vault(), kit, printing, test::kLeastCost};
  AccessDesk desk{place.vault(), door, kit};
};

TEST_F(Access, BeginsWithWhoMadeTheRecords) {
  const auto people = desk.people();
  ASSERT_EQ(people.practitioners.size(), 1U);
  EXPECT_EQ(people.practitioners[0].id, people.you);
  EXPECT_TRUE(desk.find(people.you).has_value());
  EXPECT_FALSE(desk.find(db::new_id<db::PractitionerId>()).has_value());
}

TEST_F(Access, IntroducesWhoHasNoNameYetAndRenamesNobody) {
  EXPECT_EQ(desk.people().practitioners[0].name, "");
  desk.introduce("Dr. Ana Whitfield");
  desk.introduce("Somebody Else");
  EXPECT_EQ(desk.people().practitioners[0].name, "Dr. Ana Whitfield");
}

TEST_F(Access, HasRoomForEight) {
  for (int i = 2; i <= 8; ++i)
    EXPECT_THAT(desk.add("Number " + std::to_string(i), kOtherWords, kOtherWords, kWords), IsEmpty());
  EXPECT_EQ(desk.add("Number 9", kOtherWords, kOtherWords, kWords).at(0).field, "name");
}

TEST_F(Access, GoesToWhoChoseAPassphraseOfTheirOwn) {
  EXPECT_THAT(desk.add("Ruth Adler", kOtherWords, kOtherWords, kWords), IsEmpty());
  door.lock();
  ASSERT_EQ(door.unlock(kOtherWords).result, db::Vault::UnlockResult::Unlocked);
  EXPECT_EQ(desk.people().you, ruth());
}

TEST_F(Access, RefusesANameOfNothingAndAPassphraseThatIsTheName) {
  EXPECT_EQ(desk.add("", kOtherWords, kOtherWords, kWords).at(0).field, "name");
  EXPECT_EQ(desk.add(std::string(121, 'x'), kOtherWords, kOtherWords, kWords).at(0).field, "name");
  EXPECT_EQ(desk.add("Ruth Adler", "Ruth Adler Ruth Adler 7", "", kWords).at(0).field, "passphrase");
  EXPECT_EQ(desk.people().practitioners.size(), 1U);
}

TEST_F(Access, ChangesThePassphraseOnlyForTheOneThatIs) {
  EXPECT_EQ(desk.change_passphrase(kOtherWords, kOtherWords, kOtherWords).at(0).field, "own_passphrase");
  place.clock.advance(door.wait());
  EXPECT_EQ(desk.change_passphrase(kWords, "short", "short").at(0).field, "passphrase");
  EXPECT_THAT(desk.change_passphrase(kWords, kOtherWords, kOtherWords), IsEmpty());
  EXPECT_EQ(door.passphrase_problem(kOtherWords), "");
  EXPECT_THAT(place.trail(), Contains("passphrase-changed practitioner"));
}

TEST_F(Access, IsTakenAwayAndStartsNewKeys) {
  desk.add("Ruth Adler", kOtherWords, kOtherWords, kWords);
  EXPECT_EQ(desk.remove(ruth(), kOtherWords).at(0).field, "own_passphrase");
  place.clock.advance(door.wait());
  EXPECT_FALSE(place.vault().is_rotating());
  EXPECT_THAT(desk.remove(ruth(), kWords), IsEmpty());
  EXPECT_EQ(desk.people().practitioners.size(), 1U);
  EXPECT_TRUE(place.vault().is_rotating());
}

TEST_F(Access, KeepsNoNameInTheTrail) {
  desk.add("Ruth Adler", kOtherWords, kOtherWords, kWords);
  desk.rename(ruth(), "Dr. Ruth Adler");
  for (const auto& line : place.trail()) EXPECT_EQ(line.find("Ruth"), std::string::npos) << line;
  EXPECT_THAT(place.trail(), Contains("change practitioner"));
}

}  // namespace
}  // namespace toolkit
