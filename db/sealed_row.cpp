// SPDX-License-Identifier: MIT
#include "db/sealed_row.h"

#include <sodium.h>

#include "db/associated_data.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/roster.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::uint64_t kMacFormat = 1;
constexpr std::size_t kMacSize = 32;

}  // namespace

SealedRow::SealedRow(Keyring& keyring, Compartment compartment, std::string_view table, std::string id, ClientId client,
                     std::int64_t version)
    : keyring_(keyring),
      vault_(keyring.vault_id()),
      key_(keyring.key(compartment, client)),
      table_(table),
      id_(std::move(id)),
      client_(std::move(client)),
      version_(version) {}

std::string SealedRow::seal(std::string_view column, std::string_view text) const {
  return db::seal(key_, address(column), text);
}

std::string SealedRow::open(std::string_view column, std::string_view cell) const {
  return unseal(key_, address(column), cell);
}

std::string SealedRow::open_under(const CellKey& key, std::string_view column, std::string_view cell) const {
  return unseal(key, address(column), cell);
}

void SealedRow::authenticate(Connection& connection) const {
  write_mac(connection);
  enroll(connection, keyring_, table_, id_, client_, version_);
}

void SealedRow::write_mac(Connection& connection) const {
  const std::string table(table_);
  std::string made;
  {
    Statement row(connection, ("SELECT * FROM " + table + " WHERE id = ?").c_str());
    if (!row.bind(id_).step()) throw damaged(table);
    made = mac(row, 0, row.columns() - 1);
  }
  Statement(connection, ("UPDATE " + table + " SET mac = ? WHERE id = ?").c_str()).bind_blob(made).bind(id_).run();
}

void SealedRow::check(const Statement& row, int first, int count) const {
  const auto stored = row.blob(first + count - 1);
  const auto right = mac(row, first, count - 1);
  if (stored.size() != right.size() || sodium_memcmp(stored.data(), right.data(), right.size()) != 0)
    throw damaged(std::string(table_));
}

std::string SealedRow::mac(const Statement& row, int first, int count) const {
  AssociatedData data;
  data.add_number(kMacFormat).add("row").add(vault_).add(table_).add_number(static_cast<std::uint64_t>(count));
  row.add_to(data, first, count);
  const DerivedKey key(key_.bytes, "BoUs.row.mac", {});
  std::string bytes(kMacSize, '\0');
  commit_to_key(key, data.bytes(), {reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
  return bytes;
}

CellAddress SealedRow::address(std::string_view column) const {
  return {vault_, table_, column, id_, client_.text, version_};
}

}  // namespace db
