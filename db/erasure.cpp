// SPDX-License-Identifier: MIT
#include "db/erasure.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <sstream>

#include "db/cell_text.h"
#include "db/clients.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/note_drafts.h"
#include "db/record_row.h"
#include "db/record_versions.h"
#include "db/retention.h"
#include "db/roster.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "db/trash.h"

namespace db {
namespace {

constexpr Word<ErasureReason> kReasons[] = {{ErasureReason::PeriodOver, "period-over"},
                                            {ErasureReason::PersonAsked, "person-asked"},
                                            {ErasureReason::NeverNeeded, "never-needed"},
                                            {ErasureReason::TrashEmptied, "trash-emptied"}};

bool is_of_a_client(const RecordTable& table) {
  return table.compartment != Compartment::Practice;
}

/// The clear column that dates a row of the table, or empty.
std::string_view time_column(std::string_view table) {
  if (table == "client" || table == "note" || table == "process_note" || table == "questionnaire_response")
    return "created_at";
  if (table == "screening") return "recorded_at";
  if (table == "issued_document") return "issued_at";
  if (table == "record_version" || table == "process_note_version" || table == "note_draft" ||
      table == "process_note_draft")
    return "saved_at";
  return {};
}

/// The rows of `table` for which `condition` holds, a comparison with one parameter.
ErasedKind count_rows(Connection& connection, std::string_view table, const std::string& condition,
                      std::string_view value) {
  const auto time = time_column(table);
  const auto column = time.empty() ? std::string("NULL") : std::string(time);
  const auto sql = "SELECT count(*), min(" + column + "), max(" + column + ") FROM " + std::string(table) + " WHERE " +
                   condition + " = ?";
  Statement row(connection, sql.c_str());
  row.bind(value).step();
  ErasedKind kind{std::string(table), row.number(0), {}, {}};
  if (!row.is_null(1)) kind.first = time_from(row.number(1));
  if (!row.is_null(2)) kind.last = time_from(row.number(2));
  return kind;
}

// The receipt in its cell: the reason, and then a line for each kind: its table, how many, and the first and the last
// time or a hyphen for none.

std::string time_word(const std::optional<Time>& time) {
  return time ? std::to_string(seconds(*time)) : "-";
}

std::string receipt_text(ErasureReason reason, const std::vector<ErasedKind>& kinds) {
  std::vector<std::string> lines{word_for(kReasons, reason)};
  for (const auto& kind : kinds)
    lines.push_back(kind.table + " " + std::to_string(kind.count) + " " + time_word(kind.first) + " " +
                    time_word(kind.last));
  return list_text(lines);
}

std::int64_t number_in(const std::string& word) {
  std::int64_t number = 0;
  const auto* const end = word.data() + word.size();
  if (const auto [stop, failure] = std::from_chars(word.data(), end, number); failure != std::errc() || stop != end)
    throw damaged("erasure");
  return number;
}

std::optional<Time> time_in(const std::string& word) {
  return word == "-" ? std::nullopt : std::optional(time_from(number_in(word)));
}

ErasedKind kind_in(const std::string& line) {
  std::istringstream words(line);
  std::string table;
  std::string count;
  std::string first;
  std::string last;
  if (!(words >> table >> count >> first >> last)) throw damaged("erasure");
  return {table, number_in(count), time_in(first), time_in(last)};
}

Erasure erasure_from(const RecordRow& row) {
  const auto lines = list_from(row.column("receipt").text);
  if (lines.empty()) throw damaged("erasure");
  Erasure erasure{row.column("id").text,
                  row.column("of_table").text,
                  row.column("of_id").text,
                  time_from(row.column("erased_at").number),
                  row.column("erased_by").text,
                  value_of(kReasons, lines.front()),
                  {}};
  for (const auto& line : lines | std::views::drop(1)) erasure.kinds.push_back(kind_in(line));
  return erasure;
}

void write_receipt(Transaction& transaction, std::string_view table, std::string_view of_id, ErasureReason reason,
                   const std::vector<ErasedKind>& kinds) {
  using Kind = RecordColumn::Kind;
  insert_record(transaction.connection(), transaction.keyring(), record_table("erasure"),
                {{{"id", Kind::Word, 0, random_uuid()},
                  {"version", Kind::Number, 1, {}},
                  {"of_table", Kind::Word, 0, std::string(table)},
                  {"of_id", Kind::Word, 0, std::string(of_id)},
                  {"erased_at", Kind::Number, seconds(transaction.now()), {}},
                  {"erased_by", Kind::Word, 0, transaction.actor()},
                  {"receipt", Kind::Cell, 0, receipt_text(reason, kinds)}}});
}

std::vector<ClientId> merged_into(Connection& connection, const ClientId& client) {
  Statement rows(connection, "SELECT merged_id FROM client_merge WHERE client_id = ? ORDER BY merged_id");
  rows.bind(client.text);
  std::vector<ClientId> merged;
  while (rows.step()) merged.emplace_back(rows.text(0));
  return merged;
}

/// The client and everybody who was merged into them, directly or through others.
std::vector<ClientId> with_merged(Connection& connection, const ClientId& client) {
  std::vector<ClientId> all{client};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (auto& merged : merged_into(connection, all[i])) {
      // A merge in a circle can only have been put into the file by somebody else.
      if (std::ranges::find(all, merged) == all.end()) all.push_back(std::move(merged));
    }
  }
  return all;
}

bool is_there(Connection& connection, const ClientId& client) {
  Statement row(connection,
                "SELECT 1 FROM client WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM client_merge WHERE merged_id = ?1)");
  return row.bind(client.text).step();
}

std::vector<ErasedKind> kinds_of(Connection& connection, const ClientId& client) {
  std::vector<ErasedKind> kinds;
  for (const auto& table : record_tables()) {
    if (!is_of_a_client(table)) continue;
    if (auto kind = count_rows(connection, table.name, table.client, client.text); kind.count > 0)
      kinds.push_back(std::move(kind));
  }
  return kinds;
}

/// The client's own roster goes as a whole, so its rows need not be withdrawn one by one, and a client whose key is
/// lost can be destroyed too.
void remove_everything(Transaction& transaction, const ClientId& client) {
  auto& connection = transaction.connection();
  for (const auto& table : std::views::reverse(record_tables())) {
    if (!is_of_a_client(table)) continue;
    const auto sql = "DELETE FROM " + std::string(table.name) + " WHERE " + table.client + " = ?";
    Statement(connection, sql.c_str()).bind(client.text).run();
  }
  withdraw_client(connection, transaction.keyring(), client);
  transaction.keyring().destroy_client(client);
}

bool has_hold(Transaction& transaction, const std::vector<ClientId>& clients) {
  return std::ranges::any_of(clients, [&](const auto& each) { return is_held(transaction, each); });
}

bool has_lain_long_enough(Transaction& transaction, std::string_view table, std::string_view id) {
  const auto trash = list_trash(transaction);
  return std::ranges::any_of(trash, [&](const Trashed& each) {
    return each.table == table && each.id == id && transaction.now() >= each.stays_until();
  });
}

ErasedKind count_versions(Connection& connection, const std::string& table, const std::string& id) {
  return count_rows(connection, table == "process_note" ? "process_note_version" : "record_version", "of_id", id);
}

}  // namespace

