// SPDX-License-Identifier: MIT
#include "db/backup_body.h"

#include <sodium.h>

#include <array>

#include "db/file_handle.h"

namespace db {
namespace {

static_assert(kBackupChunkOverhead == crypto_secretstream_xchacha20poly1305_ABYTES);
constexpr std::size_t kStreamHeaderSize = crypto_secretstream_xchacha20poly1305_HEADERBYTES;

const unsigned char* as_bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* as_bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

/// Made from the header as well, so that a body opens behind no other.
DerivedKey body_key(const BackupHeader& header, KeyBytes vault_key) {
  return {vault_key, "BoUs.backup", {as_bytes(header.bytes), header.bytes.size()}};
}

/// The state of a stream holds its key.
struct Stream {
  Stream() = default;
  ~Stream() { sodium_memzero(&state, sizeof state); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  crypto_secretstream_xchacha20poly1305_state state{};
};

void stop_if(const CancelFlag& is_cancelled) {
  if (is_cancelled) throw BackupCancelled();
}

}  // namespace

void seal_body(const FileHandle& plain, const FileHandle& backup, const BackupHeader& header, KeyBytes vault_key,
               const CancelFlag& is_cancelled) {
  const auto key = body_key(header, vault_key);
  Stream stream;
  std::string start(kStreamHeaderSize, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&stream.state, as_bytes(start), key.bytes().data());
  auto to = header.body_at();
  write_at(backup, start, to);
  to += start.size();
  // One chunk is read ahead, because the last one says that it is the last.
  auto chunk = read_at(plain, kBackupChunk, 0);
  for (std::uint64_t from = chunk.size();; from += chunk.size()) {
    stop_if(is_cancelled);
    auto next = read_at(plain, kBackupChunk, from);
    std::string sealed(chunk.size() + kBackupChunkOverhead, '\0');
    const unsigned char tag = next.empty() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push(&stream.state, as_bytes(sealed), nullptr, as_bytes(chunk), chunk.size(),
                                               as_bytes(header.bytes), header.bytes.size(), tag);
    write_at(backup, sealed, to);
    to += sealed.size();
    if (next.empty()) return;
    chunk = std::move(next);
  }
}

void open_body(const FileHandle& backup, const FileHandle& plain, const BackupHeader& header, KeyBytes vault_key,
               const CancelFlag& is_cancelled) {
  const auto key = body_key(header, vault_key);
  Stream stream;
  auto from = header.body_at();
  const auto start = read_at(backup, kStreamHeaderSize, from);
  from += start.size();
  if (start.size() != kStreamHeaderSize ||
      crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, as_bytes(start), key.bytes().data()) != 0)
    throw damaged_backup("backup body");
  std::uint64_t to = 0;
  unsigned char tag = 0;
  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    stop_if(is_cancelled);
    const auto sealed = read_at(backup, kBackupChunk + kBackupChunkOverhead, from);
    if (sealed.size() < kBackupChunkOverhead) throw damaged_backup("backup body");
    from += sealed.size();
    std::string chunk(sealed.size() - kBackupChunkOverhead, '\0');
    if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, as_bytes(chunk), nullptr, &tag, as_bytes(sealed),
                                                   sealed.size(), as_bytes(header.bytes), header.bytes.size()) != 0)
      throw damaged_backup("backup body");
    write_at(plain, chunk, to);
    to += chunk.size();
  }
  if (!read_at(backup, 1, from).empty()) throw damaged_backup("backup body");
}

}  // namespace db
