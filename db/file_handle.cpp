// SPDX-License-Identifier: MIT
#include "db/file_handle.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "db/sentences.h"

namespace db {

FileHandle::FileHandle(const std::filesystem::path& path, int flags, unsigned int mode)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode)) {}

FileHandle::~FileHandle() {
  if (is_open()) ::close(descriptor_);
}

void make_durable(const std::filesystem::path& file_or_folder) {
  const FileHandle handle(file_or_folder, O_RDONLY);
  if (!handle.is_open() || ::fsync(handle.descriptor()) != 0) throw disk_error(errno, "making a file durable");
}

void write_at(const FileHandle& file, std::string_view bytes, std::uint64_t offset) {
  while (!bytes.empty()) {
    const auto written = ::pwrite(file.descriptor(), bytes.data(), bytes.size(), static_cast<::off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw disk_error(errno, "file");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
}

std::string read_at(const FileHandle& file, std::size_t size, std::uint64_t offset) {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const auto got = ::pread(file.descriptor(), bytes.data() + done, size - done, static_cast<::off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw disk_error(errno, "file");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

}  // namespace db
