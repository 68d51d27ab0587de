// SPDX-License-Identifier: MIT
#include "db/store_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>

#include "db/connection.h"
#include "db/file_handle.h"
#include "db/sentences.h"

namespace db {
namespace {

// SQLite's file format, 1.3: "The Database Header". Numbers are big endian.
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;
constexpr std::string_view kScratchEnding = ".scratch";
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

using Header = std::array<char, kHeaderSize>;

std::int32_t number_at(const Header& header, std::size_t offset) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | static_cast<unsigned char>(header[offset + i]);
  return static_cast<std::int32_t>(number);
}

Header read_header(const FileHandle& file) {
  struct ::stat status {};
  if (::fstat(file.descriptor(), &status) != 0) throw disk_failed("header");
  if (!S_ISREG(status.st_mode)) throw foreign_file("header");
  Header header{};
  const auto size = ::pread(file.descriptor(), header.data(), header.size(), 0);
  if (size < 0) throw disk_failed("header");
  if (static_cast<std::size_t>(size) < header.size()) throw foreign_file("header");
  return header;
}

void remove_journal(const std::filesystem::path& file) noexcept {
  std::error_code ignored;
  std::filesystem::remove(file.string() + "-journal", ignored);
}

}  // namespace

bool has_store_file(const std::filesystem::path& path, int newest_version) {
  // Not blocking, in case it is a pipe that nobody writes to.
  const FileHandle file(path, O_RDONLY | O_NONBLOCK);
  if (!file.is_open()) {
    if (errno == ENOENT) return false;
    throw errno == ELOOP ? foreign_file("header") : disk_failed("header");
  }
  const auto header = read_header(file);
  if (std::string_view(header.data(), kMagic.size()) != kMagic) throw foreign_file("header");
  if (number_at(header, kApplicationIdAt) != kApplicationId) throw foreign_file("application_id");
  const auto version = number_at(header, kUserVersionAt);
  if (version > newest_version) throw newer_file("user_version");
  if (version < 1) throw damaged("user_version");
  return true;
}

NewStoreFile::NewStoreFile(std::filesystem::path final_place)
    : final_place_(std::move(final_place)), path_(final_place_) {
  path_ += ".new";
  remove();
  const FileHandle file(path_, O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (!file.is_open()) throw disk_error(errno, "new record store");
}

NewStoreFile::~NewStoreFile() {
  remove();
}

void NewStoreFile::put_in_place() {
  // A journal that was left behind would be played into whatever takes the place of the file that it belonged to.
  remove_journal(path_);
  remove_journal(final_place_);
  make_durable(path_);
  if (::rename(path_.c_str(), final_place_.c_str()) != 0) throw disk_error(errno, "new record store");
  make_durable(final_place_.parent_path());
}

void NewStoreFile::remove() noexcept {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  remove_journal(path_);
}

ScratchStore::ScratchStore(const std::filesystem::path& folder, std::string_view purpose)
    : path_(folder / ("records.both-of-us." + std::string(purpose) + std::string(kScratchEnding))) {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  remove_journal(path_);
  const FileHandle file(path_, O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (!file.is_open()) throw disk_error(errno, "scratch store");
}

ScratchStore::~ScratchStore() {
  if (path_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  remove_journal(path_);
}

void remove_scratch_stores(const std::filesystem::path& folder) noexcept {
  std::error_code failure;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const auto name = entry->path().filename().string();
    const bool is_ours = name.starts_with("records.both-of-us.");
    std::error_code ignored;
    if (is_ours && name.find(kScratchEnding) != std::string::npos) std::filesystem::remove(entry->path(), ignored);
  }
}

}  // namespace db
