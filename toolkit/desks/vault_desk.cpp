// SPDX-License-Identifier: MIT
#include "toolkit/desks/vault_desk.h"

#include "forms/validation.h"

namespace toolkit {
namespace {

// Long rather than complicated: no rules about which characters. OWASP ASVS 5.0, 6.2.
constexpr std::size_t kShortestPassphrase = 15;

std::vector<Problem> passphrase_problems(const std::string& passphrase, const std::string& repeat) {
  if (forms::count_characters(passphrase) < kShortestPassphrase) {
    return {{"passphrase", "Use at least 15 characters. Four or five words that do not belong together work well."}};
  }
  if (passphrase != repeat) return {{"repeat", "The two do not match. Type the same passphrase in both fields."}};
  return {};
}

}  // namespace

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
