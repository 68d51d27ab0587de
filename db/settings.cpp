// SPDX-License-Identifier: MIT
#include "db/settings.h"

#include "db/connection.h"
#include "db/ids.h"
#include "db/keyring.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

SealedRow sealed_row(Keyring& keyring, std::string id, std::int64_t version) {
  return {keyring, Compartment::Practice, "setting", std::move(id), {}, version};
}

}  // namespace

std::optional<std::string> find_setting(Transaction& transaction, std::string_view name) {
  return find_setting(transaction.connection(), transaction.keyring(), name);
}

void save_setting(Transaction& transaction, std::string_view name, std::string_view value) {
  save_setting(transaction.connection(), transaction.keyring(), name, value);
}

std::optional<std::string> find_setting(Connection& connection, Keyring& keyring, std::string_view name) {
  // The few rows themselves, as the roster counts them: a rotten index would hide a choice.
  Statement row(connection, "SELECT id, version, name, value, mac FROM setting NOT INDEXED WHERE name = ?");
  if (!row.bind(name).step()) return std::nullopt;
  const auto sealed = sealed_row(keyring, row.text(0), row.number(1));
  sealed.check(row, 0, 5);
  return sealed.open("value", row.blob(3));
}

void save_setting(Connection& connection, Keyring& keyring, std::string_view name, std::string_view value) {
  std::string id = random_uuid();
  std::int64_t version = 1;
  {
    Statement row(connection, "SELECT id, version FROM setting NOT INDEXED WHERE name = ?");
    if (row.bind(name).step()) {
      id = row.text(0);
      version = row.number(1) + 1;
    }
  }
  const auto sealed = sealed_row(keyring, id, version);
  Statement(connection,
            "INSERT INTO setting (id, version, name, value) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "version = excluded.version, value = excluded.value")
      .bind(id)
      .bind(version)
      .bind(name)
      .bind_blob(sealed.seal("value", value))
      .run();
  sealed.authenticate(connection);
}

}  // namespace db
