// SPDX-License-Identifier: MIT
#include "db/backup_runs.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
#include "db/ids.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/sealed_row.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

const char* to_text(BackupRun::Kind kind) {
  return kind == BackupRun::Kind::Backup ? "backup" : "rehearsal";
}

BackupRun read_run(Transaction& transaction, const Statement& row) {
  const SealedRow sealed(transaction.keyring(), Compartment::Practice, "backup_run", row.text(0), {}, row.number(1));
  sealed.check(row, 0, 8);
  const auto kind =
      row.text(2) == to_text(BackupRun::Kind::Backup) ? BackupRun::Kind::Backup : BackupRun::Kind::Rehearsal;
  return {kind, Time(std::chrono::seconds(row.number(3))), row.number(4), row.text(5) == "verified",
          sealed.open("place", row.blob(6))};
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
                "outcome = 'verified' ORDER BY at DESC");
  row.bind(std::string_view(to_text(kind)));
  while (row.step()) {
    try {
      return read_run(transaction, row);
    } catch (const Error& failure) {
      pass_over(transaction, "backup_run", row, failure);
    }
  }
  return std::nullopt;
}

std::vector<BackupRun> list_backup_runs(Transaction& transaction, BackupRun::Kind kind, std::size_t limit) {
  Statement rows(transaction.connection(),
                 "SELECT id, version, kind, at, generation, outcome, place, mac FROM backup_run WHERE kind = ? "
                 "ORDER BY at DESC LIMIT ?");
  rows.bind(std::string_view(to_text(kind))).bind(static_cast<std::int64_t>(limit));
  return whole_rows(transaction, "backup_run", rows, [&](const auto& row) { return read_run(transaction, row); });
}

std::optional<Time> first_backup_at(Transaction& transaction) {
  Statement row(transaction.connection(), "SELECT at FROM backup_run WHERE kind = 'backup' ORDER BY at LIMIT 1");
  if (!row.step()) return std::nullopt;
  return Time(std::chrono::seconds(row.number(0)));
}

Time begun_at(Transaction& transaction) {
  Statement row(transaction.connection(), "SELECT created_at FROM vault");
  if (!row.step()) throw damaged("vault");
  return Time(std::chrono::seconds(row.number(0)));
}

}  // namespace db
