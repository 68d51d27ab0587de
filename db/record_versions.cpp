// SPDX-License-Identifier: MIT
#include "db/record_versions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/ids.h"
#include "db/roster.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr std::array kVersioned = {"client", "partner", "questionnaire_response", "note", "process_note"};

/// Where the versions of a table are kept, which is in the compartment of what they are versions of.
const RecordTable& versions_of(std::string_view table) {
  if (table == "own_form") return record_table("own_form_version");
  if (table == "own_text") return record_table("own_text_version");
  return record_table(table == "process_note" ? "process_note_version" : "record_version");
}

// A version as text: each column as its kind, its name and the length of its value, a line, and then the value and a
// line feed.

char letter(RecordColumn::Kind kind) {
  return kind == RecordColumn::Kind::Number ? 'n' : kind == RecordColumn::Kind::Word ? 'w' : 'c';
}

RecordColumn::Kind kind_of(char letter) {
  switch (letter) {
    case 'n':
      return RecordColumn::Kind::Number;
    case 'w':
      return RecordColumn::Kind::Word;
    case 'c':
      return RecordColumn::Kind::Cell;
    default:
      throw damaged("record_version");
  }
}

bool is_identity(std::string_view column) {
  return column == "id" || column == "client_id" || column == "version";
}

std::string content_text(const RecordRow& row) {
  std::string text;
  for (const auto& column : row.columns) {
    if (is_identity(column.name)) continue;
    const auto value = column.kind == RecordColumn::Kind::Number ? std::to_string(column.number) : column.text;
    text += letter(column.kind) + (" " + column.name) + " " + std::to_string(value.size()) + "\n" + value + "\n";
  }
  return text;
}

/// Takes text up to `end` off the front.
std::string_view take(std::string_view& text, char end) {
  const auto at = text.find(end);
  if (at == std::string_view::npos) throw damaged("record_version");
  const auto taken = text.substr(0, at);
  text.remove_prefix(at + 1);
  return taken;
}

template <class Number>
Number number_in(std::string_view text) {
  Number number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) throw damaged("record_version");
  return number;
}

RecordRow row_from(std::string_view text) {
  RecordRow row;
  while (!text.empty()) {
    RecordColumn column;
    const auto kind = take(text, ' ');
    column.kind = kind_of(kind.size() == 1 ? kind.front() : '?');
    column.name = take(text, ' ');
    const auto size = number_in<std::size_t>(take(text, '\n'));
    if (text.size() < size + 1) throw damaged("record_version");
    column.text = text.substr(0, size);
    text.remove_prefix(size + 1);
    if (column.kind == RecordColumn::Kind::Number)
      column.number = number_in<std::int64_t>(std::exchange(column.text, {}));
    row.columns.push_back(std::move(column));
  }
  return row;
}

/// What is kept of a version: all of it (`base` 0), or what stands between the beginning and the end that it shares
/// with an earlier version that was kept whole. In the cell: the three numbers, a line, and the text.
struct Kept {
  std::int64_t base = 0;
  std::size_t same_before = 0;
  std::size_t same_after = 0;
  std::string text;
};

std::string cell_text(const Kept& kept) {
  return std::to_string(kept.base) + " " + std::to_string(kept.same_before) + " " + std::to_string(kept.same_after) +
         "\n" + kept.text;
}

Kept kept_from(std::string_view text) {
  Kept kept;
  kept.base = number_in<std::int64_t>(take(text, ' '));
  kept.same_before = number_in<std::size_t>(take(text, ' '));
  kept.same_after = number_in<std::size_t>(take(text, '\n'));
  kept.text = text;
  return kept;
}

Kept difference(std::int64_t base_version, std::string_view base, std::string_view text) {
  const auto before = static_cast<std::size_t>(std::ranges::mismatch(base, text).in2 - text.begin());
  const auto most_after = std::min(base.size(), text.size()) - before;
  std::size_t after = 0;
  while (after < most_after && base[base.size() - 1 - after] == text[text.size() - 1 - after]) ++after;
  return {base_version, before, after, std::string(text.substr(before, text.size() - before - after))};
}

std::string applied(const Kept& kept, std::string_view base) {
  if (kept.same_before > base.size() || kept.same_after > base.size() - kept.same_before)
    throw damaged("record_version");
  return std::string(base.substr(0, kept.same_before)) + kept.text +
         std::string(base.substr(base.size() - kept.same_after));
}

Kept load_kept(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
               std::int64_t version) {
  const auto& versions = versions_of(table);
  std::string row_id;
  {
    const auto sql =
        "SELECT id FROM " + std::string(versions.name) + " WHERE of_table = ? AND of_id = ? AND of_version = ?";
    Statement row(connection, sql.c_str());
    if (!row.bind(table).bind(id).bind(version).step()) throw damaged("record_version");
    row_id = row.text(0);
  }
  return kept_from(
      load_record(connection, keyring, versions, *find_record(connection, versions, row_id)).column("content").text);
}

std::string load_whole(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
                       std::int64_t version) {
  auto kept = load_kept(connection, keyring, table, id, version);
  if (kept.base != 0) throw damaged("record_version");
  return std::move(kept.text);
}

std::optional<std::int64_t> last_version(Connection& connection, std::string_view table, std::string_view id) {
  const auto sql =
      "SELECT max(of_version) FROM " + std::string(versions_of(table).name) + " WHERE of_table = ? AND of_id = ?";
  Statement row(connection, sql.c_str());
  if (!row.bind(table).bind(id).step() || row.is_null(0)) return std::nullopt;
  return row.number(0);
}

