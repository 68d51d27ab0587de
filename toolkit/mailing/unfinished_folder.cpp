// SPDX-License-Identifier: MIT
#include "toolkit/mailing/unfinished_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "toolkit/files.h"

namespace toolkit {
namespace {

constexpr const char* kHiddenName = ".unfinished-mailing";

[[noreturn]] void refuse_to_write(const std::filesystem::path& folder, int problem) {
  const bool is_full = problem == ENOSPC || problem == EDQUOT;
  throw FileError(is_full ? "The disk of " + folder.string() + " is full. Make room on it, then run it again."
                          : folder.string() + " could not be written to. Check that you may write there.");
}

/// Whether there was none.
bool make_if_missing(const std::filesystem::path& folder) {
  const bool is_missing = !std::filesystem::exists(folder);
  make_folder(folder);
  return is_missing;
}

bool write_all(const db::FileHandle& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

UnfinishedFolder::UnfinishedFolder(const std::filesystem::path& folder)
    : folder_(folder),
      hidden_(folder / kHiddenName),
      was_made_(make_if_missing(folder)),
      lock_(std::filesystem::canonical(folder), O_RDONLY | O_DIRECTORY) {
  if (!lock_.is_open()) refuse_to_write(folder_, errno);
  // Where a disk of the network has no locks, there is nobody to wait for.
  if (::flock(lock_.descriptor(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    throw FileError("Another mail merge is writing to " + folder_.string() +
                    ". Wait for its end, or use another folder.");
  std::error_code failure;
  std::filesystem::remove_all(hidden_, failure);
  if (!failure) std::filesystem::create_directory(hidden_, failure);
  if (failure) refuse_to_write(folder_, failure.value());
}

UnfinishedFolder::~UnfinishedFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(hidden_, ignored);
  // Only an empty folder can be removed so.
  if (was_made_) ::rmdir(folder_.c_str());
}

void UnfinishedFolder::write(const std::string& name, std::string_view bytes) const {
  const db::FileHandle file(hidden_ / name, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (!file.is_open() || !write_all(file, bytes)) refuse_to_write(folder_, errno);
}

void UnfinishedFolder::move_into_place() {
  // Looked through anew while there are any: what a folder lists while files leave it is not defined (POSIX, readdir).
  for (bool has_moved = true; has_moved;) {
    has_moved = false;
    for (const auto& entry : std::filesystem::directory_iterator(hidden_)) {
      const auto place = folder_ / entry.path().filename();
      std::error_code failure;
      std::filesystem::rename(entry.path(), place, failure);
      if (failure) throw FileError(place.string() + " could not be replaced. Move it away, then run it again.");
      has_moved = true;
    }
  }
}

}  // namespace toolkit
