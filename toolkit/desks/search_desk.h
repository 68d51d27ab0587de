// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "db/search.h"
#include "db/vault.h"
#include "toolkit/desks/intake_desk.h"

namespace toolkit {

/// A stretch of a text, and whether it is what was searched for.
struct SnippetPart {
  std::string text;
  bool is_match = false;

  friend bool operator==(const SnippetPart&, const SnippetPart&) = default;
};
using Snippet = std::vector<SnippetPart>;

/// One thing that was found, read again from the records.
struct SearchResult {
  db::SearchEntry::Kind kind = db::SearchEntry::Kind::Client;
  std::string id;  ///< of the row
  db::Client client;
  std::string what;          ///< of a response: the form's title in the language of the screen
  std::optional<Form> form;  ///< of a response to one of these; any other is a filled form (form_desk.h)
  std::optional<std::chrono::year_month_day> session_date;
  db::Time changed_at{};
  Snippet snippet;  ///< where it matches; of a client, the name
  Snippet partner;  ///< the partner's name, and what the client calls them
  Snippet called;
};

struct SearchOutcome {
  std::vector<SearchResult> people;
  std::vector<SearchResult> records;
  bool has_words = false;  ///< something was typed that can be searched for
  bool has_more = false;
  db::SearchProgress progress;

  bool is_empty() const { return people.empty() && records.empty(); }
};

/// Finding people and what is written about them. The records are read for it in the background, by a thread of its own
/// that takes the vault for a few milliseconds at a time, so that pages are answered meanwhile.
class SearchDesk {
 public:
  explicit SearchDesk(db::Vault& vault) : vault_(vault) {}
  /// Waits for the turn that is running.
  ~SearchDesk() = default;

  /// Starts reading, unless that is done or going on. It stops by itself when the vault is locked.
  void begin();
  /// For tests, which are not to depend on what a thread has done: reads everything before it returns.
  void read_everything();

  /// At most `most` people and as many records, newest first, of what is read so far. Looking leaves a View in the
  /// audit trail, without what was typed.
  SearchOutcome search(const std::string& typed, std::size_t most);
  db::SearchProgress progress();

 private:
  /// False when there is nothing more to do.
  bool read_turn();

  db::Vault& vault_;
  std::mutex mutex_;  ///< over is_reading_
  bool is_reading_ = false;
  std::jthread reader_;
};

}  // namespace toolkit
