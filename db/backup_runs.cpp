// SPDX-License-Identifier: MIT
#include "db/backup_runs.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/ids.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

const char* to_text(BackupRun::Kind kind) {
  return kind == BackupRun::Kind::Backup ? "backup" : "rehearsal";
}

}  // namespace

void add_backup_run(Transaction& transaction, const BackupRun& run) {
  const auto id = random_uuid();
  const SealedRow sealed(transaction.keyring(), Compartment::Practice, "backup_run", id, {}, 1);
  Statement(transaction.connection(),
            "INSERT INTO backup_run (id, version, kind, at, generation, outcome, place) VALUES (?, 1, ?, ?, ?, ?, ?)")
      .bind(id)
      .bind(std::string_view(to_text(run.kind)))
      .bind(seconds(run.at))
      .bind(run.generation)
      .bind(std::string_view(run.is_verified ? "verified" : "failed"))
      .bind_blob(sealed.seal("place", run.place))
      .run();
  sealed.authenticate(transaction.connection());
}

std::optional<BackupRun> last_verified_run(Transaction& transaction, BackupRun::Kind kind) {
  Statement row(transaction.connection(),
                "SELECT id, version, kind, at, generation, outcome, place, mac FROM backup_run WHERE kind = ? AND "
                "outcome = 'verified' ORDER BY at DESC LIMIT 1");
  if (!row.bind(std::string_view(to_text(kind))).step()) return std::nullopt;
  const SealedRow sealed(transaction.keyring(), Compartment::Practice, "backup_run", row.text(0), {}, row.number(1));
  sealed.check(row, 0, 8);
  return BackupRun{kind, Time(std::chrono::seconds(row.number(3))), row.number(4), true,
                   sealed.open("place", row.blob(6))};
}

}  // namespace db
