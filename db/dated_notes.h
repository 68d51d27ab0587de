// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "db/dated_note.h"
#include "db/record_table.h"

namespace db {

class Transaction;

/// How both kinds of notes are kept: notes.h and process_notes.h say what each function promises. For the length of one
/// transaction.
template <class SomeId>
class DatedNotes {
 public:
  DatedNotes(Transaction& transaction, std::string_view table)
      : transaction_(transaction), table_(record_table(table)) {}

  std::vector<DatedNote<SomeId>> list(const ClientId& client);
  std::optional<DatedNote<SomeId>> find(const SomeId& id);
  DatedNote<SomeId> add(const ClientId& client, std::chrono::year_month_day session_date, const std::string& text);
  bool change(DatedNote<SomeId>& note);
  DatedNote<SomeId> load_version(const DatedNote<SomeId>& note, std::int64_t version);

 private:
  Transaction& transaction_;
  const RecordTable& table_;
};

}  // namespace db
