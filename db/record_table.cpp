// SPDX-License-Identifier: MIT
#include "db/record_table.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "db/connection.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr RecordTable kTables[] = {
    {"practice", Compartment::Practice, "''"},
    {"practitioner", Compartment::Practice, "''"},
    {"setting", Compartment::Practice, "''"},
    {"backup_run", Compartment::Practice, "''"},
    {"erasure", Compartment::Practice, "''"},
    {"own_form", Compartment::Practice, "''"},
    {"own_form_version", Compartment::Practice, "''"},
    {"own_text", Compartment::Practice, "''"},
    {"own_text_version", Compartment::Practice, "''"},
    {"client", Compartment::Client, "id"},
    {"partner", Compartment::Client, "client_id"},
    {"note", Compartment::Client, "client_id"},
    {"note_draft", Compartment::Client, "client_id"},
    {"questionnaire_response", Compartment::Client, "client_id"},
    {"screening", Compartment::Safety, "client_id"},
    {"authorization", Compartment::Client, "client_id"},
    {"issued_document", Compartment::Client, "client_id"},
    {"record_version", Compartment::Client, "client_id"},
    {"process_note", Compartment::Process, "client_id"},
    {"process_note_version", Compartment::Process, "client_id"},
    {"process_note_draft", Compartment::Process, "client_id"},
    {"trash", Compartment::Client, "client_id"},
    {"retention", Compartment::Client, "client_id"},
    {"client_merge", Compartment::Client, "client_id"},
};

std::vector<RecordAddress> read_addresses(Statement& rows) {
  std::vector<RecordAddress> addresses;
  while (rows.step()) addresses.push_back({rows.text(0), ClientId{rows.text(1)}, rows.number(2)});
  return addresses;
}

}  // namespace

std::span<const RecordTable> record_tables() {
  return kTables;
}

const RecordTable& record_table(std::string_view name) {
  const auto* found = std::ranges::find(kTables, name, &RecordTable::name);
  assert(found != std::end(kTables));
  return *found;
}

std::vector<RecordAddress> record_addresses(Connection& connection, const RecordTable& table) {
  const auto sql =
      "SELECT id, " + std::string(table.client) + ", version FROM " + std::string(table.name) + " ORDER BY id";
  Statement rows(connection, sql.c_str());
  return read_addresses(rows);
}

std::vector<RecordAddress> record_addresses_of(Connection& connection, const RecordTable& table,
                                               const ClientId& client) {
  const auto sql = "SELECT id, " + std::string(table.client) + ", version FROM " + std::string(table.name) + " WHERE " +
                   table.client + " = ? ORDER BY id";
  Statement rows(connection, sql.c_str());
  return read_addresses(rows.bind(client.text));
}

}  // namespace db
