// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "db/search_index.h"

namespace db {

/// Rows on their way into an index, by a thread of its own: cutting texts into words takes as long as opening the rows,
/// so the two are done side by side. Whoever pushes waits while many rows wait, and uses the index only after drain(),
/// until the next push. The texts are wiped. One thread pushes and drains at a time. The index must outlive it.
class SearchQueue {
 public:
  explicit SearchQueue(SearchIndex& index);
  /// Drops what waits.
  ~SearchQueue();

  /// A row that is older than all before.
  void push(const SearchEntry& entry, std::vector<std::string> texts);
  /// Returns when everything that was pushed is in the index, and throws what went wrong there.
  void drain();

 private:
  struct Row {
    SearchEntry entry;
    std::vector<std::string> texts;
  };

  void work(const std::stop_token& stop);

  SearchIndex& index_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Row> rows_;  ///< the first one stays until it is in the index
  std::exception_ptr failure_;
  std::jthread worker_;
};

/// Overwrites texts that were opened to be indexed.
void wipe(std::vector<std::string>& texts);

}  // namespace db
