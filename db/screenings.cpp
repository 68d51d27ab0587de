// SPDX-License-Identifier: MIT
#include "db/screenings.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr Word<ScreeningKind> kKinds[] = {{ScreeningKind::Screen, "screen"},
                                          {ScreeningKind::Reassessment, "reassessment"},
                                          {ScreeningKind::Decision, "decision"}};

/// Entries are added and never changed, so each is the first version of its row.
SealedRow sealed_row(Keyring& keyring, const Screening& screening) {
  return {keyring, Compartment::Safety, "screening", screening.id.text, screening.client, 1};
}

}  // namespace

std::vector<Screening> list_screenings(Transaction& transaction, const ClientId& client) {
  require_complete_roster(transaction, client);
  Statement rows(transaction.connection(),
                 "SELECT id, client_id, version, recorded_at, kind, answers, mac FROM screening WHERE client_id = ? "
                 "ORDER BY recorded_at DESC, rowid DESC");
  rows.bind(client.text);
  std::vector<Screening> screenings;
  while (rows.step()) {
    auto& screening = screenings.emplace_back();
    screening.id = ScreeningId{rows.text(0)};
    screening.client = client;
    screening.recorded_at = time_from(rows.number(3));
    const auto sealed = sealed_row(transaction.keyring(), screening);
    sealed.check(rows, 0, 7);
    screening.kind = value_of(kKinds, sealed.open("kind", rows.blob(4)));
    screening.json = sealed.open("answers", rows.blob(5));
  }
  return screenings;
}

Screening add_screening(Transaction& transaction, const ClientId& client, ScreeningKind kind, const std::string& json) {
  const Screening screening{new_id<ScreeningId>(), client, kind, transaction.now(), json};
  const auto sealed = sealed_row(transaction.keyring(), screening);
  Statement(transaction.connection(),
            "INSERT INTO screening (id, client_id, version, recorded_at, kind, answers) VALUES (?, ?, 1, ?, ?, ?)")
      .bind(screening.id.text)
      .bind(screening.client.text)
      .bind(seconds(screening.recorded_at))
      .bind_blob(sealed.seal("kind", word_for(kKinds, screening.kind)))
      .bind_blob(sealed.seal("answers", screening.json))
      .run();
  sealed.authenticate(transaction.connection());
  return screening;
}

}  // namespace db
