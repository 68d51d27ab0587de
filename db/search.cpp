// SPDX-License-Identifier: MIT
#include "db/search.h"

#include <sodium.h>

#include <algorithm>
#include <set>
#include <utility>

#include "db/connection.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

using Kind = SearchEntry::Kind;

/// Where the rows of a kind are.
struct Source {
  const char* table;
  const char* client;  ///< the column with the client's id
  const char* hidden;  ///< and which of them are in the trash
};

Source source_of(Kind kind) {
  switch (kind) {
    case Kind::Client:
      return {"client", "id", ""};
    case Kind::NoteText:
      return {"note", "client_id", " AND id NOT IN (SELECT of_id FROM trash WHERE of_table = 'note')"};
    case Kind::Response:
      return {"questionnaire_response", "client_id", ""};
  }
  return {};
}

/// The rows of a kind that are not hidden, from a column list on.
std::string selection(Kind kind, const std::string& columns) {
  const auto source = source_of(kind);
  return "SELECT " + columns + " FROM " + source.table + " WHERE " + source.client +
         " NOT IN (SELECT of_id FROM trash WHERE of_table = 'client' UNION ALL SELECT merged_id FROM client_merge)" +
         source.hidden;
}

/// Oldest change first.
std::vector<UnreadRow> all_rows(Connection& connection) {
  std::vector<UnreadRow> rows;
  for (const auto kind : {Kind::Response, Kind::NoteText, Kind::Client}) {
    Statement statement(connection, selection(kind, "rowid, changed_at").c_str());
    while (statement.step()) rows.push_back({kind, statement.number(0), statement.number(1)});
  }
  std::ranges::stable_sort(rows, {}, &UnreadRow::changed_at);
  return rows;
}

struct Found {
  UnreadRow row;
  std::string id;
  std::int64_t version;
};

/// Of one client, oldest change first.
std::vector<Found> rows_of(Connection& connection, const ClientId& client) {
  std::vector<Found> rows;
  for (const auto kind : {Kind::Response, Kind::NoteText, Kind::Client}) {
    const auto sql = selection(kind, "rowid, changed_at, id, version") + " AND " + source_of(kind).client + " = ?";
    Statement statement(connection, sql.c_str());
    statement.bind(client.text);
    while (statement.step())
      rows.push_back({{kind, statement.number(0), statement.number(1)}, statement.text(2), statement.number(3)});
  }
  std::ranges::stable_sort(rows, {}, [](const Found& found) { return found.row.changed_at; });
  return rows;
}

bool is_hidden(Transaction& transaction, const SearchEntry& entry) {
  Statement row(transaction.connection(),
                "SELECT 1 FROM trash WHERE of_id = ? OR of_id = ? UNION ALL SELECT 1 FROM client_merge "
                "WHERE merged_id = ?");
  return row.bind(entry.client.text).bind(entry.id).bind(entry.client.text).step();
}

/// One row of a table, checked as a whole, of which only what is searched is opened.
class OpenedRow {
 public:
  OpenedRow(Transaction& transaction, const char* table, const Statement& row, std::string id, ClientId client,
            std::int64_t version)
      : row_(row),
        sealed_(transaction.keyring(), Compartment::Client, table, std::move(id), std::move(client), version) {
    sealed_.check(row, 0, row.columns());
  }
  std::string cell(int column) const { return sealed_.open(row_.column_name(column), row_.blob(column)); }

 private:
  const Statement& row_;
  SealedRow sealed_;
};

void add_partner(Transaction& transaction, const ClientId& client, std::vector<std::string>& texts) {
  Statement row(transaction.connection(), "SELECT * FROM partner WHERE client_id = ?");
  if (!row.bind(client.text).step()) return;
  const OpenedRow partner(transaction, "partner", row, row.text(0), client, row.number(2));
  texts.push_back(partner.cell(3));
  texts.push_back(partner.cell(4));
}

void add_texts(Transaction& transaction, const AnswerTexts& answers, const SearchEntry& entry, const Statement& row,
               std::vector<std::string>& texts) {
  const OpenedRow opened(transaction, source_of(entry.kind).table, row, entry.id, entry.client, entry.version);
  switch (entry.kind) {
    case Kind::Client:
      texts.push_back(opened.cell(5));
      add_partner(transaction, entry.client, texts);
      break;
    case Kind::NoteText:
      texts.push_back(opened.cell(6));
      break;
    case Kind::Response: {
      auto json = opened.cell(7);
      texts = answers(json);
      sodium_memzero(json.data(), json.size());
    }
  }
}

SearchEntry entry_from(Kind kind, const Statement& row) {
  if (kind == Kind::Client) return {kind, row.text(0), ClientId{row.text(0)}, row.number(1)};
  return {kind, row.text(0), ClientId{row.text(1)}, row.number(2)};
}

/// Whether there is anything to ask is_hidden for, which is asked for each row.
bool is_anything_hidden(Transaction& transaction) {
  Statement row(transaction.connection(), "SELECT EXISTS (SELECT 1 FROM trash) OR EXISTS (SELECT 1 FROM client_merge)");
  return row.step() && row.number(0) != 0;
}

