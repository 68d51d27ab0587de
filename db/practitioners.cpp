// SPDX-License-Identifier: MIT
#include "db/practitioners.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/sealed_row.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr std::string_view kActive = "active";
constexpr std::string_view kRemoved = "removed";

SealedRow sealed_row(Keyring& keyring, const std::string& id, std::int64_t version) {
  return {keyring, Compartment::Practice, "practitioner", id, {}, version};
}

/// The next version of a practitioner's row.
void save(Connection& connection, Keyring& keyring, const PractitionerId& id, std::string_view state,
          const std::string& name) {
  const auto address = find_record(connection, record_table("practitioner"), id.text);
  if (!address) throw damaged("practitioner");
  const auto sealed = sealed_row(keyring, id.text, address->version + 1);
  Statement(connection, "UPDATE practitioner SET version = ?, state = ?, name = ? WHERE id = ?")
      .bind(address->version + 1)
      .bind(state)
      .bind_blob(sealed.seal("name", name))
      .bind(id.text)
      .run();
  sealed.authenticate(connection);
}

Practitioner load(Connection& connection, Keyring& keyring, const PractitionerId& id) {
  for (auto& each : load_practitioners(connection, keyring)) {
    if (each.id == id) return each;
  }
  throw damaged("practitioner");
}

}  // namespace

std::vector<Practitioner> list_practitioners(Transaction& transaction) {
  return load_practitioners(transaction.connection(), transaction.keyring());
}

void rename_practitioner(Transaction& transaction, const PractitionerId& id, const std::string& name) {
  const auto before = load(transaction.connection(), transaction.keyring(), id);
  save(transaction.connection(), transaction.keyring(), id, before.is_removed ? kRemoved : kActive, name);
}

PractitionerId insert_practitioner(Connection& connection, Keyring& keyring, const std::string& name, Time now) {
  using Kind = RecordColumn::Kind;
  const auto id = new_id<PractitionerId>();
  insert_record(connection, keyring, record_table("practitioner"),
                {{{"id", Kind::Word, 0, id.text},
                  {"version", Kind::Number, 1, {}},
                  {"state", Kind::Word, 0, std::string(kActive)},
                  {"added_at", Kind::Number, seconds(now), {}},
                  {"name", Kind::Cell, 0, name}}});
  return id;
}

void mark_practitioner_removed(Connection& connection, Keyring& keyring, const PractitionerId& id) {
  save(connection, keyring, id, kRemoved, load(connection, keyring, id).name);
}

std::vector<Practitioner> load_practitioners(Connection& connection, Keyring& keyring) {
  Statement rows(connection, "SELECT id, version, state, added_at, name, mac FROM practitioner ORDER BY rowid");
  std::vector<Practitioner> practitioners;
  while (rows.step()) {
    const auto sealed = sealed_row(keyring, rows.text(0), rows.number(1));
    sealed.check(rows, 0, 6);
    practitioners.push_back({PractitionerId{rows.text(0)}, sealed.open("name", rows.blob(4)), time_from(rows.number(3)),
                             rows.text(2) == kRemoved});
  }
  return practitioners;
}

}  // namespace db
