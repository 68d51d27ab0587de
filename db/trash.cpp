// SPDX-License-Identifier: MIT
#include "db/trash.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/record_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr std::array<std::string_view, 3> kKinds = {"client", "note", "process_note"};

std::optional<RecordAddress> find_trash_row(Transaction& transaction, std::string_view table, std::string_view id) {
  Statement row(transaction.connection(), "SELECT id, client_id, version FROM trash WHERE of_table = ? AND of_id = ?");
  if (!row.bind(table).bind(id).step()) return std::nullopt;
  return RecordAddress{row.text(0), ClientId{row.text(1)}, row.number(2)};
}

RecordRow load_trash_row(Transaction& transaction, const RecordAddress& address) {
  return load_record(transaction.connection(), transaction.keyring(), record_table("trash"), address);
}

std::optional<Trashed> find_trashed(Transaction& transaction, const RecordAddress& address) {
  try {
    const auto row = load_trash_row(transaction, address);
    return Trashed{row.column("of_table").text, row.column("of_id").text, address.client,
                   time_from(row.column("trashed_at").number), row.column("trashed_by").text};
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    transaction.report({"trash", address.id});
    return std::nullopt;
  }
}

RecordRow load(Transaction& transaction, std::string_view table, std::string_view id) {
  const auto address = find_record(transaction.connection(), record_table(table), id);
  if (!address) throw damaged(std::string(table));
  return load_record(transaction.connection(), transaction.keyring(), record_table(table), *address);
}

template <class Read>
void unless_damaged(Read read) {
  try {
    read();
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
  }
}

}  // namespace

bool put_in_trash(Transaction& transaction, std::string_view table, std::string_view id) {
  using Kind = RecordColumn::Kind;
  assert(std::ranges::find(kKinds, table) != kKinds.end());
  auto& connection = transaction.connection();
  const auto address = find_record(connection, record_table(table), id);
  if (!address || find_trash_row(transaction, table, id)) return false;
  insert_record(connection, transaction.keyring(), record_table("trash"),
                {{{"id", Kind::Word, 0, random_uuid()},
                  {"client_id", Kind::Word, 0, address->client.text},
                  {"version", Kind::Number, 1, {}},
                  {"of_table", Kind::Word, 0, std::string(table)},
                  {"of_id", Kind::Word, 0, std::string(id)},
                  {"trashed_at", Kind::Number, seconds(transaction.now()), {}},
                  {"trashed_by", Kind::Word, 0, transaction.actor()}}});
  return true;
}

bool take_out_of_trash(Transaction& transaction, std::string_view table, std::string_view id) {
  const auto address = find_trash_row(transaction, table, id);
  if (!address) return false;
  remove_record(transaction.connection(), transaction.keyring(), record_table("trash"), *address);
  return true;
}

TrashedWords describe(Transaction& transaction, const Trashed& trashed) {
  TrashedWords words;
  unless_damaged([&] { words.client_name = load(transaction, "client", trashed.client.text).column("name").text; });
  if (trashed.table == "client") return words;
  unless_damaged([&] {
    words.session_date = date_from(load(transaction, trashed.table, trashed.id).column("session_date").text);
  });
  return words;
}

std::optional<ClientId> find_owner(Transaction& transaction, std::string_view table, std::string_view id) {
  const auto address = find_record(transaction.connection(), record_table(table), id);
  return address ? std::optional(address->client) : std::nullopt;
}

std::vector<Trashed> list_trash(Transaction& transaction) {
  std::vector<Trashed> trash;
  for (const auto& address : record_addresses(transaction.connection(), record_table("trash"))) {
    if (auto trashed = find_trashed(transaction, address)) trash.push_back(std::move(*trashed));
  }
  std::ranges::stable_sort(trash, std::ranges::greater(), &Trashed::trashed_at);
  return trash;
}

bool is_in_trash(Transaction& transaction, std::string_view table, std::string_view id) {
  const auto address = find_trash_row(transaction, table, id);
  if (!address) return false;
  load_trash_row(transaction, *address);
  return true;
}

std::set<std::string, std::less<>> trashed_ids(Transaction& transaction, std::string_view table) {
  std::set<std::string, std::less<>> ids;
  for (auto& trashed : list_trash(transaction)) {
    if (trashed.table == table) ids.insert(std::move(trashed.id));
  }
  return ids;
}

}  // namespace db