enum class Reading { First, FirstUnlessHidden, Again };

void read_row(Transaction& transaction, const AnswerTexts& answers, const UnreadRow& unread, Reading reading) {
  auto& search = transaction.search();
  try {
    const auto sql = "SELECT * FROM " + std::string(source_of(unread.kind).table) + " WHERE rowid = ?";
    Statement row(transaction.connection(), sql.c_str());
    if (!row.bind(unread.rowid).step()) return;
    const auto entry = entry_from(unread.kind, row);
    // What was changed meanwhile may have been read already, or be hidden by now.
    if (reading != Reading::Again && search.again.contains(entry.id)) return;
    if (reading == Reading::FirstUnlessHidden && is_hidden(transaction, entry)) return;
    std::vector<std::string> texts;
    // Short texts lie in the vector itself, and would stay behind if it grew.
    constexpr std::size_t names = 3;
    texts.reserve(names);
    add_texts(transaction, answers, entry, row, texts);
    if (reading != Reading::Again) return search.queue.push(entry, std::move(texts));
    search.again.insert(entry.id);
    search.index.add(entry, texts, SearchIndex::Age::NewerThanAll);
    wipe(texts);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    search.has_damage = true;
  }
}

std::int64_t last_audit(Transaction& transaction) {
  Statement row(transaction.connection(), "SELECT coalesce(max(sequence), 0) FROM audit_entry");
  row.step();
  return row.number(0);
}

void begin(Transaction& transaction) {
  auto& search = transaction.search();
  if (search.has_begun) return;
  search.unread = all_rows(transaction.connection());
  search.total = search.unread.size();
  search.seen_audit = last_audit(transaction);
  search.has_begun = true;
}

/// Whoever something was done to since.
std::set<ClientId> changed_clients(Transaction& transaction) {
  auto& search = transaction.search();
  std::set<ClientId> clients;
  Statement rows(transaction.connection(),
                 "SELECT sequence, object, client_id FROM audit_entry WHERE sequence > ? AND action <> 'view'");
  rows.bind(search.seen_audit);
  while (rows.step()) {
    search.seen_audit = std::max(search.seen_audit, rows.number(0));
    if (!rows.is_null(2)) clients.insert(ClientId{rows.text(2)});
    if (is_uuid(rows.text(1))) clients.insert(ClientId{rows.text(1)});
  }
  return clients;
}

void read_again(Transaction& transaction, const AnswerTexts& answers, const ClientId& client) {
  auto& index = transaction.search().index;
  const auto rows = rows_of(transaction.connection(), client);
  for (const auto& known : index.entries_of(client)) {
    if (std::ranges::find(rows, known.id, &Found::id) == rows.end()) index.remove(known.id);
  }
  // A partner's version is the client's.
  for (const auto& [row, id, version] : rows) {
    const auto* const known = index.find_entry(id);
    if (known == nullptr || known->version != version) read_row(transaction, answers, row, Reading::Again);
  }
}

}  // namespace

SearchProgress search_progress(Transaction& transaction) {
  const auto& search = transaction.search();
  return {search.total - search.unread.size(), search.total, search.has_damage};
}

SearchProgress read_for_search(Transaction& transaction, const AnswerTexts& answers, std::size_t rows) {
  begin(transaction);
  auto& search = transaction.search();
  const auto reading = is_anything_hidden(transaction) ? Reading::FirstUnlessHidden : Reading::First;
  for (; rows > 0 && !search.unread.empty(); --rows) {
    const auto unread = search.unread.back();
    search.unread.pop_back();
    read_row(transaction, answers, unread, reading);
  }
  if (search.unread.empty()) search.queue.drain();
  return search_progress(transaction);
}

bool is_search_at_hand(Transaction& transaction) {
  const auto& search = transaction.search();
  if (!search.has_begun || !search_progress(transaction).is_done()) return false;
  // Some hundred rows are read in a few hundredths of a second.
  constexpr std::int64_t most = 100;
  Statement row(transaction.connection(),
                "SELECT count(*) FROM (SELECT 1 FROM audit_entry WHERE sequence > ? AND action <> 'view' LIMIT ?)");
  row.bind(search.seen_audit).bind(most + 1);
  return row.step() && row.number(0) <= most;
}

SearchHits search(Transaction& transaction, const AnswerTexts& answers, const std::vector<std::string>& typed,
                  std::size_t most) {
  begin(transaction);
  transaction.search().queue.drain();
  for (const auto& client : changed_clients(transaction)) read_again(transaction, answers, client);
  return transaction.search().index.find(typed, most);
}

SearchRow load_row(Transaction& transaction, const SearchEntry& entry) {
  SearchRow row;
  if (is_hidden(transaction, entry)) return row;
  row.client = find_client(transaction, entry.client);
  if (entry.kind == Kind::NoteText) row.note = find_note(transaction, NoteId{entry.id});
  if (entry.kind == Kind::Response) row.response = find_response(transaction, ResponseId{entry.id});
  return row;
}

}  // namespace db
