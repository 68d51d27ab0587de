// SPDX-License-Identifier: MIT
#include "db/own_texts.h"

#include <algorithm>
#include <array>

#include "db/record_versions.h"

namespace db {
namespace {

constexpr std::array<std::string_view, 3> kKeys = {"code", "language", "template_version"};
constexpr std::array<std::string_view, 2> kContents = {"title", "body"};
constexpr OwnTable kTable{"own_text", kKeys, 2, kContents};

OwnRow row_of(const OwnText& own) {
  return {own.id.text,
          own.version,
          own.state,
          own.created_at,
          own.changed_at,
          own.used_from,
          {own.of.code, own.of.language, own.template_version},
          {own.title, own.body}};
}

OwnText text_of(const OwnRow& row) {
  return {{row.id},
          row.version,
          row.state,
          row.created_at,
          row.changed_at,
          row.used_from,
          {row.keys[0], row.keys[1]},
          row.keys[2],
          row.contents[0],
          row.contents[1]};
}

std::optional<OwnText> text_of(const std::optional<OwnRow>& row) {
  return row ? std::optional(text_of(*row)) : std::nullopt;
}

using RowAct = bool (*)(Transaction&, const OwnTable&, OwnRow&);

bool act_on(Transaction& transaction, OwnText& own, RowAct act) {
  auto row = row_of(own);
  if (!act(transaction, kTable, row)) return false;
  own = text_of(row);
  return true;
}

}  // namespace

std::vector<OwnText> list_own_texts(Transaction& transaction) {
  std::vector<OwnText> texts;
  for (const auto& row : list_own_rows(transaction, kTable)) texts.push_back(text_of(row));
  return texts;
}

std::optional<OwnText> find_own_text(Transaction& transaction, const TextOf& of, OwnTextState state) {
  const std::array subject = {of.code, of.language};
  return text_of(find_own_row(transaction, kTable, subject, state));
}

std::optional<OwnText> add_own_text(Transaction& transaction, const OwnText& text) {
  auto row = row_of(text);
  return text_of(add_own_row(transaction, kTable, std::move(row.keys), std::move(row.contents)));
}

bool change_own_text(Transaction& transaction, OwnText& own) {
  return act_on(transaction, own, change_own_row);
}

bool use_own_text(Transaction& transaction, OwnText& own) {
  return act_on(transaction, own, use_own_row);
}

bool retire_own_text(Transaction& transaction, OwnText& own) {
  return act_on(transaction, own, retire_own_row);
}

bool discard_own_text(Transaction& transaction, OwnText& own) {
  return act_on(transaction, own, discard_own_row);
}

bool take_back_own_text(Transaction& transaction, OwnText& own) {
  return act_on(transaction, own, take_back_own_row);
}

OwnText load_own_text_version(Transaction& transaction, OwnText own, std::int64_t version) {
  const auto row = load_version(transaction, kTable.name, own.id.text, version);
  own.title = row.column("title").text;
  own.body = row.column("body").text;
  return own;
}

}  // namespace db
