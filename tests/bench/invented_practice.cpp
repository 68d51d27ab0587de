// SPDX-License-Identifier: MIT
#include "invented_practice.h"

#include <stdlib.h>

#include <stdexcept>

#include "db/clients.h"
#include "db/notes.h"
#include "db/responses.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/questionnaire_response.h"
#include "forms/shipped.h"

namespace bench {
namespace {

constexpr const char* kPassphrase = "four spoons under the blue table";
constexpr std::chrono::year_month_day kDay{std::chrono::year(2026), std::chrono::November, std::chrono::day(20)};

db::SecretBytes passphrase() {
  std::string copy(kPassphrase);
  return db::SecretBytes::taken_from(copy);
}

std::string word_of(std::uint32_t number) {
  constexpr const char* syllables[] = {"ma",  "ri", "jo",  "sé",  "ña",  "ki", "tom", "áš", "dv",  "ře", "ngu", "yễn",
                                       "phư", "ớc", "bjö", "åke", "sta", "pe", "lo",  "un", "ter", "wa", "ing", "den"};
  constexpr std::uint32_t count = std::size(syllables);
  std::string word = syllables[number % count];
  for (auto rest = number / count + 1; rest > 0; rest /= count) word += syllables[rest % count];
  return word;
}

/// A choice for every question that has some, a number from 0 to 10, and a few words for every other.
std::string invented_answers(const forms::Questionnaire& form, Dice& dice) {
  std::vector<forms::FlatAnswer> answers;
  const auto answer = [&](const auto& self, const std::vector<forms::Item>& items) -> void {
    for (const auto& item : items) {
      self(self, item.items);
      if (!item.options.empty()) {
        answers.push_back(
            {item.link_id, {item.options[dice.below(static_cast<std::uint32_t>(item.options.size()))].value}});
      } else if (item.type == forms::ItemType::Integer) {
        answers.push_back({item.link_id, {static_cast<std::int32_t>(dice.below(11))}});
      } else if (item.type == forms::ItemType::String || item.type == forms::ItemType::Text) {
        answers.push_back({item.link_id, {invented_text(dice, 6)}});
      }
    }
  };
  answer(answer, form.items);
  return forms::write_response(forms::arrange(form, answers, forms::ResponseStatus::Completed));
}

}  // namespace

std::uint32_t Dice::below(std::uint32_t limit) {
  // The constants of Knuth's MMIX generator.
  state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
  return static_cast<std::uint32_t>((state_ >> 33U) % limit);
}

std::string invented_word(Dice& dice) {
  // The smaller the range, the more often its words come.
  const std::uint32_t range = 1U << (4 + dice.below(13));
  return word_of(dice.below(range));
}

std::string invented_text(Dice& dice, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += (i == 0 ? "" : " ") + invented_word(dice);
  return text;
}

std::string invented_name(Dice& dice) {
  return word_of(dice.below(3000)) + " " + word_of(3000 + dice.below(3000));
}

Practice::Practice() {
  auto pattern = (std::filesystem::temp_directory_path() / "both-of-us-bench-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = std::filesystem::canonical(pattern);
  folder_ = std::make_unique<db::DataFolder>(path_);
  vault_ = std::make_unique<db::Vault>(*folder_, clock_);
  vault_->create(passphrase(), kLeastCost);
}

Practice::~Practice() {
  vault_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void Practice::add_clients(int count, int notes_each) {
  Dice dice(7);
  db::Transaction transaction(*vault_);
  for (int i = 0; i < count; ++i) {
    clock_.advance();
    db::Partner partner;
    partner.name = invented_name(dice);
    const auto client = db::add_client(transaction, invented_name(dice), partner);
    for (int j = 0; j < notes_each; ++j) db::add_note(transaction, client.id, kDay, invented_text(dice, 50));
    db::add_response(transaction, client.id, forms::intake().canonical(), db::ResponseState::Completed,
                     invented_answers(forms::short_intake(), dice));
  }
  transaction.commit({db::AuditAction::Create, "client", {}, {}, {}});
}

void Practice::add_happenings() {
  Dice dice(13);
  const auto& form = forms::shipped("what-happened");
  const auto clients = client_ids();
  db::Transaction transaction(*vault_);
  for (const auto& client : clients)
    db::add_response(transaction, client, form.canonical(), db::ResponseState::Completed,
                     invented_answers(form, dice));
  transaction.commit({db::AuditAction::Create, "questionnaire_response", {}, {}, {}});
}

std::vector<db::ClientId> Practice::client_ids() {
  db::Transaction transaction(*vault_);
  std::vector<db::ClientId> ids;
  for (const auto& client : db::list_clients(transaction)) ids.push_back(client.id);
  return ids;
}

std::int64_t Practice::last_sequence() {
  db::Transaction transaction(*vault_);
  return db::audit_entries(transaction, 1).at(0).sequence;
}

void Practice::unlock() {
  if (vault_->unlock(passphrase()) != db::Vault::UnlockResult::Unlocked) throw std::runtime_error("not unlocked");
}

}  // namespace bench
