// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

#include "db/vault.h"

namespace toolkit {

/// How many requests were refused that no page of the program sends, so that the audit trail can tell of them: another
/// account, another site, a form without its token, a message that is none. Only their number is known. They are told
/// of together, since whoever can send one can send thousands. Threads share it.
class RefusedRequests {
 public:
  explicit RefusedRequests(db::Vault& vault) : vault_(vault) {}

  void count() { ++count_; }
  /// Leaves an entry of those that were counted since the last one, if any. While the records are locked, or the disk
  /// takes nothing, it waits for the next call.
  void tell();

 private:
  db::Vault& vault_;
  std::atomic<unsigned long> count_ = 0;
};

}  // namespace toolkit
