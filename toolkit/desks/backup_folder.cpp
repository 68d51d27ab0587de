// SPDX-License-Identifier: MIT
#include "toolkit/desks/backup_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "db/file_handle.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr const char* kNotWritable =
    "The program may not write into this folder. Choose another one, or allow your account to write there.";
/// The drive may be write-protected; or the unit that the package starts the program by lets it write to drives only.
constexpr const char* kReadOnly =
    "This folder can only be read. If it is on a drive, the drive may be write-protected. If not, choose a folder on a "
    "drive, below /media or /mnt, or see THE SERVICE in “man bothofus” for how to allow this one.";

bool is_inside(const std::filesystem::path& folder, const std::filesystem::path& outer) {
  std::error_code ignored;
  const auto real = std::filesystem::weakly_canonical(folder, ignored);
  const auto rest = std::ranges::mismatch(outer, real);
  return rest.in1 == outer.end();
}

}  // namespace

std::string backup_folder_problem(const std::filesystem::path& folder, const db::DataFolder& records) {
  if (!folder.is_absolute()) return say("Write the whole path. It begins with a slash, such as /media/backup-drive.");
  std::error_code failure;
  const auto status = std::filesystem::status(folder, failure);
  if (!std::filesystem::exists(status)) {
    return say("This folder is not there now. If it is on a drive, connect the drive. If not, make the folder first.");
  }
  if (!std::filesystem::is_directory(status)) return say("This is a file. Write the path of a folder.");
  if (is_inside(folder, records.path())) {
    return say(
        "This folder lies inside that of the records, so whatever happens to them happens to the backups. Choose "
        "another one.");
  }
  if (::access(folder.c_str(), W_OK | X_OK) == 0) return "";
  return say(errno == EROFS ? kReadOnly : kNotWritable);
}

std::string chosen_folder_problem(const std::filesystem::path& folder, const db::DataFolder& records) {
  auto problem = backup_folder_problem(folder, records);
  if (!problem.empty()) return problem;
  const auto trial = folder / ("both-of-us-" + std::to_string(::getpid()) + ".trial");
  const bool is_writable = db::FileHandle(trial, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR).is_open();
  std::error_code ignored;
  if (is_writable) std::filesystem::remove(trial, ignored);
  return is_writable ? "" : say(kNotWritable);
}

bool is_on_same_disk(const std::filesystem::path& folder, const db::DataFolder& records) {
  struct ::stat one {};
  struct ::stat other {};
  return ::stat(folder.c_str(), &one) == 0 && ::stat(records.path().c_str(), &other) == 0 && one.st_dev == other.st_dev;
}

}  // namespace toolkit
