// SPDX-License-Identifier: MIT
#include "db/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "db/error.h"
#include "db/network_drive.h"
#include "db/sentences.h"
#include "db/store_file.h"

namespace db {
namespace {

constexpr ::mode_t kOnlyOwner = 0700;
constexpr ::mode_t kAnybodyElse = 0077;

Error unusable(const std::filesystem::path& path, int system_errno) {
  if (system_errno == ENOSPC || system_errno == EDQUOT) return disk_full("data folder");
  return {
      Error::Kind::Io, "data folder",
      "The folder for the records, " + path.string() +
          ", cannot be made or written to. Check that it is a folder and that it belongs to you, or choose another."};
}

/// As a shell reads it back, whatever the folder is called.
std::string shell_word(const std::filesystem::path& path) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
           c == '-' || c == '_';
  };
  const std::string text = path.string();
  if (std::all_of(text.begin(), text.end(), is_plain)) return text;

  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

Error exposed(const std::filesystem::path& path) {
  return {Error::Kind::Exposed, "data folder",
          "Other accounts on this computer can look into the folder for the records. Close it to them with this "
          "command, then start again: chmod 700 " +
              shell_word(path)};
}

Error owned_by_another(const std::filesystem::path& path) {
  return {Error::Kind::Exposed, "data folder",
          "The folder for the records, " + path.string() +
              ", belongs to another account on this computer. Choose a folder of your own."};
}

Error on_network(const std::filesystem::path& path) {
  return {Error::Kind::Io, "data folder",
          "The folder for the records, " + path.string() +
              ", is on another computer. Choose a folder on a drive of this one; backups may go there."};
}

void create_missing(const std::filesystem::path& folder) {
  if (std::error_code ignored; folder.empty() || std::filesystem::exists(folder, ignored)) return;
  create_missing(folder.parent_path());
  if (::mkdir(folder.c_str(), kOnlyOwner) != 0 && errno != EEXIST) throw unusable(folder, errno);
}

void require_private(const std::filesystem::path& folder) {
  struct ::stat status {};
  if (::stat(folder.c_str(), &status) != 0) throw unusable(folder, errno);
  if (!S_ISDIR(status.st_mode)) throw unusable(folder, ENOTDIR);
  if (status.st_uid != ::geteuid()) throw owned_by_another(folder);
  if ((status.st_mode & kAnybodyElse) != 0) throw exposed(folder);
}

/// The lock belongs to the open file, so the system drops it when this process ends in whatever way.
FileHandle take_lock(const std::filesystem::path& folder) {
  FileHandle file(folder / "both-of-us.lock", O_RDWR | O_CREAT, S_IRUSR | S_IWUSR);
  if (!file.is_open()) throw unusable(folder, errno);
  if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0) return file;
  throw Error(Error::Kind::InUse, "data folder",
              "Both of Us is already running with these records. Use the window that is open, or close it first.");
}

std::filesystem::path prepared(const std::filesystem::path& path) {
  // A trailing slash would make an empty last component.
  const auto folder = std::filesystem::absolute(path / "").parent_path();
  create_missing(folder);
  require_private(folder);
  if (lies_on_network(folder)) throw on_network(folder);
  return std::filesystem::canonical(folder);
}

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& path, std::filesystem::path anchors)
    : path_(prepared(path)), anchors_(std::move(anchors)), lock_(take_lock(path_)) {
  remove_scratch_stores(path_);
}

}  // namespace db
