// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace db {

/// Bytes that must not be left lying about: a passphrase or a key. They live in libsodium's guarded memory, locked
/// against swapping where the system allows it, left out of core dumps, and are wiped when the owner goes. Movable,
/// never copyable.
class SecretBytes {
 public:
  SecretBytes() = default;
  /// Zeroed. Throws Error(NoMemory).
  explicit SecretBytes(std::size_t size);
  ~SecretBytes();
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;

  /// Copies the bytes and wipes where they came from, so that the caller's buffer holds nothing afterwards.
  static SecretBytes taken_from(std::span<char> source);
  static SecretBytes random(std::size_t size);
  static SecretBytes copy_of(std::span<const unsigned char> bytes);

  std::span<unsigned char> bytes() { return {data_, size_}; }
  std::span<const unsigned char> bytes() const { return {data_, size_}; }
  std::size_t size() const { return size_; }
  bool is_empty() const { return size_ == 0; }

 private:
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace db
