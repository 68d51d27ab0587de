// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"

namespace db {

class Transaction;

/// Discarded is a draft that was thrown away and can still be taken back.
enum class OwnState { Draft, InUse, Retired, Discarded };

/// A table of what the practice has made its own of what comes with the program: forms, or texts. Its columns are those
/// of OwnRow up to `used_from`, then a cell for each key and each content, and the MAC. `subject` says how many of the
/// keys, from the first, name what a row is a version of. Of each subject there is at most one draft, one in use and
/// one discarded, which only the program can see to, because the keys are sealed. Only a draft can be changed; what was
/// ever in use stays as it is for good.
struct OwnTable {
  std::string_view name;
  std::span<const std::string_view> keys;
  std::size_t subject = 1;
  std::span<const std::string_view> contents;  ///< opened only in the row that is wanted
};

struct OwnRow {
  std::string id;
  int version = 1;  ///< counts up with each save
  OwnState state = OwnState::Draft;
  Time created_at{};
  Time changed_at{};                ///< of a retired one: until when it was in use
  std::optional<Time> used_from{};  ///< empty for what never was in use
  std::vector<std::string> keys;
  std::vector<std::string> contents;
};

/// Newest first. Those that are damaged are left out and told of by the transaction.
std::vector<OwnRow> list_own_rows(Transaction& transaction, const OwnTable& table);
/// The draft, the one in use or the discarded one of a subject. Error Damaged when one in that state is and the one
/// looked for is not among the others.
std::optional<OwnRow> find_own_row(Transaction& transaction, const OwnTable& table,
                                   std::span<const std::string> subject, OwnState state);
/// Of those that are or were in use, the one whose keys are these. Error Damaged as above.
std::optional<OwnRow> find_used_own_row(Transaction& transaction, const OwnTable& table,
                                        const std::function<bool(const std::vector<std::string>&)>& has_keys);

/// A draft; empty when there is one of this subject already.
std::optional<OwnRow> add_own_row(Transaction& transaction, const OwnTable& table, std::vector<std::string> keys,
                                  std::vector<std::string> contents);
/// Saves the contents. False, and nothing changed, when this is no draft any more or somebody saved a later version
/// than `own.version` meanwhile; so for the others that take a row.
[[nodiscard]] bool change_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own);
/// The draft comes into use with its keys and contents, and the one that was in use is retired.
[[nodiscard]] bool use_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own);
/// The one in use is retired and nothing comes in its place.
[[nodiscard]] bool retire_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own);
/// The draft goes where it can be taken back from, until the next one of this subject is discarded.
[[nodiscard]] bool discard_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own);
/// False as well when there is another draft of this subject.
[[nodiscard]] bool take_back_own_row(Transaction& transaction, const OwnTable& table, OwnRow& own);

}  // namespace db
