// SPDX-License-Identifier: MIT
#include "db/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "db/sentences.h"
#include "db/sodium_start.h"

namespace db {

SecretBytes::SecretBytes(std::size_t size) {
  if (size == 0) return;
  start_sodium();
  // Locking may be refused where the system allows little of it; the guard pages and the wiping hold all the same.
  data_ = static_cast<unsigned char*>(sodium_malloc(size));
  if (data_ == nullptr) throw no_memory("locked memory");
  size_ = size;
  sodium_memzero(data_, size_);
}

SecretBytes::~SecretBytes() {
  // sodium_free wipes before it gives back.
  if (data_ != nullptr) sodium_free(data_);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  SecretBytes taken(std::move(other));
  std::swap(data_, taken.data_);
  std::swap(size_, taken.size_);
  return *this;
}

SecretBytes SecretBytes::taken_from(std::span<char> source) {
  SecretBytes secret(source.size());
  std::copy(source.begin(), source.end(), secret.bytes().begin());
  if (!source.empty()) sodium_memzero(source.data(), source.size());
  return secret;
}

SecretBytes SecretBytes::random(std::size_t size) {
  SecretBytes secret(size);
  if (size > 0) randombytes_buf(secret.data_, size);
  return secret;
}

SecretBytes SecretBytes::copy_of(std::span<const unsigned char> bytes) {
  SecretBytes secret(bytes.size());
  std::copy(bytes.begin(), bytes.end(), secret.bytes().begin());
  return secret;
}

}  // namespace db
