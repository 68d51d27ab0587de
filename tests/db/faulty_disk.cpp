// SPDX-License-Identifier: MIT
#include "faulty_disk.h"

#include <sqlite3.h>

#include <limits>
#include <new>

#include "workplace.h"

namespace db::test {
namespace {

constexpr int kNever = std::numeric_limits<int>::max();

/// SQLite gives room for this and behind it for the real file.
struct File {
  sqlite3_file base;
  sqlite3_file* real;
  FaultyDisk* disk;
  std::string* path;
};

File& shim(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return shim(file).real;
}
const sqlite3_io_methods& methods(sqlite3_file* file) {
  return *real(file)->pMethods;
}

int close(sqlite3_file* file) {
  delete shim(file).path;
  return methods(file).xClose(real(file));
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  return methods(file).xRead(real(file), bytes, size, at);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  if (const int error = shim(file).disk->next_operation(); error != SQLITE_OK) return error;
  shim(file).disk->changed(*shim(file).path,
                           {at, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)), false});
  return methods(file).xWrite(real(file), bytes, size, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int error = shim(file).disk->next_operation(); error != SQLITE_OK) return error;
  shim(file).disk->changed(*shim(file).path, {size, {}, true});
  return methods(file).xTruncate(real(file), size);
}

/// The real disk need not sync: what it would have kept is remembered instead, and the tests are much faster.
int sync(sqlite3_file* file, int /*flags*/) {
  if (const int error = shim(file).disk->next_operation(); error != SQLITE_OK) return error;
  shim(file).disk->synced(*shim(file).path);
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return methods(file).xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
  return methods(file).xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return methods(file).xUnlock(real(file), level);
}
int check_lock(sqlite3_file* file, int* result) {
  return methods(file).xCheckReservedLock(real(file), result);
}
int control(sqlite3_file* file, int verb, void* value) {
  return methods(file).xFileControl(real(file), verb, value);
}
int sector_size(sqlite3_file* file) {
  return methods(file).xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return methods(file).xDeviceCharacteristics(real(file));
}

constexpr sqlite3_io_methods kMethods = {
    1,           close,           read,    write,   truncate, sync,    file_size, lock,    unlock, check_lock, control,
    sector_size, characteristics, nullptr, nullptr, nullptr,  nullptr, nullptr,   nullptr,
};

sqlite3_vfs* real_vfs() {
  return sqlite3_vfs_find("unix");
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* disk = static_cast<FaultyDisk*>(vfs->pAppData);
  auto* place = reinterpret_cast<sqlite3_file*>(&shim(file) + 1);
  const int result = real_vfs()->xOpen(real_vfs(), name, place, flags, out_flags);
  if (result != SQLITE_OK) return result;
  new (file) File{{&kMethods}, place, disk, new std::string(name)};
  disk->opened(name);
  return SQLITE_OK;
}

}  // namespace

FaultyDisk::FaultyDisk() : vfs_(std::make_unique<sqlite3_vfs>(*real_vfs())), struck_at_(kNever) {
  vfs_->zName = "faulty";
  vfs_->szOsFile += static_cast<int>(sizeof(File));
  vfs_->pAppData = this;
  vfs_->xOpen = open;
  vfs_->pNext = nullptr;
  sqlite3_vfs_register(vfs_.get(), 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(vfs_.get());
}

void FaultyDisk::fail_at(int operation, Fault fault, Length length) {
  operation_ = 0;
  struck_at_ = operation;
  error_ = fault == Fault::Full ? SQLITE_FULL : SQLITE_IOERR;
  length_ = length;
}

void FaultyDisk::cut_power_at(int operation) {
  fail_at(operation, Fault::Failing, Length::FromThenOn);
}

void FaultyDisk::work_well() {
  struck_at_ = kNever;
}

int FaultyDisk::next_operation() {
  const int operation = operation_++;
  const bool fails = length_ == Length::Once ? operation == struck_at_ : operation >= struck_at_;
  return fails ? error_ : SQLITE_OK;
}

void FaultyDisk::opened(const std::string& path) {
  if (!files_.contains(path)) files_[path].synced = contents(path);
}

void FaultyDisk::changed(const std::string& path, Change change) {
  files_[path].since.push_back(std::move(change));
}

void FaultyDisk::synced(const std::string& path) {
  files_[path] = {contents(path), {}};
}

void FaultyDisk::leave_what_survived(Unsynced unsynced) const {
  for (const auto& [path, history] : files_) {
    auto bytes = history.synced;
    for (std::size_t i = 0; i < history.since.size(); ++i) {
      if (!survives(unsynced, i, history.since.size())) continue;
      const auto& change = history.since[i];
      const auto at = static_cast<std::size_t>(change.at);
      if (change.is_truncation || bytes.size() < at + change.bytes.size()) bytes.resize(at + change.bytes.size());
      bytes.replace(at, change.bytes.size(), change.bytes);
    }
    write_file(path, bytes);
  }
}

bool FaultyDisk::survives(Unsynced unsynced, std::size_t index, std::size_t count) {
  switch (unsynced) {
    case Unsynced::Lost:
      return false;
    case Unsynced::Written:
      return true;
    case Unsynced::EveryOther:
      return index % 2 == 0;
    case Unsynced::OnlyLast:
      return index + 1 == count;
  }
  return false;
}

}  // namespace db::test
