// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/practitioners.h"
#include "db/vault.h"
#include "toolkit/desks/problem.h"
#include "toolkit/desks/recovery_kit_desk.h"
#include "toolkit/desks/vault_desk.h"

namespace toolkit {

/// Who may open the records, in the order in which they were added, and which of them did.
struct People {
  std::vector<db::Practitioner> practitioners;
  db::PractitionerId you;
};

/// People with access, and what opens the records: passphrases, the recovery kit, the keys. What one alone in front of
/// an open window must not be able to do asks for the passphrase of who opened it (field "own_passphrase"). Passphrases
/// are wiped before a call returns.
class AccessDesk {
 public:
  AccessDesk(db::Vault& vault, VaultDesk& door, RecoveryKitDesk& kit) : vault_(vault), door_(door), kit_(kit) {}

  People people();
  std::optional<db::Practitioner> find(const db::PractitionerId& id);
  /// Problems: "name", "passphrase", "repeat", "own_passphrase".
  std::vector<Problem> add(std::string name, std::string passphrase, std::string repeat, std::string own_passphrase);
  /// Gives whoever unlocked the records this name unless they have one: who makes the records is not asked for it.
  void introduce(const std::string& name);
  /// Problems: "name".
  std::vector<Problem> rename(const db::PractitionerId& id, std::string name);
  /// Takes the access away and starts new keys. Not for oneself.
  std::vector<Problem> remove(const db::PractitionerId& id, std::string own_passphrase);
  /// Problems: "own_passphrase", "passphrase", "repeat".
  std::vector<Problem> change_passphrase(std::string own_passphrase, std::string passphrase, std::string repeat);
  std::vector<Problem> make_recovery_kit(std::string own_passphrase);
  std::vector<Problem> make_new_keys(std::string own_passphrase);

 private:
  std::vector<Problem> own_passphrase_problems(std::string own_passphrase);
  std::string name_of_actor();

  db::Vault& vault_;
  VaultDesk& door_;
  RecoveryKitDesk& kit_;
};

}  // namespace toolkit
