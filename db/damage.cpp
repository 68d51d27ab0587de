// SPDX-License-Identifier: MIT
#include "db/damage.h"

#include <algorithm>
#include <utility>

#include "db/ids.h"
#include "db/transaction.h"

namespace db {
namespace {

/// An entry of the audit trail is known by its number.
bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 20 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void pass_over(Transaction& transaction, std::string table, const Statement& row, const Error& failure) {
  if (failure.kind() != Error::Kind::Damaged) throw failure;
  auto id = row.any_text(0);
  if (!is_uuid(id) && !is_number(id)) id.clear();
  transaction.report({std::move(table), std::move(id)});
}

}  // namespace db
