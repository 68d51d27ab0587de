// SPDX-License-Identifier: MIT
#include "toolkit/desks/practitioner_names.h"

#include <gtest/gtest.h>

#include "db/practitioners.h"
#include "db/transaction.h"
#include "workplace.h"

namespace toolkit {
namespace {

db::SecretBytes passphrase_of_another() {
  std::string words = "seven kites over the old harbor";
  return db::SecretBytes::taken_from(words);
}

}  // namespace

TEST(PractitionerNames, SayYouForWhoeverWorksHereAndForTheTimeBeforeNames) {
  test::Workplace place;
  db::Transaction transaction(place.vault());
  const PractitionerNames names(transaction);
  EXPECT_EQ(names.name(transaction.actor()), "you");
  EXPECT_EQ(names.name(""), "you");
}

TEST(PractitionerNames, NameEverybodyElseAlsoAfterTheyLeft) {
  test::Workplace place;
  const auto other = place.vault().add_practitioner("Ines Moreau", passphrase_of_another());
  place.vault().remove_practitioner(other);
  db::Transaction transaction(place.vault());
  const PractitionerNames names(transaction);
  EXPECT_EQ(names.name(other.text), "Ines Moreau");
  EXPECT_EQ(names.all().at(other.text), "Ines Moreau");
}

TEST(PractitionerNames, SayAnotherForWhoeverGaveNoName) {
  test::Workplace place;
  const auto other = place.vault().add_practitioner("", passphrase_of_another());
  db::Transaction transaction(place.vault());
  EXPECT_EQ(PractitionerNames(transaction).name(other.text), "another practitioner");
}

}  // namespace toolkit
