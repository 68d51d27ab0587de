// SPDX-License-Identifier: MIT
#include "db/sealing.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

#include "db/associated_data.h"
#include "db/sentences.h"
#include "db/sodium_start.h"

namespace db {
namespace {

constexpr unsigned char kFormat = 1;
constexpr unsigned char kXChaCha20Poly1305 = 1;

// Where the parts of a cell begin.
constexpr std::size_t kKeyIdAt = 2;
constexpr std::size_t kNonceAt = 6;
constexpr std::size_t kCommitmentAt = kNonceAt + kNonceSize;
constexpr std::size_t kCommitmentSize = 16;
constexpr std::size_t kSealedAt = kCommitmentAt + kCommitmentSize;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

constexpr std::size_t kShortBlock = 64;
constexpr std::size_t kMiddleBlock = 256;
constexpr std::size_t kLongBlock = 4096;

/// Padding adds at least one byte, so a text that ends before a limit fills its blocks up to that limit at most, and
/// the padded size tells the block as well as the plain size does.
std::size_t block_for_text(std::size_t size) {
  if (size < kMiddleBlock) return kShortBlock;
  return size < kLongBlock ? kMiddleBlock : kLongBlock;
}

std::size_t block_for_padded(std::size_t size) {
  if (size <= kMiddleBlock) return kShortBlock;
  return size <= kLongBlock ? kMiddleBlock : kLongBlock;
}

unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

AssociatedData bind(std::uint32_t key_id, const CellAddress& address) {
  AssociatedData data;
  data.add_number(kFormat).add_number(kXChaCha20Poly1305).add(address.vault).add(address.table).add(address.column);
  data.add(address.row).add(address.client).add_number(static_cast<std::uint64_t>(address.version)).add_number(key_id);
  return data;
}

void write_key_id(std::string& cell, std::uint32_t id) {
  for (unsigned int i = 0; i < 4; ++i) cell[kKeyIdAt + i] = static_cast<char>((id >> (24U - 8U * i)) & 0xFFU);
}

std::uint32_t read_key_id(std::string_view cell) {
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = (id << 8U) | raw(cell)[kKeyIdAt + i];
  return id;
}

std::string pad(std::string_view text) {
  const auto block = block_for_text(text.size());
  const auto padded_size = (text.size() / block + 1) * block;
  std::string padded;
  padded.reserve(padded_size);
  padded = text;
  padded.resize(padded_size);
  std::size_t written = 0;
  [[maybe_unused]] const int result = sodium_pad(&written, raw(padded), text.size(), block, padded_size);
  assert(result == 0 && written == padded_size);
  return padded;
}

void unpad(std::string& padded, std::string_view place) {
  // What is here is authenticated, so the time this takes tells nobody more than the padded size does.
  const auto end = padded.find_last_not_of('\0');
  const bool is_padded =
      end != std::string::npos && padded[end] == '\x80' && padded.size() - end <= block_for_padded(padded.size());
  if (!is_padded) throw damaged(std::string(place));
  padded.resize(end);
}

}  // namespace

std::uint32_t key_id_of(std::string_view cell) {
  return cell.size() < kNonceAt ? 0 : read_key_id(cell);
}

std::string seal(const CellKey& key, const CellAddress& address, std::string_view text) {
  start_sodium();
  Nonce nonce{};
  randombytes_buf(nonce.data(), nonce.size());
  return seal(key, address, text, nonce);
}

std::string seal(const CellKey& key, const CellAddress& address, std::string_view text, const Nonce& nonce) {
  const DerivedKey sealing(key.bytes, "BoUs.cell.seal", nonce);
  const DerivedKey committing(key.bytes, "BoUs.cell.commit", nonce);
  const AssociatedData data = bind(key.id, address);
  std::string padded = pad(text);

  std::string cell(kSealedAt + padded.size() + kTagSize, '\0');
  cell[0] = kFormat;
  cell[1] = kXChaCha20Poly1305;
  write_key_id(cell, key.id);
  std::copy(nonce.begin(), nonce.end(), raw(cell) + kNonceAt);
  commit_to_key(committing, data.bytes(), {raw(cell) + kCommitmentAt, kCommitmentSize});
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(cell) + kSealedAt, nullptr, raw(padded), padded.size(),
                                             data.bytes().data(), data.bytes().size(), nullptr, nonce.data(),
                                             sealing.bytes().data());
  sodium_memzero(padded.data(), padded.size());
  return cell;
}

std::string unseal(const CellKey& key, const CellAddress& address, std::string_view cell) {
  const std::string place(address.table);
  if (cell.size() < kSealedAt + kShortBlock + kTagSize) throw damaged(place);
  if (raw(cell)[0] != kFormat || raw(cell)[1] != kXChaCha20Poly1305 || read_key_id(cell) != key.id)
    throw damaged(place);

  const std::span<const unsigned char> nonce(raw(cell) + kNonceAt, kNonceSize);
  const DerivedKey sealing(key.bytes, "BoUs.cell.seal", nonce);
  const DerivedKey committing(key.bytes, "BoUs.cell.commit", nonce);
  const AssociatedData data = bind(key.id, address);
  std::array<unsigned char, kCommitmentSize> commitment{};
  commit_to_key(committing, data.bytes(), commitment);
  if (sodium_memcmp(commitment.data(), raw(cell) + kCommitmentAt, kCommitmentSize) != 0) throw damaged(place);

  const auto sealed = cell.substr(kSealedAt);
  std::string text(sealed.size() - kTagSize, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(text), nullptr, nullptr, raw(sealed), sealed.size(),
                                                 data.bytes().data(), data.bytes().size(), nonce.data(),
                                                 sealing.bytes().data()) != 0)
    throw damaged(place);
  unpad(text, place);
  return text;
}

}  // namespace db
