// SPDX-License-Identifier: MIT
#include "toolkit/desks/refused_requests.h"

#include <string>

#include "db/transaction.h"

namespace toolkit {

void RefusedRequests::tell() {
  if (vault_.state() != db::Vault::State::Unlocked) return;
  const auto count = count_.load();
  if (count == 0) return;
  db::Transaction transaction(vault_);
  transaction.commit({db::AuditAction::RequestsRefused, "", "", {}, std::to_string(count)});
  count_ -= count;
}

}  // namespace toolkit
