// SPDX-License-Identifier: MIT
#include "db/retention.h"

#include <algorithm>

#include "db/authorizations.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/record_versions.h"
#include "db/settings.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

using Date = Retention::Date;
using std::chrono::sys_days;

constexpr const char* kClientYears = "retention-client-years";
constexpr const char* kPartnerMonths = "retention-partner-months";

std::optional<RecordAddress> find_retention(Transaction& transaction, const ClientId& client) {
  Statement row(transaction.connection(), "SELECT id, version FROM retention WHERE client_id = ?");
  if (!row.bind(client.text).step()) return std::nullopt;
  return RecordAddress{row.text(0), client, row.number(1)};
}

RecordRow row_of(const std::string& id, const ClientId& client, const Retention& retention) {
  using Kind = RecordColumn::Kind;
  return {{{"id", Kind::Word, 0, id},
           {"client_id", Kind::Word, 0, client.text},
           {"version", Kind::Number, retention.version, {}},
           {"closed_on", Kind::Cell, 0, optional_date_text(retention.closed_on)},
           {"client_snoozed_until", Kind::Cell, 0, optional_date_text(retention.client_snoozed_until)},
           {"partner_snoozed_until", Kind::Cell, 0, optional_date_text(retention.partner_snoozed_until)},
           {"is_held", Kind::Cell, 0, flag_text(retention.is_held)},
           {"hold_reason", Kind::Cell, 0, retention.hold_reason}}};
}

Date after(Date date, std::chrono::months months) {
  const auto end = date + months;
  return end.ok() ? end : Date(sys_days(end.year() / end.month() / std::chrono::last) + std::chrono::days(1));
}

/// The day since when, given the end of the period and a snooze.
std::optional<Date> due_since(Date end, const std::optional<Date>& snoozed_until, Date today) {
  const auto since = snoozed_until ? std::max(end, *snoozed_until) : end;
  return since <= today ? std::optional(since) : std::nullopt;
}

Date day_of(Time time) {
  return Date(std::chrono::floor<std::chrono::days>(time));
}

void take_newest(Transaction& transaction, const char* sql, const ClientId& client, Date& newest) {
  Statement row(transaction.connection(), sql);
  if (row.bind(client.text).step() && !row.is_null(0)) newest = std::max(newest, day_of(time_from(row.number(0))));
}

int setting_or(Transaction& transaction, const char* name, int otherwise) {
  const auto text = find_setting(transaction, name);
  return text ? number_from(*text) : otherwise;
}

/// The first moment at which a partner's contact is too late for a review today, whatever the day of the month.
Time end_of_due_contacts(const RetentionRules& rules, Date today) {
  const auto month = today.year() / today.month() - std::chrono::months(rules.partner_months);
  return sys_days(month / std::chrono::last) + std::chrono::days(1);
}

/// Who may be due by what is clear: opening every client's rows would take long.
std::vector<ClientId> may_be_due(Transaction& transaction, const RetentionRules& rules, Date today) {
  Statement rows(transaction.connection(),
                 "SELECT id FROM client WHERE id NOT IN (SELECT of_id FROM trash WHERE of_table = 'client') AND id NOT "
                 "IN (SELECT merged_id FROM client_merge) AND (state = 'closed' OR coalesce((SELECT max(saved_at) FROM "
                 "record_version WHERE client_id = client.id AND of_table = 'partner'), created_at) < ?)");
  rows.bind(seconds(end_of_due_contacts(rules, today)));
  std::vector<ClientId> clients;
  while (rows.step()) clients.emplace_back(rows.text(0));
  return clients;
}

}  // namespace

Retention load_retention(Transaction& transaction, const ClientId& client) {
  const auto address = find_retention(transaction, client);
  if (!address) return {};
  const auto row = load_record(transaction.connection(), transaction.keyring(), record_table("retention"), *address);
  return {address->version,
          optional_date_from(row.column("closed_on").text),
          optional_date_from(row.column("client_snoozed_until").text),
          optional_date_from(row.column("partner_snoozed_until").text),
          flag_from(row.column("is_held").text),
          row.column("hold_reason").text};
}

