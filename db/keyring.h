// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/ids.h"
#include "db/sealing.h"
#include "db/secret_bytes.h"

namespace db {

class Connection;

/// What a cell is sealed under: the vault key for what belongs to the practice, a client's own key for what belongs to
/// the client, and keys made from that one for the client's safety answers and for psychotherapy notes.
enum class Compartment { Practice, Client, Safety, Process };

/// The keys of an unlocked vault, in locked memory, wiped with it.
///
/// Each client has a random key of their own, kept in the file wrapped by the vault key: when that row is destroyed,
/// nothing that was sealed for the client can be opened again. They are unwrapped when first asked for. The vault keys
/// of before the last rotation are there to read what is still, or for good, sealed under them. Not for several
/// threads; Vault sees to that.
class Keyring {
 public:
  /// The connection must outlive it.
  Keyring(Connection& connection, std::string vault_id, std::uint32_t vault_key_id, SecretBytes vault_key);

  const std::string& vault_id() const { return vault_id_; }
  /// For Practice the client does not matter. Error Damaged when a client has no key or it does not open.
  CellKey key(Compartment compartment, const ClientId& client);
  /// The vault key of this number, which every one of before leads to. Error Damaged when it cannot be had.
  CellKey vault_key(std::uint32_t id);
  CellKey vault_key() const;
  /// Makes and keeps a key for a client whose row follows in the same transaction.
  void add_client(const ClientId& client);
  /// Wraps the client's key by the vault key of today.
  void rewrap_client(const ClientId& client);
  /// Wipes what is held of the client's keys, after a change to them was committed.
  void forget_client(const ClientId& client);
  /// Destroys the key, in the file and in memory, as the last step of removing the client. When the transaction is
  /// undone, the key is unwrapped from the file again.
  void destroy_client(const ClientId& client);

 private:
  struct ClientKeys {
    std::uint32_t id = 0;
    std::span<unsigned char> bytes;  ///< the keys of Client, Safety and Process, one after the other, in one of slabs_
  };

  const ClientKeys& client_keys(const ClientId& client);
  const ClientKeys& hold(const ClientId& client, std::uint32_t id, std::span<const unsigned char> key);
  std::span<unsigned char> next_room();
  void hold_earlier(std::uint32_t id);
  CellAddress wrapped_at(const ClientId& client) const;

  Connection& connection_;
  std::string vault_id_;
  std::uint32_t vault_key_id_;
  SecretBytes vault_key_;
  std::map<std::uint32_t, SecretBytes> earlier_;
  std::map<ClientId, ClientKeys> clients_;
  std::vector<SecretBytes> slabs_;
  std::size_t rooms_left_ = 0;
};

/// Where a vault key of before is sealed, under the one that followed it; `id` in decimal.
CellAddress earlier_key_at(std::string_view vault_id, std::string_view id);

}  // namespace db
