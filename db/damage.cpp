// SPDX-License-Identifier: MIT
#include "db/damage.h"

#include <utility>

#include "db/ids.h"
#include "db/transaction.h"

namespace db {

void pass_over(Transaction& transaction, std::string table, const Statement& row, const Error& failure) {
  if (failure.kind() != Error::Kind::Damaged) throw failure;
  auto id = row.any_text(0);
  if (!is_uuid(id)) id.clear();
  transaction.report({std::move(table), std::move(id)});
}

}  // namespace db
