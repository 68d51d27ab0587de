// SPDX-License-Identifier: MIT
#include "db/keyring.h"

#include <sodium.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "db/connection.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::size_t kRoomSize = 3 * kKeySize;
/// Guarded memory comes in whole pages, and a system may lock only a few megabytes of it: 42 rooms and libsodium's 16
/// bytes fill a page, so that the keys of a hundred thousand clients still fit.
constexpr std::size_t kRoomsInSlab = 42;

/// The compartments whose keys are made from a client's, and for which purpose.
constexpr std::pair<Compartment, std::string_view> kDerived[] = {{Compartment::Safety, "BoUs.safety"},
                                                                 {Compartment::Process, "BoUs.process"}};

/// Where the key of a compartment stands in a client's room.
std::size_t position_of(Compartment compartment) {
  const auto* derived = std::ranges::find(kDerived, compartment, [](const auto& each) { return each.first; });
  return derived == std::end(kDerived) ? 0 : 1 + static_cast<std::size_t>(derived - std::begin(kDerived));
}

KeyBytes key_at(std::span<const unsigned char> bytes, std::size_t position) {
  return KeyBytes(bytes.data() + position * kKeySize, kKeySize);
}

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
}

}  // namespace

Keyring::Keyring(Connection& connection, std::string vault_id, std::uint32_t vault_key_id, SecretBytes vault_key)
    : connection_(connection),
      vault_id_(std::move(vault_id)),
      vault_key_id_(vault_key_id),
      vault_key_(std::move(vault_key)) {}

CellKey Keyring::key(Compartment compartment, const ClientId& client) {
  if (compartment == Compartment::Practice) return vault_key();
  const auto& keys = client_keys(client);
  return {keys.id, key_at(keys.bytes, position_of(compartment))};
}

void Keyring::add_client(const ClientId& client) {
  const auto key = SecretBytes::random(kKeySize);
  const std::string_view text(reinterpret_cast<const char*>(key.bytes().data()), key.size());
  Statement(connection_, "INSERT INTO client_key (client_id, wrapped) VALUES (?, ?)")
      .bind(client.text)
      .bind_blob(seal(vault_key(), wrapped_at(client), text))
      .run();
}

void Keyring::rewrap_client(const ClientId& client) {
  const auto key = key_at(client_keys(client).bytes, 0);
  const std::string_view text(reinterpret_cast<const char*>(key.data()), key.size());
  Statement(connection_, "UPDATE client_key SET wrapped = ? WHERE client_id = ?")
      .bind_blob(seal(vault_key(), wrapped_at(client), text))
      .bind(client.text)
      .run();
}

void Keyring::forget_client(const ClientId& client) {
  const auto held = clients_.find(client);
  if (held == clients_.end()) return;
  // The room stays empty until the vault is locked: this happens once for each client in a rotation, and a few times a
  // year.
  sodium_memzero(held->second.bytes.data(), held->second.bytes.size());
  clients_.erase(held);
}

void Keyring::destroy_client(const ClientId& client) {
  Statement(connection_, "DELETE FROM client_key WHERE client_id = ?").bind(client.text).run();
  forget_client(client);
}

CellKey Keyring::vault_key(std::uint32_t id) {
  if (id == vault_key_id_) return vault_key();
  if (id == 0 || id > vault_key_id_) throw damaged("vault key");
  if (!earlier_.contains(id)) hold_earlier(id);
  return {id, key_at(earlier_.at(id).bytes(), 0)};
}

void Keyring::hold_earlier(std::uint32_t id) {
  // Each is sealed under the next, so the way leads over those in between.
  const auto next = vault_key(id + 1);
  Statement row(connection_, "SELECT wrapped FROM earlier_vault_key WHERE key_id = ?");
  if (!row.bind(std::int64_t{id}).step()) throw damaged("earlier_vault_key");
  auto text = unseal(next, earlier_key_at(vault_id_, std::to_string(id)), row.blob(0));
  if (text.size() < kKeySize) throw damaged("earlier_vault_key");
  earlier_.emplace(id, SecretBytes::taken_from({text.data(), kKeySize}));
  wipe(text);
}

const Keyring::ClientKeys& Keyring::client_keys(const ClientId& client) {
  if (const auto held = clients_.find(client); held != clients_.end()) return held->second;

  Statement row(connection_, "SELECT key_id, wrapped FROM client_key WHERE client_id = ?");
  if (!row.bind(client.text).step()) throw damaged("client_key");
  const auto wrapped = row.blob(1);
  auto key = unseal(vault_key(key_id_of(wrapped)), wrapped_at(client), wrapped);
  if (key.size() != kKeySize) throw damaged("client_key");
  const auto& keys = hold(client, static_cast<std::uint32_t>(row.number(0)),
                          {reinterpret_cast<const unsigned char*>(key.data()), key.size()});
  wipe(key);
  return keys;
}

const Keyring::ClientKeys& Keyring::hold(const ClientId& client, std::uint32_t id, std::span<const unsigned char> key) {
  const auto room = next_room();
  std::copy(key.begin(), key.end(), room.begin());
  for (const auto& [compartment, purpose] : kDerived) {
    const DerivedKey derived(key_at(room, 0), purpose, {});
    std::ranges::copy(derived.bytes(), room.subspan(position_of(compartment) * kKeySize).begin());
  }
  return clients_.emplace(client, ClientKeys{id, room}).first->second;
}

std::span<unsigned char> Keyring::next_room() {
  if (rooms_left_ == 0) {
    slabs_.emplace_back(kRoomsInSlab * kRoomSize);
    rooms_left_ = kRoomsInSlab;
  }
  return slabs_.back().bytes().subspan((kRoomsInSlab - rooms_left_--) * kRoomSize, kRoomSize);
}

CellKey Keyring::vault_key() const {
  return {vault_key_id_, key_at(vault_key_.bytes(), 0)};
}

CellAddress earlier_key_at(std::string_view vault_id, std::string_view id) {
  return {vault_id, "earlier_vault_key", "wrapped", id, {}, 1};
}

CellAddress Keyring::wrapped_at(const ClientId& client) const {
  return {vault_id_, "client_key", "wrapped", client.text, client.text, 1};
}

}  // namespace db
