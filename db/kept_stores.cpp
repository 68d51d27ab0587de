// SPDX-License-Identifier: MIT
#include "db/kept_stores.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>

#include "db/connection.h"
#include "db/error.h"
#include "db/file_handle.h"
#include "db/migrations.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/store_file.h"

namespace db {
namespace {

constexpr std::string_view kBeginning = "records.both-of-us.before-";
constexpr std::string_view kJournal = "-journal";
constexpr std::size_t kStretch = std::size_t{1} << 20;

std::vector<std::filesystem::path> kept_stores(const DataFolder& folder) {
  std::vector<std::filesystem::path> stores;
  std::error_code failure;
  for (std::filesystem::directory_iterator entry(folder.path(), failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with(kBeginning) && !name.ends_with(kJournal)) stores.push_back(entry->path());
  }
  if (failure) throw disk_error(failure.value(), "data folder");
  std::ranges::sort(stores);
  return stores;
}

/// Asked without opening the file: closing it would drop the locks that SQLite has on the records.
bool is_the_records(const DataFolder& folder, const std::filesystem::path& store) {
  std::error_code ignored;
  return std::filesystem::equivalent(folder.record_store(), store, ignored);
}

bool holds_one_of(const std::filesystem::path& store, std::span<const ClientId> clients) {
  if (!has_store_file(store, newest_schema_version())) return false;
  Connection connection(store);
  return std::ranges::any_of(clients, [&](const ClientId& client) {
    return Statement(connection, "SELECT 1 FROM client_key WHERE client_id = ?").bind(client.text).step();
  });
}

void overwrite(const std::filesystem::path& store) {
  const FileHandle file(store, O_RDWR);
  if (!file.is_open()) throw disk_error(errno, "kept store");
  const std::string nothing(kStretch, '\0');
  std::error_code failure;
  const auto size = std::filesystem::file_size(store, failure);
  if (failure) throw disk_error(failure.value(), "kept store");
  for (std::uint64_t at = 0; at < size; at += nothing.size())
    write_at(file, std::string_view(nothing).substr(0, std::min<std::uint64_t>(nothing.size(), size - at)), at);
  if (::fsync(file.descriptor()) != 0) throw disk_error(errno, "kept store");
}

void remove_name(const std::filesystem::path& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) throw disk_error(errno, "kept store");
}

void delete_store(const DataFolder& folder, const std::filesystem::path& store) {
  if (!is_the_records(folder, store)) overwrite(store);
  remove_name(store.string() + std::string(kJournal));
  remove_name(store);
  make_durable(folder.path());
}

}  // namespace

void keep_copy_before(int version, Connection& connection, const DataFolder& folder) {
  NewStoreFile copy(folder.path() / (std::string(kBeginning) + "version-" + std::to_string(version)));
  {
    const FileHandle file(copy.path(), O_RDWR);
    if (!file.is_open()) throw disk_error(errno, "keeping the old records");
    connection.copy_to(file);
  }
  copy.put_in_place();
}

std::vector<std::filesystem::path> kept_stores_of(const DataFolder& folder, std::span<const ClientId> clients,
                                                  const UnreadableStore& unreadable) {
  std::vector<std::filesystem::path> found;
  if (clients.empty()) return found;
  for (const auto& store : kept_stores(folder)) {
    try {
      if (is_the_records(folder, store) || holds_one_of(store, clients)) found.push_back(store);
    } catch (const Error&) {
      if (unreadable) unreadable(store);
    }
  }
  return found;
}

std::size_t delete_kept_stores_of(const DataFolder& folder, std::span<const ClientId> clients,
                                  const UnreadableStore& unreadable) {
  std::size_t deleted = 0;
  for (const auto& store : kept_stores_of(folder, clients, unreadable)) {
    try {
      delete_store(folder, store);
      ++deleted;
    } catch (const Error&) {
      if (unreadable) unreadable(store);
    }
  }
  return deleted;
}

}  // namespace db
