// SPDX-License-Identifier: MIT
#include "faulty_calls.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstddef>

namespace db::test {
namespace {

struct State {
  bool is_in_use = false;
  bool is_armed = false;
  FaultyCalls::Fault fault = FaultyCalls::Fault::Full;
  FaultyCalls::Length length = FaultyCalls::Length::Once;
  int struck_at = 0;
  int call = 0;
  bool has_struck = false;
  bool has_failed_a_sync = false;
};

State g_state;

enum class Call { Write, Sync, Other };

bool is_short() {
  return g_state.fault == FaultyCalls::Fault::Short;
}

/// Whether this is the call that fails, and notes that it did.
bool strikes(Call kind) {
  if (!g_state.is_armed) return false;
  const int call = g_state.call++;
  const bool is_met =
      g_state.length == FaultyCalls::Length::Once ? call == g_state.struck_at : call >= g_state.struck_at;
  if (!is_met || (is_short() && kind != Call::Write)) return false;
  if (g_state.fault == FaultyCalls::Fault::Killed) ::kill(::getpid(), SIGKILL);
  g_state.has_struck = true;
  if (kind == Call::Sync) g_state.has_failed_a_sync = true;
  return true;
}

int refused() {
  errno = g_state.fault == FaultyCalls::Fault::Full ? ENOSPC : EIO;
  return -1;
}

/// Pipes and terminals are the test's own.
bool is_file(int descriptor) {
  struct ::stat status {};
  return g_state.is_armed && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

template <class Function>
Function system_call(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

using Open = int (*)(const char*, int, ...);
using Write = ssize_t (*)(int, const void*, std::size_t);
using PositionedWrite = ssize_t (*)(int, const void*, std::size_t, off_t);
using Truncate = int (*)(int, off_t);
using Sync = int (*)(int);
using Rename = int (*)(const char*, const char*);

template <class Act>
ssize_t write_with(int descriptor, std::size_t size, Act act) {
  if (!is_file(descriptor) || !strikes(Call::Write)) return act(size);
  return is_short() ? act(size / 2) : refused();
}

int sync_with(int descriptor, const char* name) {
  if (!g_state.is_in_use) return system_call<Sync>(name)(descriptor);
  return strikes(Call::Sync) ? refused() : 0;
}

int truncate_with(int descriptor, off_t size, const char* name) {
  if (is_file(descriptor) && strikes(Call::Other)) return refused();
  return system_call<Truncate>(name)(descriptor, size);
}

int open_with(const char* path, int flags, unsigned int mode, const char* name) {
  if ((flags & O_CREAT) != 0 && strikes(Call::Other)) return refused();
  return system_call<Open>(name)(path, flags, mode);
}

unsigned int mode_of(int flags, std::va_list arguments) {
  return (flags & O_CREAT) != 0 ? va_arg(arguments, unsigned int) : 0;
}

}  // namespace

// The library's headers may define these in line, so they are named only for the linker.
extern "C" {
int faulty_open(const char* path, int flags, ...) asm("open");
int faulty_open64(const char* path, int flags, ...) asm("open64");
ssize_t faulty_write(int descriptor, const void* bytes, std::size_t size) asm("write");
ssize_t faulty_pwrite(int descriptor, const void* bytes, std::size_t size, off_t at) asm("pwrite");
ssize_t faulty_pwrite64(int descriptor, const void* bytes, std::size_t size, off_t at) asm("pwrite64");
int faulty_ftruncate(int descriptor, off_t size) asm("ftruncate");
int faulty_ftruncate64(int descriptor, off_t size) asm("ftruncate64");
int faulty_fsync(int descriptor) asm("fsync");
int faulty_fdatasync(int descriptor) asm("fdatasync");
int faulty_rename(const char* from, const char* to) asm("rename");

int faulty_open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const auto mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_with(path, flags, mode, "open");
}

int faulty_open64(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const auto mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_with(path, flags, mode, "open64");
}

ssize_t faulty_write(int descriptor, const void* bytes, std::size_t size) {
  return write_with(descriptor, size,
                    [&](std::size_t some) { return system_call<Write>("write")(descriptor, bytes, some); });
}

ssize_t faulty_pwrite(int descriptor, const void* bytes, std::size_t size, off_t at) {
  return write_with(descriptor, size, [&](std::size_t some) {
    return system_call<PositionedWrite>("pwrite")(descriptor, bytes, some, at);
  });
}

ssize_t faulty_pwrite64(int descriptor, const void* bytes, std::size_t size, off_t at) {
  return write_with(descriptor, size, [&](std::size_t some) {
    return system_call<PositionedWrite>("pwrite64")(descriptor, bytes, some, at);
  });
}

int faulty_ftruncate(int descriptor, off_t size) {
  return truncate_with(descriptor, size, "ftruncate");
}

int faulty_ftruncate64(int descriptor, off_t size) {
  return truncate_with(descriptor, size, "ftruncate64");
}

int faulty_fsync(int descriptor) {
  return sync_with(descriptor, "fsync");
}

int faulty_fdatasync(int descriptor) {
  return sync_with(descriptor, "fdatasync");
}

int faulty_rename(const char* from, const char* to) {
  return strikes(Call::Other) ? refused() : system_call<Rename>("rename")(from, to);
}
}

FaultyCalls::FaultyCalls() {
  g_state = {};
  g_state.is_in_use = true;
}

FaultyCalls::~FaultyCalls() {
  g_state = {};
}

void FaultyCalls::fail_at(int call, Fault fault, Length length) {
  g_state = {true, true, fault, length, call, 0, false, false};
}

void FaultyCalls::work_well() {
  g_state.is_armed = false;
}

bool FaultyCalls::has_struck() const {
  return g_state.has_struck;
}

bool FaultyCalls::has_failed_a_sync() const {
  return g_state.has_failed_a_sync;
}

}  // namespace db::test
