// SPDX-License-Identifier: MIT
#include "toolkit/desks/refused_requests.h"

#include <string>

#include "db/error.h"
#include "db/transaction.h"

namespace toolkit {

void RefusedRequests::tell() {
  if (vault_.state() != db::Vault::State::Unlocked) return;
  const auto count = count_.load();
  if (count == 0) return;
  try {
    db::Transaction transaction(vault_);
    transaction.commit({db::AuditAction::RequestsRefused, "", "", {}, std::to_string(count)});
  } catch (const db::Error&) {
    // Told when the disk lets it: nobody asked for it who could do something about the disk.
    return;
  }
  count_ -= count;
}

}  // namespace toolkit
