// SPDX-License-Identifier: MIT
#include "toolkit/desks/vault_desk.h"

#include "toolkit/desks/passphrase_judgement.h"

namespace toolkit {

std::vector<Problem> VaultDesk::set_up(std::string passphrase, std::string repeat) {
  auto problems = passphrase_problems(passphrase, repeat);
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto also_wiped = db::SecretBytes::taken_from(repeat);
  if (problems.empty()) vault_.create(secret, cost_);
  return problems;
}

db::Vault::UnlockResult VaultDesk::unlock(std::string passphrase) {
  if (passphrase.empty()) return db::Vault::UnlockResult::WrongPassphrase;
  const auto secret = db::SecretBytes::taken_from(passphrase);
  return vault_.unlock(secret);
}

}  // namespace toolkit
