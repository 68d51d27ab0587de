// SPDX-License-Identifier: MIT
#include "db/rotation.h"

#include <optional>
#include <string>
#include <vector>

#include "db/audit_chain.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/key_slots.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/sentences.h"
#include "db/settings.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::string_view kSetting = "rotation";
constexpr std::string_view kUnderWay = "under-way";
constexpr std::string_view kDone = "done";

/// A slot that is not ours gets no key and goes: it was put there by somebody else, or rotted.
void entrust_slots(Connection& connection, KeyBytes before, const NumberedKey& vault_key) {
  for (auto& slot : load_key_slots(connection).slots) {
    if (!is_authentic(slot, before)) {
      remove_key_slot(connection, slot.practitioner);
      continue;
    }
    entrust(slot, vault_key);
    update_key_slot(connection, slot);
  }
}

void keep_earlier_key(Connection& connection, Keyring& keyring, const CellKey& earlier, std::int64_t next_sequence) {
  const auto id = std::to_string(earlier.id);
  const auto number = std::to_string(next_sequence);
  SecretBytes text(kKeySize + number.size());
  std::ranges::copy(earlier.bytes, text.bytes().begin());
  std::ranges::copy(number, text.bytes().begin() + kKeySize);
  const std::string_view view(reinterpret_cast<const char*>(text.bytes().data()), text.size());
  Statement(connection, "INSERT INTO earlier_vault_key (key_id, wrapped) VALUES (?, ?)")
      .bind(std::int64_t{earlier.id})
      .bind_blob(seal(keyring.vault_key(), earlier_key_at(keyring.vault_id(), id), view))
      .run();
}

/// The same version of the row, its cells and its MAC under the keys of another keyring.
void seal_anew(Connection& connection, Keyring& fresh, const RecordTable& table, const RecordAddress& address,
               const RecordRow& row) {
  const SealedRow sealed(fresh, table.compartment, table.name, address.id, address.client, address.version);
  for (const auto& column : row.columns) {
    if (column.kind != RecordColumn::Kind::Cell) continue;
    const auto sql = "UPDATE " + std::string(table.name) + " SET " + column.name + " = ? WHERE id = ?";
    Statement(connection, sql.c_str()).bind_blob(sealed.seal(column.name, column.text)).bind(address.id).run();
  }
  sealed.write_mac(connection);
}

bool belongs_to_practice(const RecordTable& table) {
  return table.compartment == Compartment::Practice;
}

/// A row that is damaged is left as it is.
void seal_practice_anew(Connection& connection, Keyring& keyring, Keyring& fresh) {
  for (const auto& table : record_tables()) {
    if (!belongs_to_practice(table)) continue;
    for (const auto& address : record_addresses(connection, table)) {
      try {
        seal_anew(connection, fresh, table, address, load_record(connection, keyring, table, address));
      } catch (const Error& failure) {
        if (failure.kind() != Error::Kind::Damaged) throw;
      }
    }
  }
}

struct OpenedRecord {
  const RecordTable& table;
  RecordAddress address;
  RecordRow row;
};

/// Error Damaged when one is: then the client keeps the key, because what is damaged may still be read by somebody with
/// more patience.
std::vector<OpenedRecord> open_everything(Connection& connection, Keyring& keyring, const ClientId& client) {
  std::vector<OpenedRecord> records;
  for (const auto& table : record_tables()) {
    if (belongs_to_practice(table)) continue;
    for (auto& address : record_addresses_of(connection, table, client)) {
      auto row = load_record(connection, keyring, table, address);
      records.push_back({table, std::move(address), std::move(row)});
    }
  }
  return records;
}

void give_new_key(Connection& connection, Keyring& keyring, const ClientId& client) {
  const auto records = open_everything(connection, keyring, client);
  const bool is_complete = is_roster_complete(connection, keyring, client);
  keyring.forget_client(client);
  Statement(connection, "DELETE FROM client_key WHERE client_id = ?").bind(client.text).run();
  keyring.add_client(client);
  for (const auto& [table, address, row] : records) seal_anew(connection, keyring, table, address, row);
  seal_roster_anew(connection, keyring, client, is_complete);
}

/// Whose key is still wrapped by a vault key of before.
std::vector<ClientId> waiting_clients(Connection& connection, const Keyring& keyring) {
  Statement rows(connection, "SELECT client_id, substr(wrapped, 1, 6) FROM client_key ORDER BY key_id");
  std::vector<ClientId> waiting;
  while (rows.step()) {
    if (key_id_of(rows.blob(1)) != keyring.vault_key().id) waiting.push_back(ClientId{rows.text(0)});
  }
  return waiting;
}

/// Has the keyring read the client's key from the file again, whether the change to it succeeds or is undone.
class Forgetting {
 public:
  Forgetting(Keyring& keyring, const ClientId& client) : keyring_(keyring), client_(client) {}
  ~Forgetting() { keyring_.forget_client(client_); }
  Forgetting(const Forgetting&) = delete;
  Forgetting& operator=(const Forgetting&) = delete;

 private:
  Keyring& keyring_;
  const ClientId& client_;
};

/// False for a client whose key does not open any more.
bool rotate_client(Connection& connection, Keyring& keyring, const ClientId& client) {
  const Forgetting at_the_end(keyring, client);
  try {
    keyring.key(Compartment::Client, client);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    return false;
  }
  try {
    give_new_key(connection, keyring, client);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    keyring.rewrap_client(client);
  }
  return true;
}

}  // namespace

std::unique_ptr<Keyring> exchange_vault_key(Connection& connection, Keyring& keyring) {
  const auto earlier = keyring.vault_key();
  const auto id = earlier.id + 1;
  auto fresh = std::make_unique<Keyring>(connection, keyring.vault_id(), id, SecretBytes::random(kKeySize));
  const bool is_complete = is_roster_complete(connection, keyring, {});
  entrust_slots(connection, earlier.bytes, {id, fresh->vault_key().bytes});
  keep_earlier_key(connection, *fresh, earlier, go_on_from(connection, keyring, *fresh));
  seal_practice_anew(connection, keyring, *fresh);
  seal_roster_anew(connection, *fresh, {}, is_complete);
  save_setting(connection, *fresh, kSetting, kUnderWay);
  return fresh;
}

bool is_rotation_under_way(Connection& connection, Keyring& keyring) {
  return find_setting(connection, keyring, kSetting) == kUnderWay;
}

bool rotate_one_client(Connection& connection, Keyring& keyring) {
  for (const auto& client : waiting_clients(connection, keyring)) {
    if (rotate_client(connection, keyring, client)) return true;
  }
  save_setting(connection, keyring, kSetting, kDone);
  return false;
}

RotationProgress rotation_progress(Connection& connection, Keyring& keyring) {
  RotationProgress progress;
  progress.is_rotating = is_rotation_under_way(connection, keyring);
  Statement count(connection, "SELECT count(*) FROM client_key");
  count.step();
  progress.total = static_cast<std::size_t>(count.number(0));
  progress.done = progress.total - waiting_clients(connection, keyring).size();
  return progress;
}

}  // namespace db
