// SPDX-License-Identifier: MIT
#include "toolkit/desks/vault_desk.h"

#include "toolkit/desks/passphrase_judgement.h"
#include "toolkit/desks/wait_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using Result = db::Vault::UnlockResult;

constexpr const char* kWrong = "That is not the passphrase. Look at the Caps Lock key and type it again.";

}  // namespace

std::vector<Problem> VaultDesk::set_up(std::string passphrase, std::string repeat) {
  auto problems = passphrase_problems(passphrase, repeat);
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto also_wiped = db::SecretBytes::taken_from(repeat);
  if (!problems.empty()) return problems;
  vault_.create(secret, cost_);
  greet();
  return {};
}

Opening VaultDesk::unlock(std::string passphrase, db::Vault::OlderFileIs older) {
  if (passphrase.empty()) return {Result::WrongPassphrase, wait()};
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto result = vault_.unlock(secret, older);
  if (result != Result::Unlocked) return {result, wait()};
  was_recovered_ = false;
  greet();
  return {};
}

void VaultDesk::greet() {
  if (!kit_.is_shown() && kit_.is_due()) kit_.make();
}

Recovery VaultDesk::recover(std::vector<std::string> groups, db::Vault::OlderFileIs older) {
  if (state() == db::Vault::State::Unlocked) return {{Result::WrongPassphrase, wait()}, {}, true};
  std::string joined;
  for (auto& group : groups) {
    joined += group + " ";
    const auto wiped = db::SecretBytes::taken_from(group);
  }
  auto parsed = db::RecoveryCode::parse(joined);
  const auto wiped = db::SecretBytes::taken_from(joined);
  if (const auto* misfit = std::get_if<db::MisfitGroup>(&parsed))
    return {{Result::WrongPassphrase, wait()}, misfit->index};
  const auto result = vault_.unlock_with_kit(std::get<db::RecoveryCode>(parsed), older);
  if (result != Result::Unlocked) return {{result, wait()}, {}};
  was_recovered_ = true;
  return {};
}

bool VaultDesk::must_choose_passphrase() const {
  return was_recovered_ && vault_.state() == db::Vault::State::Unlocked;
}

std::vector<Problem> VaultDesk::choose_passphrase(std::string passphrase, std::string repeat) {
  auto problems = passphrase_problems(passphrase, repeat);
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto also_wiped = db::SecretBytes::taken_from(repeat);
  if (!problems.empty()) return problems;
  vault_.change_passphrase(secret);
  was_recovered_ = false;
  greet();
  return {};
}

std::string VaultDesk::passphrase_problem(std::string passphrase) {
  if (passphrase.empty()) return say(kWrong);
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto result = vault_.check_passphrase(secret);
  if (result == Result::Unlocked) return {};
  return result == Result::TooSoon ? refusal_words(result, wait()) : say(kWrong);
}

void VaultDesk::lock() {
  printing_.give_up();
  kit_.forget();
  was_recovered_ = false;
  vault_.lock();
}

}  // namespace toolkit
