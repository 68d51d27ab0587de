// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace db {

/// The one owner of an open file descriptor. Every file opened through it closes on exec and is never reached through a
/// symbolic link.
class FileHandle {
 public:
  /// With the flags of open(2). Not open, with errno set, when that fails.
  FileHandle(const std::filesystem::path& path, int flags, unsigned int mode = 0);
  ~FileHandle();
  FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileHandle& operator=(FileHandle&&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// Makes what was written to this file, or to the entries of this folder, durable. Error DiskFull or Io.
void make_durable(const std::filesystem::path& file_or_folder);

/// All of the bytes, at this place. Error DiskFull or Io.
void write_at(const FileHandle& file, std::string_view bytes, std::uint64_t offset);
/// As many as there are, at most `size`.
std::string read_at(const FileHandle& file, std::size_t size, std::uint64_t offset);

}  // namespace db
