// SPDX-License-Identifier: MIT
#include <malloc.h>
#include <string.h>

#include <algorithm>
#include <cstddef>

// Every block of memory is zeroed when it is given back, whoever held it: the forms of requests, the texts of records,
// the buffers of the libraries. So what was locked away, or typed a moment ago, is not left lying in free memory. The
// alternative, to wipe in each place that ever holds something, is forgotten in one of them.
//
// These replace the C library's own functions for the whole program (glibc manual, "Replacing malloc"); operator new
// and delete come down to them. This file is linked into the executable alone, and not where a sanitizer does the same.

extern "C" {

// glibc's own, by the names it keeps for this.
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void __libc_free(void* block);

void* malloc(std::size_t size) {
  return __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) {
  return __libc_calloc(count, size);
}

void free(void* block) {
  // glibc never keeps a block of this size or more: it goes back to the system, which zeroes it for the next
  // (mallopt(3), M_MMAP_THRESHOLD).
  constexpr std::size_t kGoesToTheSystem = std::size_t{32} << 20;
  const auto size = malloc_usable_size(block);
  if (size < kGoesToTheSystem) explicit_bzero(block, size);
  __libc_free(block);
}

/// In place only when hardly anything is given back: glibc's own would leave what it cuts off, or moves, as it was.
void* realloc(void* block, std::size_t size) {
  if (block == nullptr || size == 0) {
    free(block);
    return size == 0 && block != nullptr ? nullptr : __libc_malloc(size);
  }
  const auto held = malloc_usable_size(block);
  if (size <= held && size >= held / 2) return block;
  auto* const moved = __libc_malloc(size);
  if (moved == nullptr) return nullptr;
  memcpy(moved, block, std::min(held, size));
  free(block);
  return moved;
}
}
