// SPDX-License-Identifier: MIT
#include "db/client_merges.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <sstream>

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/record_versions.h"
#include "db/retention.h"
#include "db/roster.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr std::array kVersioned = {"note", "questionnaire_response"};
constexpr std::array kCopied = {"note", "questionnaire_response", "screening", "authorization", "issued_document"};

bool has_rows(Transaction& transaction, const char* sql, const ClientId& client) {
  Statement row(transaction.connection(), sql);
  return row.bind(client.text).step();
}

bool has_trash(Transaction& transaction, const ClientId& client) {
  return has_rows(transaction, "SELECT 1 FROM trash WHERE client_id = ?", client);
}

bool is_in_trash(Transaction& transaction, const std::string& id) {
  Statement row(transaction.connection(), "SELECT 1 FROM trash WHERE of_id = ?");
  return row.bind(id).step();
}

bool is_shown(Transaction& transaction, const ClientId& client) {
  return has_rows(transaction, "SELECT 1 FROM client WHERE id = ?", client) && !find_merge_target(transaction, client);
}

/// In the order in which they were added, which decides between rows of the same second.
std::vector<RecordAddress> rows_of(Transaction& transaction, const std::string& table, const ClientId& client) {
  const auto sql = "SELECT id, version FROM " + table + " WHERE client_id = ? ORDER BY rowid";
  Statement rows(transaction.connection(), sql.c_str());
  rows.bind(client.text);
  std::vector<RecordAddress> addresses;
  while (rows.step()) addresses.push_back({rows.text(0), client, rows.number(1)});
  return addresses;
}

std::size_t count(Transaction& transaction, const std::string& table, const ClientId& client) {
  return rows_of(transaction, table, client).size();
}

RecordColumn word(const char* name, std::string text) {
  return {name, RecordColumn::Kind::Word, 0, std::move(text)};
}
RecordColumn number(const char* name, std::int64_t value) {
  return {name, RecordColumn::Kind::Number, value, {}};
}

void insert(Transaction& transaction, const RecordTable& table, const RecordRow& row) {
  insert_record(transaction.connection(), transaction.keyring(), table, row);
}

void remove(Transaction& transaction, const RecordTable& table, const RecordAddress& address) {
  remove_record(transaction.connection(), transaction.keyring(), table, address);
}

/// Copies one row to another client and returns the copy's id.
std::string copy_row(Transaction& transaction, const RecordTable& table, const RecordAddress& from,
                     const ClientId& into) {
  auto row = load_record(transaction.connection(), transaction.keyring(), table, from);
  row.column("id").text = random_uuid();
  row.column("client_id").text = into.text;
  insert(transaction, table, row);
  return row.column("id").text;
}

/// Plays the row's versions again under the copy's id, so that each is kept for its new place, and leaves the last.
std::string copy_history(Transaction& transaction, const RecordTable& table, const RecordAddress& from,
                         const ClientId& into) {
  auto versions = list_versions(transaction, table.name, from.id);
  std::ranges::reverse(versions);
  const auto id = random_uuid();
  std::optional<std::int64_t> standing;
  for (const auto& version : versions) {
    auto row = load_version(transaction, table.name, from.id, version.version);
    row.columns.insert(row.columns.begin(),
                       {word("id", id), word("client_id", into.text), number("version", version.version)});
    if (standing) remove(transaction, table, {id, into, *standing});
    insert(transaction, table, row);
    keep_version(transaction.connection(), transaction.keyring(), table, id, version.saved_at, version.saved_by);
    standing = version.version;
  }
  if (standing != from.version) throw damaged(std::string(table.name));
  return id;
}

bool is_versioned(const std::string& table) {
  return std::ranges::find(kVersioned, table) != kVersioned.end();
}

struct PartnerColumn {
  const char* name;
  std::string Partner::*member;
};
constexpr std::array kPartnerColumns = {
    PartnerColumn{"name", &Partner::name}, PartnerColumn{"called", &Partner::called},
    PartnerColumn{"pronouns", &Partner::pronouns}, PartnerColumn{"language", &Partner::language}};

void save_client(Transaction& transaction, Client& client) {
  [[maybe_unused]] const bool is_saved = change_client(transaction, client);
  assert(is_saved);  // nobody else can have changed it in this transaction
}

std::vector<std::string> fill_partner(Transaction& transaction, const ClientId& into, const ClientId& merged) {
  auto client = find_client(transaction, into).value();
  const auto from = find_client(transaction, merged).value().partner;
  std::vector<std::string> filled;
  for (const auto& [name, member] : kPartnerColumns) {
    if (!(client.partner.*member).empty() || (from.*member).empty()) continue;
    client.partner.*member = from.*member;
    filled.emplace_back(name);
  }
  if (!filled.empty()) save_client(transaction, client);
  return filled;
}

void empty_partner(Transaction& transaction, const ClientMerge& merge) {
  auto client = find_client(transaction, merge.into).value();
  const auto from = find_client(transaction, merge.merged).value().partner;
  bool is_changed = false;
  for (const auto& [name, member] : kPartnerColumns) {
    if (std::ranges::find(merge.filled, name) == merge.filled.end()) continue;
    if (client.partner.*member != from.*member) continue;
    (client.partner.*member).clear();
    is_changed = true;
  }
  if (is_changed) save_client(transaction, client);
}

// One word, an id or a column, and a version: "copied 0b6d… 3", "own 77a1… 1", "filled called 0".
std::string copies_text(const ClientMerge& merge) {
  std::ostringstream text;
  for (const auto& [id, version] : merge.copied) text << "copied " << id << ' ' << version << '\n';
  for (const auto& [id, version] : merge.own) text << "own " << id << ' ' << version << '\n';
  for (const auto& column : merge.filled) text << "filled " << column << " 0\n";
  return text.str();
}

