// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
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
/// nothing that was sealed for the client can be opened again. They are unwrapped when first asked for. Not for several
/// threads; Vault sees to that.
class Keyring {
 public:
  /// The connection must outlive it.
  Keyring(Connection& connection, std::string vault_id, std::uint32_t vault_key_id, SecretBytes vault_key);

  const std::string& vault_id() const { return vault_id_; }
  /// For Practice the client does not matter. Error Damaged when a client has no key or it does not open.
  CellKey key(Compartment compartment, const ClientId& client);
  /// Makes and keeps a key for a client whose row follows in the same transaction.
  void add_client(const ClientId& client);

 private:
  struct ClientKeys {
    std::uint32_t id = 0;
    std::span<unsigned char> bytes;  ///< the keys of Client, Safety and Process, one after the other, in one of slabs_
  };

  const ClientKeys& client_keys(const ClientId& client);
  const ClientKeys& hold(const ClientId& client, std::uint32_t id, std::span<const unsigned char> key);
  std::span<unsigned char> next_room();
  CellKey vault_key() const;
  CellAddress wrapped_at(const ClientId& client) const;

  Connection& connection_;
  std::string vault_id_;
  std::uint32_t vault_key_id_;
  SecretBytes vault_key_;
  std::map<ClientId, ClientKeys> clients_;
  std::vector<SecretBytes> slabs_;
  std::size_t rooms_left_ = 0;
};

}  // namespace db
