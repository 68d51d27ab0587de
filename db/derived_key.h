// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace db {

inline constexpr std::size_t kKeySize = 32;
/// A key is borrowed as its bytes; the owner keeps them in locked memory.
using KeyBytes = std::span<const unsigned char, kKeySize>;

/// A key made from another for one purpose: BLAKE2b keyed with the other, personalized with the purpose (at most 16
/// characters), over `input`. It lives on the stack for the length of one sealing and is wiped with it.
class DerivedKey {
 public:
  DerivedKey(KeyBytes key, std::string_view purpose, std::span<const unsigned char> input);
  ~DerivedKey();
  DerivedKey(const DerivedKey&) = delete;
  DerivedKey& operator=(const DerivedKey&) = delete;

  KeyBytes bytes() const { return bytes_; }

 private:
  std::array<unsigned char, kKeySize> bytes_{};
};

/// BLAKE2b of `data` under the key, as many bytes as `out` holds: what a sealed thing says about the key that opens it,
/// so that no sealed bytes can be made to open under two keys.
void commit_to_key(const DerivedKey& key, std::span<const unsigned char> data, std::span<unsigned char> out);

}  // namespace db
