// SPDX-License-Identifier: MIT
#include "db/record_row.h"

#include <algorithm>
#include <cassert>

#include "db/connection.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {
namespace {

SealedRow sealed_row(Keyring& keyring, const RecordTable& table, const RecordAddress& address) {
  return {keyring, table.compartment, table.name, address.id, address.client, address.version};
}

RecordColumn load_column(const SealedRow& sealed, const Statement& row, int index) {
  auto name = row.column_name(index);
  if (row.is_blob(index)) {
    auto text = sealed.open(name, row.blob(index));
    return {std::move(name), RecordColumn::Kind::Cell, 0, std::move(text)};
  }
  if (row.is_number(index)) return {std::move(name), RecordColumn::Kind::Number, row.number(index), {}};
  return {std::move(name), RecordColumn::Kind::Word, 0, row.text(index)};
}

void bind_column(Statement& insert, const SealedRow& sealed, const RecordColumn& column) {
  switch (column.kind) {
    case RecordColumn::Kind::Number:
      insert.bind(column.number);
      break;
    case RecordColumn::Kind::Word:
      insert.bind(column.text);
      break;
    case RecordColumn::Kind::Cell:
      insert.bind_blob(sealed.seal(column.name, column.text));
  }
}

/// As the row itself says it.
RecordAddress address_of(const RecordTable& table, const RecordRow& row) {
  RecordAddress address{row.column("id").text, {}, row.column("version").number};
  if (table.compartment != Compartment::Practice) address.client = ClientId{row.column(table.client).text};
  return address;
}

std::string insertion(const RecordTable& table, const RecordRow& row) {
  std::string names;
  std::string places;
  for (const auto& column : row.columns) {
    names += (names.empty() ? "" : ", ") + column.name;
    places += places.empty() ? "?" : ", ?";
  }
  return "INSERT INTO " + std::string(table.name) + " (" + names + ") VALUES (" + places + ")";
}

}  // namespace

const RecordColumn& RecordRow::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name, &RecordColumn::name);
  assert(found != columns.end());
  return *found;
}

RecordColumn& RecordRow::column(std::string_view name) {
  const auto found = std::ranges::find(columns, name, &RecordColumn::name);
  assert(found != columns.end());
  return *found;
}

std::optional<RecordAddress> find_record(Connection& connection, const RecordTable& table, std::string_view id) {
  // When the index knows of none, the table itself is asked: a rotten index must not make a record one that never was.
  for (const std::string how : {" WHERE id = ?", " NOT INDEXED WHERE id = ?"}) {
    const auto sql = "SELECT id, " + std::string(table.client) + ", version FROM " + std::string(table.name) + how;
    Statement row(connection, sql.c_str());
    if (row.bind(id).step()) return RecordAddress{row.text(0), ClientId{row.text(1)}, row.number(2)};
  }
  return std::nullopt;
}

RecordRow load_record(Connection& connection, Keyring& keyring, const RecordTable& table,
                      const RecordAddress& address) {
  const auto sql = "SELECT * FROM " + std::string(table.name) + " WHERE id = ?";
  Statement row(connection, sql.c_str());
  if (!row.bind(address.id).step()) throw damaged(std::string(table.name));
  const auto sealed = sealed_row(keyring, table, address);
  sealed.check(row, 0, row.columns());
  RecordRow loaded;
  for (int i = 0; i < row.columns() - 1; ++i) loaded.columns.push_back(load_column(sealed, row, i));
  return loaded;
}

void insert_record(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordRow& row) {
  const auto address = address_of(table, row);
  const auto sealed = sealed_row(keyring, table, address);
  {
    const auto sql = insertion(table, row);
    Statement insert(connection, sql.c_str());
    for (const auto& column : row.columns) bind_column(insert, sealed, column);
    insert.run();
  }
  sealed.write_mac(connection);
  enroll_added(connection, keyring, table.name, address.id, address.client, address.version);
}

void remove_record(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordAddress& address) {
  const auto sql = "DELETE FROM " + std::string(table.name) + " WHERE id = ?";
  if (Statement(connection, sql.c_str()).bind(address.id).run() != 1) throw damaged(std::string(table.name));
  withdraw(connection, keyring, table.name, address.id, address.client, address.version);
}

}  // namespace db
