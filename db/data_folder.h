// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "db/file_handle.h"

namespace db {

/// The folder that holds the record store, taken by this process for as long as the object lives.
///
/// Opening creates it (mode 0700) when it is missing, refuses one that other accounts can enter (Error::Exposed, whose
/// sentence names the command that mends it) and takes an exclusive lock on "both-of-us.lock" in it (Error::InUse when
/// another instance has it; the lock goes with the process, so a crash leaves nothing to clean up). Movable.
class DataFolder {
 public:
  /// `anchors` is where the ends of audit trails are noted (outside_anchor.h); without it nothing is.
  explicit DataFolder(const std::filesystem::path& path, std::filesystem::path anchors = {});

  /// As the file system names it: absolute and without symbolic links.
  const std::filesystem::path& path() const { return path_; }
  const std::filesystem::path& anchors() const { return anchors_; }
  std::filesystem::path record_store() const { return path_ / "records.both-of-us"; }

 private:
  std::filesystem::path path_;
  std::filesystem::path anchors_;
  FileHandle lock_;
};

}  // namespace db
