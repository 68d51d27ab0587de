// SPDX-License-Identifier: MIT
#include "db/upgrade.h"

#include "db/audit_chain.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/record_table.h"
#include "db/record_versions.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr int kFirstWithRowMacs = 2;
constexpr int kFirstWithAuditChain = 3;
constexpr int kFirstWithRosters = 4;
constexpr int kFirstWithVersions = 5;

/// A client whose key is lost keeps rows that no MAC holds for: they are reported as damaged, and everybody else's
/// open.
void authenticate(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordAddress& row) {
  try {
    SealedRow(keyring, table.compartment, table.name, row.id, row.client, row.version).write_mac(connection);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
  }
}

void authenticate_every_row(Connection& connection, Keyring& keyring) {
  for (const auto& table : record_tables()) {
    for (const auto& row : record_addresses(connection, table)) authenticate(connection, keyring, table, row);
  }
}

void link_every_audit_entry(Connection& connection, Keyring& keyring) {
  start_audit_chain(connection, keyring);
  std::vector<std::int64_t> sequences;
  {
    Statement rows(connection, "SELECT sequence FROM audit_entry ORDER BY sequence");
    while (rows.step()) sequences.push_back(rows.number(0));
  }
  for (const auto sequence : sequences) link_audit_entry(connection, &keyring, sequence);
}

}  // namespace

void upgrade(Connection& connection, Keyring& keyring, Time now) {
  const int from = bring_schema_up_to_date(connection);
  if (from < kFirstWithRowMacs) authenticate_every_row(connection, keyring);
  if (from < kFirstWithAuditChain) link_every_audit_entry(connection, keyring);
  if (from < kFirstWithRosters) enroll_everything(connection, keyring);
  if (from < kFirstWithVersions) keep_every_version(connection, keyring, now);
}

}  // namespace db
