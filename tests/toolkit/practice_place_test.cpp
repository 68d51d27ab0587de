// SPDX-License-Identifier: MIT
#include "toolkit/desks/practice_place.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "workplace.h"

namespace toolkit {
namespace {

using db::PaperSize;
using test::Workplace;

const PracticePlace kUk{true, true, "www.lantern.example/privacy"};

void save(Workplace& place, const PracticePlace& typed) {
  db::Transaction transaction(place.vault());
  if (const auto event = save_place(transaction, typed)) transaction.commit(*event);
}

PracticePlace load(Workplace& place) {
  db::Transaction transaction(place.vault());
  return load_place(transaction);
}

TEST(PracticePlace, IsInTheUnitedStatesUntilSomebodySaysOtherwise) {
  Workplace place;
  EXPECT_EQ(load(place), PracticePlace());
  EXPECT_FALSE(load(place).is_uk);
}

TEST(PracticePlace, IsKeptWithItsEntryAndWithoutOneWhenNothingDiffers) {
  Workplace place;
  save(place, {});
  EXPECT_TRUE(place.trail().empty());
  save(place, kUk);
  EXPECT_EQ(load(place), kUk);
  save(place, kUk);
  EXPECT_EQ(place.trail(), std::vector<std::string>{"change setting place"});
  save(place, {});
  EXPECT_EQ(load(place), PracticePlace());
}

TEST(PracticePlace, ProposesA4OnceToWhoLeftThePaperAsItWas) {
  Workplace place;
  const auto proposed = [&](const PracticePlace& typed, PaperSize stored, PaperSize paper) {
    db::Transaction transaction(place.vault());
    return proposed_paper(transaction, typed, stored, paper);
  };
  EXPECT_EQ(proposed(kUk, PaperSize::Letter, PaperSize::Letter), PaperSize::A4);
  EXPECT_EQ(proposed(kUk, PaperSize::Letter, PaperSize::A4), std::nullopt);
  EXPECT_EQ(proposed(kUk, PaperSize::A4, PaperSize::Letter), std::nullopt) << "chosen by hand";
  EXPECT_EQ(proposed({}, PaperSize::Letter, PaperSize::Letter), std::nullopt);
  save(place, kUk);
  EXPECT_EQ(proposed(kUk, PaperSize::Letter, PaperSize::Letter), std::nullopt) << "it was put back to US Letter";
  save(place, {});
  EXPECT_EQ(proposed(kUk, PaperSize::Letter, PaperSize::Letter), std::nullopt) << "the second time";
}

}  // namespace
}  // namespace toolkit
