// SPDX-License-Identifier: MIT
#include "toolkit/desks/access_desk.h"

#include <algorithm>

#include "db/key_slots.h"
#include "db/transaction.h"
#include "toolkit/desks/passphrase_judgement.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// As a client's name (client_desk.cpp).
constexpr std::size_t kLongestName = 120;

std::vector<Problem> name_problems(const std::string& name) {
  return needed_text_problems("name", name, kLongestName, say("Write the name that the record's history shows."));
}

}  // namespace

People AccessDesk::people() {
  db::Transaction transaction(vault_);
  auto all = db::list_practitioners(transaction);
  std::erase_if(all, [](const auto& practitioner) { return practitioner.is_removed; });
  return {std::move(all), db::PractitionerId{transaction.actor()}};
}

std::optional<db::Practitioner> AccessDesk::find(const db::PractitionerId& id) {
  auto all = people().practitioners;
  const auto found = std::ranges::find(all, id, &db::Practitioner::id);
  if (found == all.end()) return std::nullopt;
  return std::move(*found);
}

std::vector<Problem> AccessDesk::add(std::string name, std::string passphrase, std::string repeat,
                                     std::string own_passphrase) {
  auto problems = name_problems(name);
  if (people().practitioners.size() >= db::kMostPractitioners) {
    problems = {{"name", say("As many people have access as can have it. Take one access away first.")}};
  }
  append(problems, passphrase_problems(passphrase, repeat, name));
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto also_wiped = db::SecretBytes::taken_from(repeat);
  append(problems, own_passphrase_problems(std::move(own_passphrase)));
  if (problems.empty()) vault_.add_practitioner(name, secret);
  return problems;
}

void AccessDesk::introduce(const std::string& name) {
  if (name_of_actor().empty()) rename(people().you, name);
}

std::vector<Problem> AccessDesk::rename(const db::PractitionerId& id, std::string name) {
  auto problems = name_problems(name);
  if (!problems.empty()) return problems;
  db::Transaction transaction(vault_);
  db::rename_practitioner(transaction, id, name);
  transaction.commit({db::AuditAction::Change, "practitioner", id.text, {}, {}});
  return {};
}

std::vector<Problem> AccessDesk::remove(const db::PractitionerId& id, std::string own_passphrase) {
  if (id == people().you) return {{"own_passphrase", say("Somebody else with access has to take yours away.")}};
  auto problems = own_passphrase_problems(std::move(own_passphrase));
  if (problems.empty()) vault_.remove_practitioner(id);
  return problems;
}

std::vector<Problem> AccessDesk::change_passphrase(std::string own_passphrase, std::string passphrase,
                                                   std::string repeat) {
  auto problems = passphrase_problems(passphrase, repeat, name_of_actor());
  const auto secret = db::SecretBytes::taken_from(passphrase);
  const auto also_wiped = db::SecretBytes::taken_from(repeat);
  append(problems, own_passphrase_problems(std::move(own_passphrase)));
  if (problems.empty()) vault_.change_passphrase(secret);
  return problems;
}

std::vector<Problem> AccessDesk::make_recovery_kit(std::string own_passphrase) {
  auto problems = own_passphrase_problems(std::move(own_passphrase));
  if (problems.empty()) kit_.make();
  return problems;
}

std::vector<Problem> AccessDesk::make_new_keys(std::string own_passphrase) {
  auto problems = own_passphrase_problems(std::move(own_passphrase));
  if (problems.empty() && !vault_.is_rotating()) vault_.start_rotation();
  return problems;
}

std::vector<Problem> AccessDesk::own_passphrase_problems(std::string own_passphrase) {
  auto sentence = door_.passphrase_problem(std::move(own_passphrase));
  if (sentence.empty()) return {};
  return {{"own_passphrase", std::move(sentence)}};
}

std::string AccessDesk::name_of_actor() {
  const auto actor = find(people().you);
  return actor ? actor->name : std::string();
}

}  // namespace toolkit
