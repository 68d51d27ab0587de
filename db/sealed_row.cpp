// SPDX-License-Identifier: MIT
#include "db/sealed_row.h"

#include "db/keyring.h"

namespace db {

SealedRow::SealedRow(Keyring& keyring, Compartment compartment, std::string_view table, std::string id, ClientId client,
                     std::int64_t version)
    : vault_(keyring.vault_id()),
      key_(keyring.key(compartment, client)),
      table_(table),
      id_(std::move(id)),
      client_(std::move(client)),
      version_(version) {}

std::string SealedRow::seal(std::string_view column, std::string_view text) const {
  return db::seal(key_, address(column), text);
}

std::string SealedRow::open(std::string_view column, std::string_view cell) const {
  return unseal(key_, address(column), cell);
}

CellAddress SealedRow::address(std::string_view column) const {
  return {vault_, table_, column, id_, client_.text, version_};
}

}  // namespace db
