// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Connection;
class Keyring;
class Transaction;

/// Somebody who has, or had, a passphrase of their own. The name is empty until they give one.
struct Practitioner {
  PractitionerId id;
  std::string name;
  Time added_at{};
  bool is_removed = false;

  friend bool operator==(const Practitioner&, const Practitioner&) = default;
};

/// In the order in which they were added, those who were removed included, because the audit trail tells of them. Error
/// Damaged when one is: who has access is not to be guessed.
std::vector<Practitioner> list_practitioners(Transaction& transaction);
void rename_practitioner(Transaction& transaction, const PractitionerId& id, const std::string& name);

// For the vault, which adds and removes them together with their slots.
PractitionerId insert_practitioner(Connection& connection, Keyring& keyring, const std::string& name, Time now);
void mark_practitioner_removed(Connection& connection, Keyring& keyring, const PractitionerId& id);
/// As list_practitioners.
std::vector<Practitioner> load_practitioners(Connection& connection, Keyring& keyring);

}  // namespace db
