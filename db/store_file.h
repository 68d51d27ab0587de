// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

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

/// A copy of a record store that is needed for a while: an empty file of mode 0600 in this folder, removed with the
/// object together with its journal. What a crash leaves is removed when the folder is next opened.
class ScratchStore {
 public:
  ScratchStore(const std::filesystem::path& folder, std::string_view purpose);
  ~ScratchStore();
  ScratchStore(ScratchStore&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchStore& operator=(ScratchStore&&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Everything that a scratch store or a store in the making left behind in this folder.
void remove_scratch_stores(const std::filesystem::path& folder) noexcept;

}  // namespace db