void read_copies(const std::string& text, ClientMerge& merge) {
  std::istringstream lines(text);
  std::string kind;
  std::string what;
  std::int64_t version = 0;
  while (lines >> kind >> what >> version) {
    if (kind == "copied") {
      merge.copied.emplace(what, version);
    } else if (kind == "own") {
      merge.own.emplace(what, version);
    } else if (kind == "filled") {
      merge.filled.push_back(what);
    } else {
      throw damaged("client_merge");
    }
  }
}

ClientMerge load_merge(Transaction& transaction, const RecordAddress& address) {
  const auto row = load_record(transaction.connection(), transaction.keyring(), record_table("client_merge"), address);
  ClientMerge merge;
  merge.id = address.id;
  merge.into = address.client;
  merge.merged = ClientId{row.column("merged_id").text};
  merge.at = time_from(row.column("merged_at").number);
  merge.by = row.column("merged_by").text;
  read_copies(row.column("copies").text, merge);
  return merge;
}

void save_merge(Transaction& transaction, const ClientMerge& merge) {
  insert(transaction, record_table("client_merge"),
         {{word("id", random_uuid()),
           word("client_id", merge.into.text),
           number("version", 1),
           word("merged_id", merge.merged.text),
           number("merged_at", seconds(transaction.now())),
           word("merged_by", transaction.actor()),
           {"copies", RecordColumn::Kind::Cell, 0, copies_text(merge)}}});
}

/// Whether the copy is gone, so that nothing of it is left.
bool take_out_copy(Transaction& transaction, const RecordTable& table, const std::string& id, std::int64_t version) {
  const auto address = find_record(transaction.connection(), table, id);
  if (!address) return true;
  if (address->version != version || is_in_trash(transaction, id)) return false;
  if (is_versioned(std::string(table.name)))
    remove_versions(transaction.connection(), transaction.keyring(), table.name, id);
  remove(transaction, table, *address);
  return true;
}

}  // namespace

bool ClientMerge::is_later(const std::string& row_id, std::int64_t version) const {
  if (copied.contains(row_id)) return false;
  const auto before = own.find(row_id);
  return before == own.end() || before->second < version;
}

std::optional<MergeRefusal> find_merge_refusal(Transaction& transaction, const ClientId& into, const ClientId& merged) {
  if (into == merged) return MergeRefusal::SameClient;
  if (!is_shown(transaction, into) || !is_shown(transaction, merged)) return MergeRefusal::NoSuchClient;
  require_complete_roster(transaction, into);
  require_complete_roster(transaction, merged);
  if (is_held(transaction, into) || is_held(transaction, merged)) return MergeRefusal::Held;
  if (has_trash(transaction, into) || has_trash(transaction, merged)) return MergeRefusal::InTrash;
  // What is typed is of one person, and a merge that was a mistake must not leave it with another.
  if (count(transaction, "note_draft", merged) > 0) return MergeRefusal::HasDraft;
  if (!list_merges(transaction, merged).empty()) return MergeRefusal::HasMergedClients;
  return std::nullopt;
}

MergeContents count_merge_contents(Transaction& transaction, const ClientId& merged) {
  return {count(transaction, "note", merged),
          count(transaction, "questionnaire_response", merged),
          count(transaction, "screening", merged),
          count(transaction, "authorization", merged),
          count(transaction, "issued_document", merged),
          count(transaction, "process_note", merged) > 0};
}

void merge_clients(Transaction& transaction, const ClientId& into, const ClientId& merged) {
  assert(!find_merge_refusal(transaction, into, merged));
  ClientMerge merge;
  merge.into = into;
  merge.merged = merged;
  for (const std::string table : kCopied) {
    for (const auto& row : rows_of(transaction, table, into)) merge.own.emplace(row.id, row.version);
    const auto copy = is_versioned(table) ? copy_history : copy_row;
    for (const auto& row : rows_of(transaction, table, merged)) {
      merge.copied.emplace(copy(transaction, record_table(table), row, into), row.version);
    }
  }
  merge.filled = fill_partner(transaction, into, merged);
  save_merge(transaction, merge);
}

std::variant<CopiesLeft, MergeRefusal> undo_merge(Transaction& transaction, const ClientId& into,
                                                  const ClientId& merged) {
  const auto merges = list_merges(transaction, into);
  const auto found = std::ranges::find(merges, merged, &ClientMerge::merged);
  if (found == merges.end() || !is_shown(transaction, into)) return MergeRefusal::NoSuchClient;
  if (is_held(transaction, into)) return MergeRefusal::Held;
  remove(transaction, record_table("client_merge"), {found->id, into, 1});
  empty_partner(transaction, *found);
  CopiesLeft left = 0;
  for (const auto& [id, version] : found->copied) {
    const bool is_gone = std::ranges::all_of(
        kCopied, [&](const char* table) { return take_out_copy(transaction, record_table(table), id, version); });
    if (!is_gone) ++left;
  }
  return left;
}

std::vector<ClientMerge> list_merges(Transaction& transaction, const ClientId& into) {
  auto rows = rows_of(transaction, "client_merge", into);
  std::ranges::reverse(rows);
  std::vector<ClientMerge> merges;
  for (const auto& row : rows) merges.push_back(load_merge(transaction, row));
  return merges;
}

std::optional<ClientId> find_merge_target(Transaction& transaction, const ClientId& merged) {
  Statement row(transaction.connection(), "SELECT client_id FROM client_merge WHERE merged_id = ?");
  if (!row.bind(merged.text).step()) return std::nullopt;
  return ClientId{row.text(0)};
}

}  // namespace db
