// SPDX-License-Identifier: MIT
#include "toolkit/desks/retention_desk.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "db/audit_trail.h"
#include "db/client_merges.h"
#include "db/error.h"
#include "db/transaction.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using Date = db::Retention::Date;

constexpr int kMostYears = 30;
/// Five years: whoever keeps an invitation longer keeps it for the client's record.
constexpr int kMostMonths = 60;
constexpr std::size_t kLongestReason = 600;
constexpr std::array kSnoozes = {3, 6, 12};
/// A day that no review lies behind, to ask when one will be due.
constexpr Date kEndOfTime{std::chrono::year(9999), std::chrono::December, std::chrono::day(31)};

Date today(const db::Transaction& transaction) {
  return local_day(transaction.now());
}

/// Empty for what is not a number from 1 to `most`.
std::optional<int> number_up_to(int most, const std::string& text) {
  int number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  const bool is_number = failure == std::errc() && stop == end && number >= 1 && number <= most;
  return is_number ? std::optional(number) : std::nullopt;
}

/// The day after so many months, or the morrow of the month that has no such day.
Date later_by(Date day, std::chrono::months months) {
  const auto later = day + months;
  if (later.ok()) return later;
  return Date(std::chrono::sys_days(later.year() / later.month() / std::chrono::last) + std::chrono::days(1));
}

db::AuditEvent event(db::AuditAction action, const db::ClientId& client, std::string detail) {
  return {action, "retention", client.text, client, std::move(detail)};
}

std::optional<ReviewRow> row_of(db::Transaction& transaction, const db::DueClient& due) {
  try {
    auto client = db::find_client(transaction, due.client);
    if (!client) return std::nullopt;
    auto retention = db::load_retention(transaction, due.client);
    return ReviewRow{std::move(*client), std::move(retention), due.due};
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    transaction.report({"client", due.client.text});
    return std::nullopt;
  }
}

/// Rules that are damaged are taken for the usual ones: the list of clients, which counts who is due, must open all the
/// same.
db::RetentionRules rules_or_usual(db::Transaction& transaction) {
  try {
    return db::load_retention_rules(transaction);
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    transaction.report({"setting", ""});
    return {};
  }
}

/// Changes what was decided about a client, unless another window did so first.
template <class Change>
RetentionOutcome change_retention(db::Vault& vault, const db::ClientId& id, std::int64_t version, std::string detail,
                                  Change change) {
  db::Transaction transaction(vault);
  const auto client = db::find_client(transaction, id);
  if (!client) return RetentionOutcome::NoSuchClient;
  auto retention = db::load_retention(transaction, id);
  if (retention.version != version) return RetentionOutcome::ChangedMeanwhile;
  if (const auto outcome = change(transaction, *client, retention); outcome != RetentionOutcome::Saved) return outcome;
  if (!db::save_retention(transaction, id, retention)) return RetentionOutcome::ChangedMeanwhile;
  transaction.commit(event(db::AuditAction::RetentionSet, id, std::move(detail)));
  return RetentionOutcome::Saved;
}

}  // namespace

db::RetentionRules RetentionDesk::open_rules() {
  db::Transaction transaction(vault_);
  const auto rules = db::load_retention_rules(transaction);
  transaction.commit({db::AuditAction::View, "retention", "", {}, "rules"});
  return rules;
}

std::vector<Problem> RetentionDesk::save_rules(const TypedRules& typed) {
  const auto years = number_up_to(kMostYears, typed.client_years);
  const auto months = number_up_to(kMostMonths, typed.partner_months);
  std::vector<Problem> problems;
  if (!years) problems.push_back({"client_years", say("Write the years as a number from 1 to 30.")});
  if (!months) problems.push_back({"partner_months", say("Write the months as a number from 1 to 60.")});
  if (!problems.empty()) return problems;
  db::Transaction transaction(vault_);
  db::save_retention_rules(transaction, {*years, *months});
  transaction.commit({db::AuditAction::RetentionSet, "setting", "", {}, "retention"});
  return {};
}

