// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "db/clients.h"
#include "db/notes.h"
#include "db/responses.h"
#include "db/search_index.h"
#include "db/search_queue.h"

namespace db {

class Transaction;

/// The answers in a response's JSON as texts; this folder does not read it.
using AnswerTexts = std::function<std::vector<std::string>(std::string_view json)>;

/// A row that is to be read.
struct UnreadRow {
  SearchEntry::Kind kind;
  std::int64_t rowid;
  std::int64_t changed_at;
};

/// What an unlocked vault knows for searching: the index of its clients, notes and responses, and how far they are
/// read. Nothing of the safety compartment, no process note, nothing from the trash and no client who was merged into
/// another. The vault has it and drops it with its keys. Within transactions only.
struct Search {
  SearchWords words;  ///< for what is typed and shown; the index has its own
  SearchIndex index;  ///< only after queue.drain()
  SearchQueue queue{index};
  std::set<std::string> again;    ///< the rows that were read after they had been saved
  std::vector<UnreadRow> unread;  ///< oldest first, so that the next one is at the end
  std::size_t total = 0;          ///< of them, when reading began
  std::int64_t seen_audit = 0;    ///< the last entry of the trail whose change the index knows
  bool has_begun = false;
  bool has_damage = false;  ///< a row was passed over
};

struct SearchProgress {
  std::size_t read = 0;
  std::size_t total = 0;
  bool has_damage = false;

  bool is_done() const { return read == total; }
};

/// How far reading is. Before it began there is nothing to read.
SearchProgress search_progress(Transaction& transaction);
/// Reads as many rows more, newest change first.
SearchProgress read_for_search(Transaction& transaction, const AnswerTexts& answers, std::size_t rows);
/// First reads again what was saved since the last time, as the audit trail tells it.
SearchHits search(Transaction& transaction, const AnswerTexts& answers, const std::vector<std::string>& typed,
                  std::size_t most);

/// Whether everything is read, and since then no more was done than a search reads again at once: what somebody may be
/// shown who did not ask for a search.
bool is_search_at_hand(Transaction& transaction);

/// The row of an entry, opened again; all empty when it is not to be found any longer. Error Damaged when it is not as
/// it was saved.
struct SearchRow {
  std::optional<Client> client;  ///< of every kind
  std::optional<Note> note;
  std::optional<Response> response;
};
SearchRow load_row(Transaction& transaction, const SearchEntry& entry);

}  // namespace db
