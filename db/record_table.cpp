// SPDX-License-Identifier: MIT
#include "db/record_table.h"

#include "db/connection.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr RecordTable kTables[] = {
    {"practice", Compartment::Practice, "''"},
    {"client", Compartment::Client, "id"},
    {"partner", Compartment::Client, "client_id"},
    {"note", Compartment::Client, "client_id"},
    {"questionnaire_response", Compartment::Client, "client_id"},
    {"screening", Compartment::Safety, "client_id"},
    {"authorization", Compartment::Client, "client_id"},
    {"issued_document", Compartment::Client, "client_id"},
};

}  // namespace

std::span<const RecordTable> record_tables() {
  return kTables;
}

std::vector<RecordAddress> record_addresses(Connection& connection, const RecordTable& table) {
  const auto sql = "SELECT id, " + std::string(table.client) + ", version FROM " + table.name + " ORDER BY id";
  Statement rows(connection, sql.c_str());
  std::vector<RecordAddress> addresses;
  while (rows.step()) addresses.push_back({rows.text(0), ClientId{rows.text(1)}, rows.number(2)});
  return addresses;
}

}  // namespace db
