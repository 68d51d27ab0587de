// SPDX-License-Identifier: MIT
#include "db/own_rows.h"

#include <algorithm>

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/record_versions.h"
#include "db/sealed_row.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr Word<OwnState> kStates[] = {{OwnState::Draft, "draft"},
                                      {OwnState::InUse, "in-use"},
                                      {OwnState::Retired, "retired"},
                                      {OwnState::Discarded, "discarded"}};
constexpr std::string_view kClear = "id, version, state, created_at, changed_at, used_from";
constexpr int kFirstCell = 6;

using Subject = std::span<const std::string>;

SealedRow sealed_row(Keyring& keyring, const OwnTable& table, const OwnRow& own) {
  return {keyring, Compartment::Practice, table.name, own.id, {}, own.version};
}

/// What stands after each name of a sealed column, and the names between them.
std::string cell_columns(const OwnTable& table, std::string_view after = {}) {
  std::string columns;
  const auto add = [&](std::string_view name) { columns.append(", ").append(name).append(after); };
  std::ranges::for_each(table.keys, add);
  std::ranges::for_each(table.contents, add);
  return columns;
}

/// The keys are opened, the contents stay as they lie in the file.
OwnRow read_row(Keyring& keyring, const OwnTable& table, const Statement& row) {
  OwnRow own;
  own.id = row.text(0);
  own.version = static_cast<int>(row.number(1));
  const auto sealed = sealed_row(keyring, table, own);
  sealed.check(row, 0, row.columns());
  own.state = value_of(kStates, row.text(2));
  own.created_at = time_from(row.number(3));
  own.changed_at = time_from(row.number(4));
  if (row.number(5) != 0) own.used_from = time_from(row.number(5));
  int column = kFirstCell;
  for (const auto name : table.keys) own.keys.push_back(sealed.open(name, row.blob(column++)));
  for (std::size_t i = 0; i < table.contents.size(); ++i) own.contents.push_back(row.blob(column++));
  return own;
}

OwnRow opened(Keyring& keyring, const OwnTable& table, OwnRow own) {
  const auto sealed = sealed_row(keyring, table, own);
  for (std::size_t i = 0; i < own.contents.size(); ++i)
    own.contents[i] = sealed.open(table.contents[i], own.contents[i]);
  return own;
}

struct Rows {
  std::vector<OwnRow> whole;  ///< as read_row leaves them
  bool are_all = true;        ///< none was left out because it is damaged
};

Rows read_rows(Transaction& transaction, const OwnTable& table, const std::string& condition) {
  const std::string name(table.name);
  const auto sql = "SELECT " + std::string(kClear) + cell_columns(table) + ", mac FROM " + name + " WHERE " +
                   condition + " ORDER BY created_at DESC, rowid DESC";
  Statement rows(transaction.connection(), sql.c_str());
  Rows read;
  std::size_t count = 0;
  read.whole = whole_rows(transaction, name.c_str(), rows, [&](const Statement& row) {
    ++count;
    return read_row(transaction.keyring(), table, row);
  });
  read.are_all = count == read.whole.size();
  return read;
}

template <class IsIt>
std::optional<OwnRow> find_row(Transaction& transaction, const OwnTable& table, const std::string& condition,
                               IsIt is_it) {
  auto rows = read_rows(transaction, table, condition);
  const auto found = std::ranges::find_if(rows.whole, is_it);
  if (found != rows.whole.end()) return opened(transaction.keyring(), table, std::move(*found));
  if (!rows.are_all) throw damaged(std::string(table.name));
  return std::nullopt;
}

/// The next version of the row, when what is saved is still in the state and at the version that `before` says.
bool save(Transaction& transaction, const OwnTable& table, const OwnRow& before, OwnRow& after) {
  after.version = before.version + 1;
  after.changed_at = transaction.now();
  const auto sealed = sealed_row(transaction.keyring(), table, after);
  const auto sql = "UPDATE " + std::string(table.name) + " SET version = ?, state = ?, changed_at = ?, used_from = ?" +
                   cell_columns(table, " = ?") + " WHERE id = ? AND version = ? AND state = ?";
  Statement update(transaction.connection(), sql.c_str());
  update.bind(after.version).bind(word_for(kStates, after.state)).bind(seconds(after.changed_at));
  update.bind(after.used_from ? seconds(*after.used_from) : 0);
  for (std::size_t i = 0; i < table.keys.size(); ++i) update.bind_blob(sealed.seal(table.keys[i], after.keys[i]));
  for (std::size_t i = 0; i < table.contents.size(); ++i)
    update.bind_blob(sealed.seal(table.contents[i], after.contents[i]));
  update.bind(after.id).bind(before.version).bind(word_for(kStates, before.state));
  if (update.run() == 0) return false;
  sealed.authenticate(transaction.connection());
  keep_version(transaction, table.name, after.id);
  return true;
}

Subject subject_of(const OwnTable& table, const OwnRow& own) {
  return Subject(own.keys).first(table.subject);
}

