// SPDX-License-Identifier: MIT
#include "db/key_slots.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr Word<SlotKind> kKinds[] = {{SlotKind::Passphrase, "passphrase"}, {SlotKind::Recovery, "recovery"}};

PassphraseCost cost_from(const Statement& row, int first_column) {
  return {static_cast<unsigned long long>(row.number(first_column)),
          static_cast<std::size_t>(row.number(first_column + 1))};
}

KeySlot read_slot(const Statement& row) {
  KeySlot slot;
  slot.id = row.text(0);
  slot.vault_id = row.text(1);
  slot.kind = value_of(kKinds, row.text(2));
  slot.practitioner = row.text(3);
  slot.created_at = time_from(row.number(4));
  slot.cost = cost_from(row, 5);
  slot.salt = row.blob(7);
  slot.public_key = row.blob(8);
  slot.nonce = row.blob(9);
  slot.commitment = row.blob(10);
  slot.sealed = row.blob(11);
  slot.key_id = static_cast<std::uint32_t>(row.number(12));
  slot.box = row.blob(13);
  slot.mac = row.blob(14);
  return slot;
}

void check(const KeySlot& slot, const std::string& stored_checksum, const PassphraseCost& floor) {
  if (!has_right_sizes(slot) || stored_checksum != checksum(slot)) throw damaged("key_slot");
  if (slot.kind == SlotKind::Recovery) return;
  if (!is_within_bounds(slot.cost) || !is_at_least(slot.cost, floor)) throw damaged("key_slot cost");
}

}  // namespace

KeySlots load_key_slots(Connection& connection) {
  const auto floor = least_cost(connection);
  KeySlots found;
  Statement rows(
      connection,
      "SELECT id, vault_id, kind, practitioner_id, created_at, passes, memory_bytes, salt, public_key, nonce, "
      "commitment, sealed, key_id, box, mac, checksum FROM key_slot ORDER BY rowid");
  while (rows.step()) {
    try {
      auto slot = read_slot(rows);
      check(slot, rows.blob(15), floor);
      found.slots.push_back(std::move(slot));
    } catch (const Error& failure) {
      if (failure.kind() != Error::Kind::Damaged) throw;
      ++found.damaged;
      found.damaged_place = failure.place();
    }
  }
  return found;
}

void insert_key_slot(Connection& connection, const KeySlot& slot) {
  Statement(connection,
            "INSERT INTO key_slot (id, vault_id, kind, practitioner_id, created_at, passes, memory_bytes, salt, "
            "public_key, nonce, commitment, sealed, key_id, box, mac, checksum) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(slot.id)
      .bind(slot.vault_id)
      .bind(word_for(kKinds, slot.kind))
      .bind(slot.practitioner)
      .bind(seconds(slot.created_at))
      .bind(static_cast<std::int64_t>(slot.cost.passes))
      .bind(static_cast<std::int64_t>(slot.cost.memory_bytes))
      .bind_blob(slot.salt)
      .bind_blob(slot.public_key)
      .bind_blob(slot.nonce)
      .bind_blob(slot.commitment)
      .bind_blob(slot.sealed)
      .bind(std::int64_t{slot.key_id})
      .bind_blob(slot.box)
      .bind_blob(slot.mac)
      .bind_blob(checksum(slot))
      .run();
}

void update_key_slot(Connection& connection, const KeySlot& slot) {
  const int rows = Statement(connection,
                             "UPDATE key_slot SET nonce = ?, commitment = ?, sealed = ?, key_id = ?, box = ?, mac = ?, "
                             "checksum = ? WHERE id = ?")
                       .bind_blob(slot.nonce)
                       .bind_blob(slot.commitment)
                       .bind_blob(slot.sealed)
                       .bind(std::int64_t{slot.key_id})
                       .bind_blob(slot.box)
                       .bind_blob(slot.mac)
                       .bind_blob(checksum(slot))
                       .bind(slot.id)
                       .run();
  if (rows != 1) throw damaged("key_slot");
}

void remove_key_slot(Connection& connection, const std::string& practitioner) {
  Statement(connection, "DELETE FROM key_slot WHERE practitioner_id = ?").bind(practitioner).run();
}

PassphraseCost least_cost(Connection& connection) {
  Statement row(connection, "SELECT least_passes, least_memory_bytes FROM vault");
  if (!row.step()) throw damaged("vault");
  return cost_from(row, 0);
}

bool is_trustworthy(Keyring& keyring, const OpenedSlot& opened) {
  for (auto id = keyring.vault_key().id; id >= kFirstKey; --id) {
    if (does_trust(opened, keyring.vault_key(id).bytes)) return true;
  }
  return false;
}

}  // namespace db