bool is_held(Transaction& transaction, const ClientId& client) {
  const auto& table = record_table("retention");
  Statement row(transaction.connection(), "SELECT id, version FROM retention NOT INDEXED WHERE client_id = ?");
  if (!row.bind(client.text).step()) return false;
  const RecordAddress address{row.text(0), client, row.number(1)};
  return flag_from(load_record(transaction.connection(), transaction.keyring(), table, address).column("is_held").text);
}

bool save_retention(Transaction& transaction, const ClientId& client, Retention& retention) {
  const auto address = find_retention(transaction, client);
  if ((address ? address->version : 0) != retention.version) return false;
  const auto& table = record_table("retention");
  if (address) remove_record(transaction.connection(), transaction.keyring(), table, *address);
  ++retention.version;
  insert_record(transaction.connection(), transaction.keyring(), table,
                row_of(address ? address->id : random_uuid(), client, retention));
  return true;
}

RetentionRules load_retention_rules(Transaction& transaction) {
  const RetentionRules usual;
  return {setting_or(transaction, kClientYears, usual.client_years),
          setting_or(transaction, kPartnerMonths, usual.partner_months)};
}

void save_retention_rules(Transaction& transaction, const RetentionRules& rules) {
  save_setting(transaction, kClientYears, number_text(rules.client_years));
  save_setting(transaction, kPartnerMonths, number_text(rules.partner_months));
}

DueReviews due_for_review(const RetentionFacts& facts, const RetentionRules& rules, Date today) {
  DueReviews due;
  const auto& retention = facts.retention;
  if (facts.state == ClientState::Closed && retention.closed_on)
    due.client = due_since(after(*retention.closed_on, std::chrono::years(rules.client_years)),
                           retention.client_snoozed_until, today);
  if (facts.has_partner)
    due.partner = due_since(after(facts.partner_last_contact, std::chrono::months(rules.partner_months)),
                            retention.partner_snoozed_until, today);
  return due;
}

RetentionFacts load_retention_facts(Transaction& transaction, const Client& client) {
  RetentionFacts facts{client.state, load_retention(transaction, client.id), client.partner != Partner{},
                       day_of(client.created_at)};
  take_newest(transaction, "SELECT max(saved_at) FROM record_version WHERE client_id = ? AND of_table = 'partner'",
              client.id, facts.partner_last_contact);
  take_newest(transaction, "SELECT max(issued_at) FROM issued_document WHERE client_id = ?", client.id,
              facts.partner_last_contact);
  for (const auto& authorization : list_authorizations(transaction, client.id)) {
    const auto end = authorization.revoked_on.value_or(authorization.expires_on);
    facts.partner_last_contact = std::max(facts.partner_last_contact, end);
  }
  return facts;
}

Date DueClient::since() const {
  if (!due.client || !due.partner) return due.client ? *due.client : *due.partner;
  return std::min(*due.client, *due.partner);
}

std::optional<DueClient> find_due_review(Transaction& transaction, const ClientId& id, const RetentionRules& rules,
                                         Date today) {
  const auto client = find_client(transaction, id);
  if (!client) return std::nullopt;
  const auto facts = load_retention_facts(transaction, *client);
  const auto due = due_for_review(facts, rules, today);
  if (due == DueReviews{}) return std::nullopt;
  return DueClient{id, due, facts.retention.is_held};
}

std::vector<DueClient> list_due_reviews(Transaction& transaction, const RetentionRules& rules, Date today) {
  std::vector<DueClient> all;
  for (const auto& id : may_be_due(transaction, rules, today)) {
    try {
      if (auto due = find_due_review(transaction, id, rules, today)) all.push_back(std::move(*due));
    } catch (const Error& failure) {
      if (failure.kind() != Error::Kind::Damaged) throw;
      transaction.report({"client", id.text});
    }
  }
  std::ranges::stable_sort(all, {}, &DueClient::since);
  return all;
}

}  // namespace db
