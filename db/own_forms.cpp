// SPDX-License-Identifier: MIT
#include "db/own_forms.h"

#include <array>

#include "db/record_versions.h"

namespace db {
namespace {

constexpr std::array<std::string_view, 2> kKeys = {"form", "canonical"};
constexpr std::array<std::string_view, 1> kContents = {"questionnaire"};
constexpr OwnTable kTable{"own_form", kKeys, 1, kContents};

OwnRow row_of(const OwnForm& own) {
  return {own.id.text, own.version, own.state, own.created_at, own.changed_at, own.used_from, {own.form, own.canonical},
          {own.json}};
}

OwnForm form_of(const OwnRow& row) {
  return {{row.id},      row.version, row.state,   row.created_at, row.changed_at,
          row.used_from, row.keys[0], row.keys[1], row.contents[0]};
}

std::optional<OwnForm> form_of(const std::optional<OwnRow>& row) {
  return row ? std::optional(form_of(*row)) : std::nullopt;
}

using RowAct = bool (*)(Transaction&, const OwnTable&, OwnRow&);

bool act_on(Transaction& transaction, OwnForm& own, RowAct act) {
  auto row = row_of(own);
  if (!act(transaction, kTable, row)) return false;
  own = form_of(row);
  return true;
}

}  // namespace

std::vector<OwnForm> list_own_forms(Transaction& transaction) {
  std::vector<OwnForm> forms;
  for (const auto& row : list_own_rows(transaction, kTable)) forms.push_back(form_of(row));
  return forms;
}

std::optional<OwnForm> find_own_form(Transaction& transaction, std::string_view form, OwnFormState state) {
  const std::array subject = {std::string(form)};
  return form_of(find_own_row(transaction, kTable, subject, state));
}

std::optional<OwnForm> find_own_form(Transaction& transaction, std::string_view canonical) {
  return form_of(find_used_own_row(transaction, kTable, [&](const auto& keys) { return keys.back() == canonical; }));
}

std::optional<OwnForm> add_own_form(Transaction& transaction, const std::string& form, const std::string& json) {
  return form_of(add_own_row(transaction, kTable, {form, {}}, {json}));
}

bool change_own_form(Transaction& transaction, OwnForm& own) {
  return act_on(transaction, own, change_own_row);
}

bool use_own_form(Transaction& transaction, OwnForm& own) {
  return act_on(transaction, own, use_own_row);
}

bool retire_own_form(Transaction& transaction, OwnForm& own) {
  return act_on(transaction, own, retire_own_row);
}

bool discard_own_form(Transaction& transaction, OwnForm& own) {
  return act_on(transaction, own, discard_own_row);
}

bool take_back_own_form(Transaction& transaction, OwnForm& own) {
  return act_on(transaction, own, take_back_own_row);
}

std::string load_own_form_version(Transaction& transaction, const OwnForm& own, int version) {
  return load_version(transaction, kTable.name, own.id.text, version).column("questionnaire").text;
}

}  // namespace db