/// As a difference, when there is an earlier version whose text helps.
Kept kept_for(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
              const std::string& text) {
  // Half the length: from there on a whole version costs little more and shortens those that follow.
  constexpr std::size_t share = 2;
  const auto last = last_version(connection, table, id);
  if (!last) return {0, 0, 0, text};
  try {
    const auto before = load_kept(connection, keyring, table, id, *last);
    const auto base = before.base == 0 ? *last : before.base;
    const auto whole = before.base == 0 ? before.text : load_whole(connection, keyring, table, id, base);
    auto shorter = difference(base, whole, text);
    if (shorter.text.size() * share < text.size()) return shorter;
  } catch (const Error& failure) {
    // An earlier version that is damaged stays so, and what is saved is saved.
    if (failure.kind() != Error::Kind::Damaged) throw;
  }
  return {0, 0, 0, text};
}

/// The time that stands in the row of a client, a note or a response; a partner's has none.
Time saved_at(const RecordRow& row, Time otherwise) {
  const auto found = std::ranges::find(row.columns, "changed_at", &RecordColumn::name);
  return found == row.columns.end() ? otherwise : time_from(found->number);
}

/// Found by the client, as the client's roster counts them, so that what is missing here is missing there too.
std::vector<RecordAddress> version_rows(Connection& connection, const RecordAddress& record, std::string_view table) {
  const auto& versions = versions_of(table);
  const std::string client(versions.client);
  const auto sql = "SELECT id, " + client + ", version FROM " + std::string(versions.name) + " WHERE " + client +
                   " = ? AND +of_table = ? AND +of_id = ?";
  Statement rows(connection, sql.c_str());
  rows.bind(record.client.text).bind(table).bind(record.id);
  std::vector<RecordAddress> addresses;
  while (rows.step()) addresses.push_back({rows.text(0), ClientId{rows.text(1)}, rows.number(2)});
  return addresses;
}

}  // namespace

void keep_version(Connection& connection, Keyring& keyring, const RecordTable& table, std::string_view id,
                  Time saved_at, const std::string& saved_by) {
  using Kind = RecordColumn::Kind;
  const auto address = find_record(connection, table, id);
  if (!address) throw damaged(std::string(table.name));
  const auto text = content_text(load_record(connection, keyring, table, *address));
  const auto content = cell_text(kept_for(connection, keyring, table.name, id, text));
  RecordRow row{{{"id", Kind::Word, 0, random_uuid()},
                 {"client_id", Kind::Word, 0, address->client.text},
                 {"version", Kind::Number, 1, {}},
                 {"of_table", Kind::Word, 0, std::string(table.name)},
                 {"of_id", Kind::Word, 0, std::string(id)},
                 {"of_version", Kind::Number, address->version, {}},
                 {"saved_at", Kind::Number, seconds(saved_at), {}},
                 {"saved_by", Kind::Word, 0, saved_by},
                 {"content", Kind::Cell, 0, content}}};
  const auto& versions = versions_of(table.name);
  if (versions.compartment == Compartment::Practice)
    std::erase_if(row.columns, [](const RecordColumn& column) { return column.name == "client_id"; });
  insert_record(connection, keyring, versions, row);
}

void keep_version(Transaction& transaction, std::string_view table, std::string_view id) {
  keep_version(transaction.connection(), transaction.keyring(), record_table(table), id, transaction.now(),
               transaction.actor());
}

void keep_every_version(Connection& connection, Keyring& keyring, Time now) {
  for (const auto* name : kVersioned) {
    const auto& table = record_table(name);
    for (const auto& address : record_addresses(connection, table)) {
      try {
        const auto row = load_record(connection, keyring, table, address);
        keep_version(connection, keyring, table, address.id, saved_at(row, now), {});
      } catch (const Error& failure) {
        // A damaged row is reported, and has no version that could be shown.
        if (failure.kind() != Error::Kind::Damaged) throw;
      }
    }
  }
}

std::vector<RecordVersion> list_versions(Transaction& transaction, std::string_view table, std::string_view id) {
  auto& connection = transaction.connection();
  std::vector<RecordVersion> versions;
  const auto record = find_record(connection, record_table(table), id);
  if (!record) return versions;
  report_incomplete_roster(transaction, record->client);
  for (const auto& address : version_rows(connection, *record, table)) {
    const auto row = load_record(connection, transaction.keyring(), versions_of(table), address);
    versions.push_back(
        {row.column("of_version").number, time_from(row.column("saved_at").number), row.column("saved_by").text});
  }
  std::ranges::sort(versions, std::ranges::greater(), &RecordVersion::version);
  return versions;
}

RecordRow load_version(Transaction& transaction, std::string_view table, std::string_view id, std::int64_t version) {
  auto& connection = transaction.connection();
  auto& keyring = transaction.keyring();
  const auto kept = load_kept(connection, keyring, table, id, version);
  if (kept.base == 0) return row_from(kept.text);
  return row_from(applied(kept, load_whole(connection, keyring, table, id, kept.base)));
}

void remove_versions(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id) {
  const auto record = find_record(connection, record_table(table), id);
  if (!record) return;
  for (const auto& address : version_rows(connection, *record, table))
    remove_record(connection, keyring, versions_of(table), address);
}

}  // namespace db
