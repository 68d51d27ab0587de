// SPDX-License-Identifier: MIT
#include "db/sealed_row.h"

#include <gtest/gtest.h>

#include "db/keyring.h"
#include "people.h"
#include "refusal.h"
#include "workplace.h"

namespace db {

TEST(SealedRow, OpensOnlyInItsOwnCompartment) {
  test::Workplace place;
  const auto client = test::saved_client(place.vault());
  Transaction transaction(place.vault());
  const auto row = [&](Compartment compartment) {
    return SealedRow(transaction.keyring(), compartment, "note", client.id.text, client.id, 1);
  };
  const Compartment all[] = {Compartment::Practice, Compartment::Client, Compartment::Safety};
  for (const auto sealing : all) {
    const auto cell = row(sealing).seal("body", "one place only");
    for (const auto opening : all) {
      if (opening == sealing) {
        EXPECT_EQ(row(opening).open("body", cell), "one place only");
      } else {
        EXPECT_THROW(row(opening).open("body", cell), Error);
      }
    }
  }
}

}  // namespace db
