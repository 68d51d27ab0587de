// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "db/audit_chain.h"
#include "db/clock.h"
#include "db/file_handle.h"

namespace db {

/// How a record store compares with what was noted outside of it.
enum class AnchorState {
  None,        ///< nothing was ever noted, or nowhere to note it
  Unreadable,  ///< what was noted cannot be read
  Continues,   ///< the store goes on from what was noted
  Older,       ///< the store ends before it, or went another way: an earlier file was put back
};

/// The last thing of an older file, and of the one that it took the place of.
struct OlderFile {
  Time file_ends{};
  Time last_known{};
};

/// The end of a vault's audit trail, kept in a small file outside the data folder (FORMAT.md), so that an earlier
/// record store put back in the place of a later one is noticed. It is rewritten in place after each commit and never
/// synced: it may fall behind the store and is never ahead of it. Without a folder it does nothing.
class OutsideAnchor {
 public:
  OutsideAnchor(const std::filesystem::path& folder, const std::string& vault_id);

  /// Compares, for good: a store that is found older stays so until accept().
  void compare(Connection& connection);
  AnchorState state() const { return state_; }
  const std::optional<OlderFile>& older_file() const { return older_file_; }
  void accept();
  /// After a commit. An older file moves nothing, so that the alarm is not lost before somebody has answered it. A
  /// failure is passed over: what was saved is saved.
  void note(Connection& connection) noexcept;

 private:
  std::optional<TrailEnd> read() const;
  void write(const TrailEnd& end);

  std::filesystem::path file_;
  std::string vault_id_;
  std::unique_ptr<FileHandle> handle_;
  AnchorState state_ = AnchorState::None;
  std::optional<OlderFile> older_file_;
};

}  // namespace db
