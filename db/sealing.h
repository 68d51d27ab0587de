// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "db/derived_key.h"

namespace db {

/// Which key seals a cell, and its bytes, borrowed.
struct CellKey {
  std::uint32_t id;
  KeyBytes bytes;
};

/// The one place where a sealed cell may be opened. Moved anywhere else, or left behind by a later version of its row,
/// it is damaged.
struct CellAddress {
  std::string_view vault;
  std::string_view table;
  std::string_view column;
  std::string_view row;
  std::string_view client;  ///< empty for what belongs to the practice
  std::int64_t version = 0;
};

/// The id of the key that this cell says it is sealed under; 0, which no key has, for what is no cell.
std::uint32_t key_id_of(std::string_view cell);

inline constexpr std::size_t kNonceSize = 24;
using Nonce = std::array<unsigned char, kNonceSize>;

/// A sealed cell (FORMAT.md): format, algorithm, key id, nonce, commitment to the key, XChaCha20-Poly1305 of the padded
/// text. Nonces are random rather than counted, because a restored backup would count the same numbers again.
std::string seal(const CellKey& key, const CellAddress& address, std::string_view text);
/// With a nonce of the caller's, which must never come twice under one key: for the worked example of FORMAT.md.
std::string seal(const CellKey& key, const CellAddress& address, std::string_view text, const Nonce& nonce);

/// Error Damaged for whatever was not sealed with this key for this address.
std::string unseal(const CellKey& key, const CellAddress& address, std::string_view cell);

}  // namespace db