std::vector<ErasedKind> preview_client_erasure(Transaction& transaction, const ClientId& client) {
  return kinds_of(transaction.connection(), client);
}

ErasureOutcome erase_client(Transaction& transaction, const ClientId& client, ErasureReason reason) {
  auto& connection = transaction.connection();
  if (!is_there(connection, client)) return ErasureOutcome::NotThere;
  if (reason == ErasureReason::TrashEmptied && !has_lain_long_enough(transaction, "client", client.text))
    return ErasureOutcome::TooEarly;
  const auto all = with_merged(connection, client);
  if (has_hold(transaction, all)) return ErasureOutcome::Held;
  for (const auto& each : all) write_receipt(transaction, "client", each.text, reason, kinds_of(connection, each));
  // From the one that the others were merged into, whose rows refer to theirs.
  for (const auto& each : all) remove_everything(transaction, each);
  return ErasureOutcome::Erased;
}

ErasureOutcome erase_partner(Transaction& transaction, const ClientId& id, ErasureReason reason) {
  auto& connection = transaction.connection();
  auto client = find_client(transaction, id);
  if (!client || client->partner == Partner{}) return ErasureOutcome::NotThere;
  if (has_hold(transaction, {id})) return ErasureOutcome::Held;
  std::string partner;
  {
    Statement row(connection, "SELECT id FROM partner WHERE client_id = ?");
    if (!row.bind(id.text).step()) throw damaged("partner");
    partner = row.text(0);
  }
  write_receipt(transaction, "partner", partner, reason,
                {{"partner", 1, {}, {}}, count_versions(connection, "partner", partner)});
  remove_versions(connection, transaction.keyring(), "partner", partner);
  client->partner = {};
  // It was read in this transaction, so nobody can have saved a later version.
  if (!change_client(transaction, *client)) throw damaged("client");
  return ErasureOutcome::Erased;
}

ErasureOutcome erase_trashed_note(Transaction& transaction, const std::string& table, const std::string& id) {
  auto& connection = transaction.connection();
  const auto address = find_record(connection, record_table(table), id);
  if (!address) return ErasureOutcome::NotThere;
  if (!has_lain_long_enough(transaction, table, id)) return ErasureOutcome::TooEarly;
  if (has_hold(transaction, {address->client})) return ErasureOutcome::Held;
  write_receipt(transaction, table, id, ErasureReason::TrashEmptied,
                {count_rows(connection, table, "id", id), count_versions(connection, table, id)});
  remove_versions(connection, transaction.keyring(), table, id);
  remove_note_draft_of(transaction, table == "note" ? NoteKind::Intake : NoteKind::Process, address->client, id);
  remove_record(connection, transaction.keyring(), record_table(table), *address);
  if (!take_out_of_trash(transaction, table, id)) throw damaged("trash");
  return ErasureOutcome::Erased;
}

std::vector<Erasure> list_erasures(Transaction& transaction) {
  std::vector<Erasure> erasures;
  const auto& table = record_table("erasure");
  for (const auto& address : record_addresses(transaction.connection(), table)) {
    try {
      erasures.push_back(erasure_from(load_record(transaction.connection(), transaction.keyring(), table, address)));
    } catch (const Error& failure) {
      if (failure.kind() != Error::Kind::Damaged) throw;
      transaction.report({"erasure", address.id});
    }
  }
  std::ranges::stable_sort(erasures, std::ranges::greater(), &Erasure::erased_at);
  return erasures;
}

}  // namespace db
