// SPDX-License-Identifier: MIT
#include "db/own_forms.h"

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

constexpr std::string_view kTable = "own_form";
constexpr Word<OwnFormState> kStates[] = {{OwnFormState::Draft, "draft"},
                                          {OwnFormState::InUse, "in-use"},
                                          {OwnFormState::Retired, "retired"},
                                          {OwnFormState::Discarded, "discarded"}};

SealedRow sealed_row(Keyring& keyring, const OwnForm& own) {
  return {keyring, Compartment::Practice, kTable, own.id.text, {}, own.version};
}

/// The clear columns, and those cells that say which form it is; the questionnaire is opened for whom it is wanted.
struct Row {
  OwnForm own;
  std::string sealed_json;
};

Row read_row(Keyring& keyring, const Statement& row) {
  Row read;
  auto& own = read.own;
  own.id = OwnFormId{row.text(0)};
  own.version = static_cast<int>(row.number(1));
  const auto sealed = sealed_row(keyring, own);
  sealed.check(row, 0, 10);
  own.state = value_of(kStates, row.text(2));
  own.created_at = time_from(row.number(3));
  own.changed_at = time_from(row.number(4));
  if (row.number(5) != 0) own.used_from = time_from(row.number(5));
  own.form = sealed.open("form", row.blob(6));
  own.canonical = sealed.open("canonical", row.blob(7));
  read.sealed_json = row.blob(8);
  return read;
}

OwnForm opened(Keyring& keyring, Row row) {
  row.own.json = sealed_row(keyring, row.own).open("questionnaire", row.sealed_json);
  return std::move(row.own);
}

struct Rows {
  std::vector<Row> whole;
  bool are_all = true;  ///< none was left out because it is damaged
};

Rows read_rows(Transaction& transaction, const std::string& condition) {
  const auto sql =
      "SELECT id, version, state, created_at, changed_at, used_from, form, canonical, questionnaire, mac FROM own_form "
      "WHERE " +
      condition + " ORDER BY created_at DESC, rowid DESC";
  Statement rows(transaction.connection(), sql.c_str());
  Rows read;
  std::size_t count = 0;
  read.whole = whole_rows(transaction, kTable.data(), rows, [&](const Statement& row) {
    ++count;
    return read_row(transaction.keyring(), row);
  });
  read.are_all = count == read.whole.size();
  return read;
}

template <class IsIt>
std::optional<OwnForm> find_row(Transaction& transaction, const std::string& condition, IsIt is_it) {
  auto rows = read_rows(transaction, condition);
  const auto found = std::ranges::find_if(rows.whole, [&](const Row& row) { return is_it(row.own); });
  if (found != rows.whole.end()) return opened(transaction.keyring(), std::move(*found));
  if (!rows.are_all) throw damaged(std::string(kTable));
  return std::nullopt;
}

/// The next version of the row, when what is saved is still in the state and at the version that `before` says.
bool save(Transaction& transaction, const OwnForm& before, OwnForm& after) {
  after.version = before.version + 1;
  after.changed_at = transaction.now();
  const auto sealed = sealed_row(transaction.keyring(), after);
  const int rows = Statement(transaction.connection(),
                             "UPDATE own_form SET version = ?, state = ?, changed_at = ?, used_from = ?, form = ?, "
                             "canonical = ?, questionnaire = ? WHERE id = ? AND version = ? AND state = ?")
                       .bind(after.version)
                       .bind(word_for(kStates, after.state))
                       .bind(seconds(after.changed_at))
                       .bind(after.used_from ? seconds(*after.used_from) : 0)
                       .bind_blob(sealed.seal("form", after.form))
                       .bind_blob(sealed.seal("canonical", after.canonical))
                       .bind_blob(sealed.seal("questionnaire", after.json))
                       .bind(after.id.text)
                       .bind(before.version)
                       .bind(word_for(kStates, before.state))
                       .run();
  if (rows == 0) return false;
  sealed.authenticate(transaction.connection());
  keep_version(transaction, kTable, after.id.text);
  return true;
}

/// The row as it is saved, when it is in this state and at the version of `own`.
std::optional<OwnForm> find_saved(Transaction& transaction, const OwnForm& own, OwnFormState state) {
  auto saved = find_own_form(transaction, own.form, state);
  if (!saved || saved->id != own.id || saved->version != own.version) return std::nullopt;
  return saved;
}

