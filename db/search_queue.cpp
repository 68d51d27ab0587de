// SPDX-License-Identifier: MIT
#include "db/search_queue.h"

#include <sodium.h>

#include <utility>

namespace db {
namespace {

/// A few milliseconds' work.
constexpr std::size_t kMostWaiting = 256;

}  // namespace

SearchQueue::SearchQueue(SearchIndex& index)
    : index_(index), worker_([this](const std::stop_token& stop) { work(stop); }) {}

SearchQueue::~SearchQueue() {
  worker_.request_stop();
  worker_.join();
  for (auto& row : rows_) wipe(row.texts);
}

void SearchQueue::push(const SearchEntry& entry, std::vector<std::string> texts) {
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [&] { return rows_.size() < kMostWaiting; });
  rows_.push_back({entry, std::move(texts)});
  if (rows_.size() == 1) changed_.notify_all();
}

void SearchQueue::drain() {
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [&] { return rows_.empty(); });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void SearchQueue::work(const std::stop_token& stop) {
  std::unique_lock hold(mutex_);
  while (changed_.wait(hold, stop, [&] { return !rows_.empty(); }) && !stop.stop_requested()) {
    auto& row = rows_.front();
    hold.unlock();
    std::exception_ptr failure;
    try {
      index_.add(row.entry, row.texts, SearchIndex::Age::OlderThanAll);
    } catch (...) {
      failure = std::current_exception();
    }
    wipe(row.texts);
    hold.lock();
    if (failure) failure_ = failure;
    rows_.pop_front();
    if (rows_.empty() || rows_.size() == kMostWaiting / 2) changed_.notify_all();
  }
}

void wipe(std::vector<std::string>& texts) {
  for (auto& text : texts) sodium_memzero(text.data(), text.size());
}

}  // namespace db
