// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "db/file_handle.h"

namespace toolkit {

/// Where the documents of a mailing wait until all of them are made: a hidden folder inside the one they are for. Half
/// a mailing is worse than none, for nobody can tell who was written to; so they get their places together, when the
/// last is good. Being on the same disk, a file gets its place by its name alone and is never half there. To keep all
/// of them in memory until then costs a gigabyte for 40,000 letters; to make each twice, once to see if it can be made,
/// doubles the time.
///
/// What did not get its place is gone with the object. A program that is killed leaves the hidden folder, and the next
/// mailing into the same folder clears it away.
class UnfinishedFolder {
 public:
  /// Makes the folder when there is none. Throws FileError, also while another mailing is being made in it.
  explicit UnfinishedFolder(const std::filesystem::path& folder);
  ~UnfinishedFolder();
  UnfinishedFolder(const UnfinishedFolder&) = delete;
  UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

  /// Threads may write at once, each file once. Throws FileError.
  void write(const std::string& name, std::string_view bytes) const;
  /// Replaces files of the same names and touches no others. Throws FileError.
  void move_into_place();

 private:
  std::filesystem::path folder_;
  std::filesystem::path hidden_;
  bool was_made_;  ///< the folder itself, which then goes when nothing came of it
  db::FileHandle lock_;
};

}  // namespace toolkit