/// The row as it is saved, when it is in this state and at the version of `own`.
std::optional<OwnRow> find_saved(Transaction& transaction, const OwnTable& table, const OwnRow& own, OwnState state) {
  auto saved = find_own_row(transaction, table, subject_of(table, own), state);
  if (!saved || saved->id != own.id || saved->version != own.version) return std::nullopt;
  return saved;
}

bool change_state(Transaction& transaction, const OwnTable& table, OwnRow& own, OwnState from, OwnState to) {
  const auto saved = find_saved(transaction, table, own, from);
  if (!saved) return false;
  auto changed = *saved;
  changed.state = to;
  if (!save(transaction, table, *saved, changed)) return false;
  own = changed;
  return true;
}

void remove_discarded(Transaction& transaction, const OwnTable& table, Subject subject) {
  const auto discarded = find_own_row(transaction, table, subject, OwnState::Discarded);
  if (!discarded) return;
  auto& connection = transaction.connection();
  remove_versions(connection, transaction.keyring(), table.name, discarded->id);
  remove_record(connection, transaction.keyring(), record_table(table.name), {discarded->id, {}, discarded->version});
}

}  // namespace

std::vector<OwnRow> list_own_rows(Transaction& transaction, const OwnTable& table) {
  auto rows = read_rows(transaction, table, "true");
  for (auto& row : rows.whole) row = opened(transaction.keyring(), table, std::move(row));
  return std::move(rows.whole);
}

std::optional<OwnRow> find_own_row(Transaction& transaction, const OwnTable& table, Subject subject, OwnState state) {
  return find_row(transaction, table, "state = '" + word_for(kStates, state) + "'",
                  [&](const OwnRow& own) { return std::ranges::equal(subject_of(table, own), subject); });
}

std::optional<OwnRow> find_used_own_row(Transaction& transaction, const OwnTable& table,
                                        const std::function<bool(const std::vector<std::string>&)>& has_keys) {
  return find_row(transaction, table, "used_from <> 0", [&](const OwnRow& own) { return has_keys(own.keys); });
}

std::optional<OwnRow> add_own_row(Transaction& transaction, const OwnTable& table, std::vector<std::string> keys,
                                  std::vector<std::string> contents) {
  using Kind = RecordColumn::Kind;
  const auto now = transaction.now();
  OwnRow own{random_uuid(), 1, OwnState::Draft, now, now, {}, std::move(keys), std::move(contents)};
  if (find_own_row(transaction, table, subject_of(table, own), OwnState::Draft)) return std::nullopt;
  RecordRow row{{{"id", Kind::Word, 0, own.id},
                 {"version", Kind::Number, own.version, {}},
                 {"state", Kind::Word, 0, word_for(kStates, own.state)},
                 {"created_at", Kind::Number, seconds(now), {}},
                 {"changed_at", Kind::Number, seconds(now), {}},
                 {"used_from", Kind::Number, 0, {}}}};
  const auto add_cell = [&](std::string_view name, const std::string& text) {
    row.columns.push_back({std::string(name), Kind::Cell, 0, text});
  };
  for (std::size_t i = 0; i < table.keys.size(); ++i) add_cell(table.keys[i], own.keys[i]);
  for (std::size_t i = 0; i < table.contents.size(); ++i) add_cell(table.contents[i], own.contents[i]);
  insert_record(transaction.connection(), transaction.keyring(), record_table(table.name), row);
  keep_version(transaction, table.name, own.id);
  return own;
}

bool change_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own) {
  const auto saved = find_saved(transaction, table, own, OwnState::Draft);
  if (!saved) return false;
  auto changed = *saved;
  changed.contents = own.contents;
  if (!save(transaction, table, *saved, changed)) return false;
  own = changed;
  return true;
}

bool use_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own) {
  const auto saved = find_saved(transaction, table, own, OwnState::Draft);
  if (!saved) return false;
  if (auto earlier = find_own_row(transaction, table, subject_of(table, own), OwnState::InUse)) {
    if (!retire_own_row(transaction, table, *earlier)) return false;
  }
  auto used = *saved;
  used.state = OwnState::InUse;
  used.used_from = transaction.now();
  used.keys = own.keys;
  used.contents = own.contents;
  if (!save(transaction, table, *saved, used)) return false;
  own = used;
  return true;
}

bool retire_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own) {
  return change_state(transaction, table, own, OwnState::InUse, OwnState::Retired);
}

bool discard_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own) {
  if (!find_saved(transaction, table, own, OwnState::Draft)) return false;
  remove_discarded(transaction, table, subject_of(table, own));
  return change_state(transaction, table, own, OwnState::Draft, OwnState::Discarded);
}

bool take_back_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own) {
  if (find_own_row(transaction, table, subject_of(table, own), OwnState::Draft)) return false;
  return change_state(transaction, table, own, OwnState::Discarded, OwnState::Draft);
}

}  // namespace db
