// SPDX-License-Identifier: MIT
#include "db/upgrade.h"

#include "db/connection.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/record_table.h"
#include "db/sealed_row.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr int kFirstWithRowMacs = 2;

/// A client whose key is lost keeps rows that no MAC holds for: they are reported as damaged, and everybody else's
/// open.
void authenticate(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordAddress& row) {
  try {
    SealedRow(keyring, table.compartment, table.name, row.id, row.client, row.version).authenticate(connection);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
  }
}

void authenticate_every_row(Connection& connection, Keyring& keyring) {
  for (const auto& table : record_tables()) {
    for (const auto& row : record_addresses(connection, table)) authenticate(connection, keyring, table, row);
  }
}

}  // namespace

void upgrade(Connection& connection, Keyring& keyring) {
  const int from = bring_schema_up_to_date(connection);
  if (from < kFirstWithRowMacs) authenticate_every_row(connection, keyring);
}

}  // namespace db
