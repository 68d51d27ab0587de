// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace db {

/// Whether there is a record store, judged by its first bytes before SQLite may touch it, because opening a file with
/// SQLite can change it. Error Foreign for a file of another kind, Newer for a later `user_version` than
/// `newest_version`, Damaged for none at all.
[[nodiscard]] bool has_store_file(const std::filesystem::path& file, int newest_version);

/// A record store in the making: an empty file of mode 0600 beside the place where it will be, removed again unless it
/// was put in place. A crash leaves at most a file that the next one replaces.
class NewStoreFile {
 public:
  explicit NewStoreFile(std::filesystem::path final_place);
  ~NewStoreFile();
  NewStoreFile(const NewStoreFile&) = delete;
  NewStoreFile& operator=(const NewStoreFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Durably renames the finished file, which nobody may have open, into its place. Error DiskFull or Io.
  void put_in_place();

 private:
  void remove() noexcept;

  std::filesystem::path final_place_;
  std::filesystem::path path_;
};

}  // namespace db