bool change_state(Transaction& transaction, OwnForm& own, OwnFormState from, OwnFormState to) {
  const auto saved = find_saved(transaction, own, from);
  if (!saved) return false;
  auto changed = *saved;
  changed.state = to;
  if (!save(transaction, *saved, changed)) return false;
  own = changed;
  return true;
}

void remove_discarded(Transaction& transaction, const std::string& form) {
  const auto discarded = find_own_form(transaction, form, OwnFormState::Discarded);
  if (!discarded) return;
  auto& connection = transaction.connection();
  remove_versions(connection, transaction.keyring(), kTable, discarded->id.text);
  remove_record(connection, transaction.keyring(), record_table(kTable), {discarded->id.text, {}, discarded->version});
}

}  // namespace

std::vector<OwnForm> list_own_forms(Transaction& transaction) {
  std::vector<OwnForm> forms;
  auto rows = read_rows(transaction, "true");
  for (auto& row : rows.whole) forms.push_back(opened(transaction.keyring(), std::move(row)));
  return forms;
}

std::optional<OwnForm> find_own_form(Transaction& transaction, std::string_view form, OwnFormState state) {
  return find_row(transaction, "state = '" + word_for(kStates, state) + "'",
                  [&](const OwnForm& own) { return own.form == form; });
}

std::optional<OwnForm> find_own_form(Transaction& transaction, std::string_view canonical) {
  return find_row(transaction, "used_from <> 0", [&](const OwnForm& own) { return own.canonical == canonical; });
}

std::optional<OwnForm> add_own_form(Transaction& transaction, const std::string& form, const std::string& json) {
  using Kind = RecordColumn::Kind;
  if (find_own_form(transaction, form, OwnFormState::Draft)) return std::nullopt;
  const auto now = transaction.now();
  const OwnForm own{new_id<OwnFormId>(), 1, OwnFormState::Draft, now, now, {}, form, {}, json};
  insert_record(transaction.connection(), transaction.keyring(), record_table(kTable),
                {{{"id", Kind::Word, 0, own.id.text},
                  {"version", Kind::Number, own.version, {}},
                  {"state", Kind::Word, 0, word_for(kStates, own.state)},
                  {"created_at", Kind::Number, seconds(now), {}},
                  {"changed_at", Kind::Number, seconds(now), {}},
                  {"used_from", Kind::Number, 0, {}},
                  {"form", Kind::Cell, 0, form},
                  {"canonical", Kind::Cell, 0, {}},
                  {"questionnaire", Kind::Cell, 0, json}}});
  keep_version(transaction, kTable, own.id.text);
  return own;
}

bool change_own_form(Transaction& transaction, OwnForm& own) {
  const auto saved = find_saved(transaction, own, OwnFormState::Draft);
  if (!saved) return false;
  auto changed = *saved;
  changed.json = own.json;
  if (!save(transaction, *saved, changed)) return false;
  own = changed;
  return true;
}

bool use_own_form(Transaction& transaction, OwnForm& own) {
  const auto saved = find_saved(transaction, own, OwnFormState::Draft);
  if (!saved) return false;
  if (auto earlier = find_own_form(transaction, own.form, OwnFormState::InUse)) {
    if (!retire_own_form(transaction, *earlier)) return false;
  }
  auto used = *saved;
  used.state = OwnFormState::InUse;
  used.used_from = transaction.now();
  used.canonical = own.canonical;
  used.json = own.json;
  if (!save(transaction, *saved, used)) return false;
  own = used;
  return true;
}

bool retire_own_form(Transaction& transaction, OwnForm& own) {
  return change_state(transaction, own, OwnFormState::InUse, OwnFormState::Retired);
}

bool discard_own_form(Transaction& transaction, OwnForm& own) {
  if (!find_saved(transaction, own, OwnFormState::Draft)) return false;
  remove_discarded(transaction, own.form);
  return change_state(transaction, own, OwnFormState::Draft, OwnFormState::Discarded);
}

bool take_back_own_form(Transaction& transaction, OwnForm& own) {
  if (find_own_form(transaction, own.form, OwnFormState::Draft)) return false;
  return change_state(transaction, own, OwnFormState::Discarded, OwnFormState::Draft);
}

std::string load_own_form_version(Transaction& transaction, const OwnForm& own, int version) {
  return load_version(transaction, kTable, own.id.text, version).column("questionnaire").text;
}

}  // namespace db
