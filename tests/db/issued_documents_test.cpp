// SPDX-License-Identifier: MIT
#include "db/issued_documents.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

/// Every byte there is, many times over.
std::string bytes_of_a_pdf() {
  std::string bytes = "%PDF-1.7\n";
  for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>(i * 31 % 256);
  return bytes;
}

IssuedDocument save(Vault& vault, const ClientId& client, const std::string& code) {
  Transaction transaction(vault);
  auto document =
      add_issued_document(transaction, {{}, client, code, "L02 3", {}, "{\"partner\":\"Iñaki\"}", bytes_of_a_pdf()});
  transaction.commit({AuditAction::Issue, "issued_document", document.id.text, client, code});
  return document;
}

}  // namespace

TEST(IssuedDocuments, ComeBackByteForByte) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto saved = save(place.vault(), client, "L02");
  EXPECT_EQ(saved.issued_at, place.clock().now());
  place.close();
  place.open_unlocked();
  Transaction transaction(place.vault());
  const auto found = find_issued_document(transaction, saved.id);
  ASSERT_TRUE(found);
  EXPECT_TRUE(*found == saved);
  EXPECT_TRUE(found->pdf == bytes_of_a_pdf());
}

TEST(IssuedDocuments, AreListedNewestFirstWithoutTheirBytes) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  auto older = save(place.vault(), client, "C01");
  auto newer = save(place.vault(), client, "L02");
  save(place.vault(), test::saved_client(place.vault()).id, "H01");
  older.pdf.clear();
  newer.pdf.clear();
  Transaction transaction(place.vault());
  EXPECT_EQ(list_issued_documents(transaction, client), (std::vector{newer, older}));
}

TEST(IssuedDocuments, MayBeUnknown) {
  Workplace place;
  Transaction transaction(place.vault());
  EXPECT_EQ(find_issued_document(transaction, new_id<IssuedDocumentId>()), std::nullopt);
}

TEST(IssuedDocuments, AreDamagedWhenABitOfThemIs) {
  for (const std::size_t bit : {std::size_t{370}, std::size_t{1'000'000}, std::size_t{2'400'000}}) {
    Workplace place;
    const auto saved = save(place.vault(), test::saved_client(place.vault()).id, "L02");
    place.close();
    test::flip_bit(place.record_store(), "issued_document", "pdf", bit);
    place.open_unlocked();
    Transaction transaction(place.vault());
    EXPECT_EQ(test::refusal([&] { find_issued_document(transaction, saved.id); }).kind(), Error::Kind::Damaged) << bit;
  }
}

}  // namespace db
