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

}  // namespace db
