// SPDX-License-Identifier: MIT
#include "db/derived_key.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

namespace db {

DerivedKey::DerivedKey(KeyBytes key, std::string_view purpose, std::span<const unsigned char> input) {
  std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> personal{};
  assert(purpose.size() <= personal.size());
  std::copy(purpose.begin(), purpose.end(), personal.begin());
  constexpr std::array<unsigned char, crypto_generichash_blake2b_SALTBYTES> no_salt{};
  crypto_generichash_blake2b_salt_personal(bytes_.data(), bytes_.size(), input.data(), input.size(), key.data(),
                                           key.size(), no_salt.data(), personal.data());
}

DerivedKey::~DerivedKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

void commit_to_key(const DerivedKey& key, std::span<const unsigned char> data, std::span<unsigned char> out) {
  crypto_generichash_blake2b(out.data(), out.size(), data.data(), data.size(), key.bytes().data(), key.bytes().size());
}

}  // namespace db