const RetentionDesk::DueList& RetentionDesk::due_list(db::Transaction& transaction) {
  const auto day = today(transaction);
  const auto rules = rules_or_usual(transaction);
  const auto changed = db::clients_changed_since(transaction, due_.mark);
  if (changed && due_.today == day && due_.rules == rules && due_.is_whole) {
    for (const auto& client : *changed) look_again(transaction, client);
  } else {
    due_ = {{}, rules, day, db::list_due_reviews(transaction, rules, day), true};
  }
  due_.is_whole = due_.is_whole && transaction.damaged_rows().empty();
  due_.mark = db::trail_mark(transaction);
  return due_;
}

void RetentionDesk::look_again(db::Transaction& transaction, const db::ClientId& client) {
  auto& clients = due_.clients;
  std::erase_if(clients, [&](const auto& known) { return known.client == client; });
  try {
    const auto due = db::find_due_review(transaction, client, due_.rules, due_.today);
    if (!due) return;
    clients.insert(std::ranges::upper_bound(clients, due->since(), {}, &db::DueClient::since), *due);
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    transaction.report({"client", client.text});
  }
}

ReviewPage RetentionDesk::review(std::size_t page) {
  db::Transaction transaction(vault_);
  const auto& list = due_list(transaction);
  ReviewPage shown;
  shown.total = list.clients.size();
  const auto begin = std::min(page * kPageSize, shown.total);
  const auto end = std::min(begin + kPageSize, shown.total);
  for (auto i = begin; i < end; ++i) {
    if (auto row = row_of(transaction, list.clients[i])) shown.rows.push_back(std::move(*row));
  }
  shown.has_more = end < shown.total;
  shown.is_whole = list.is_whole && transaction.damaged_rows().empty();
  transaction.commit({db::AuditAction::View, "retention", "", {}, "review"});
  return shown;
}

std::size_t RetentionDesk::count_due() {
  db::Transaction transaction(vault_);
  return due_list(transaction).clients.size();
}

std::optional<Keeping> RetentionDesk::open(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  const auto facts = db::load_retention_facts(transaction, *client);
  Keeping keeping;
  keeping.rules = db::load_retention_rules(transaction);
  keeping.retention = facts.retention;
  keeping.due = db::due_for_review(facts, keeping.rules, today(transaction));
  const auto ends = db::due_for_review(facts, keeping.rules, kEndOfTime);
  keeping.client_end = ends.client;
  keeping.partner_end = ends.partner;
  keeping.partner_last_contact = facts.partner_last_contact;
  keeping.has_merged_clients = !db::list_merges(transaction, id).empty();
  keeping.client = std::move(*client);
  transaction.commit(event(db::AuditAction::View, id, "keeping"));
  return keeping;
}

RetentionOutcome RetentionDesk::snooze(const db::ClientId& id, std::int64_t version, KeptPart part, int months) {
  if (std::ranges::find(kSnoozes, months) == kSnoozes.end()) return RetentionOutcome::NoSuchTime;
  const bool is_client = part == KeptPart::Client;
  const auto detail = std::string(is_client ? "snooze client " : "snooze partner ") + std::to_string(months);
  return change_retention(vault_, id, version, detail, [&](auto& transaction, const auto& client, auto& retention) {
    const auto day = today(transaction);
    const auto due =
        db::due_for_review(db::load_retention_facts(transaction, client), db::load_retention_rules(transaction), day);
    if (!(is_client ? due.client : due.partner)) return RetentionOutcome::NotDue;
    auto& until = is_client ? retention.client_snoozed_until : retention.partner_snoozed_until;
    until = later_by(day, std::chrono::months(months));
    return RetentionOutcome::Saved;
  });
}

HoldOutcome RetentionDesk::hold(const db::ClientId& id, std::int64_t version, const std::string& reason) {
  auto problems = needed_text_problems("reason", reason, kLongestReason,
                                       say("Write why it is held, such as the court or the request and its date."));
  if (!problems.empty()) return {std::move(problems)};
  return {{}, change_retention(vault_, id, version, "hold", [&](auto&, const auto&, auto& retention) {
            retention.is_held = true;
            retention.hold_reason = reason;
            return RetentionOutcome::Saved;
          })};
}

RetentionOutcome RetentionDesk::lift_hold(const db::ClientId& id, std::int64_t version) {
  return change_retention(vault_, id, version, "lift", [](auto&, const auto&, auto& retention) {
    retention.is_held = false;
    retention.hold_reason.clear();
    return RetentionOutcome::Saved;
  });
}

}  // namespace toolkit
