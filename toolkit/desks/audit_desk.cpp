// SPDX-License-Identifier: MIT
#include "toolkit/desks/audit_desk.h"

#include <algorithm>

#include "db/clients.h"
#include "db/error.h"
#include "db/transaction.h"
#include "toolkit/desks/audit_words.h"
#include "toolkit/desks/practitioner_names.h"
#include "toolkit/exchange/client_record.h"
#include "toolkit/exchange/csv.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kPage = 100;
constexpr std::size_t kAll = static_cast<std::size_t>(-1);

/// The name of a client, asked for once each.
class ClientNames {
 public:
  explicit ClientNames(db::Transaction& transaction) : transaction_(transaction) {}

  const std::string& name(const db::ClientId& id) {
    auto known = names_.find(id);
    if (known == names_.end()) known = names_.emplace(id, look_up(id)).first;
    return known->second;
  }

 private:
  std::string look_up(const db::ClientId& id) {
    try {
      const auto client = db::find_client(transaction_, id);
      return client ? client->name : say("a client whose record was destroyed");
    } catch (const db::Error& failure) {
      if (failure.kind() != db::Error::Kind::Damaged) throw;
      return say("a client whose record is damaged");
    }
  }

  db::Transaction& transaction_;
  std::map<db::ClientId, std::string> names_;
};

/// Neighbors become one line.
std::vector<AuditLine> broken_lines(const std::vector<std::int64_t>& newest_first) {
  std::vector<AuditLine> lines;
  for (const auto sequence : newest_first) {
    if (!lines.empty() && lines.back().first_broken == sequence + 1) {
      lines.back().first_broken = sequence;
    } else {
      AuditLine line;
      line.sequence = line.first_broken = sequence;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

bool happens_while_locked(db::AuditAction action) {
  return action == db::AuditAction::UnlockFailed || action == db::AuditAction::VaultCreated;
}

/// Whoever has unlocked the records when it is told of has nothing to do with it.
bool is_done_by_nobody(db::AuditAction action) {
  return action == db::AuditAction::RequestsRefused;
}

AuditLine line_of(const db::AuditEntry& entry, const PractitionerNames& practitioners, ClientNames& clients) {
  AuditLine line;
  line.sequence = entry.sequence;
  line.at = entry.at;
  const bool is_somebodys = !entry.actor.empty() || !happens_while_locked(entry.event.action);
  if (is_somebodys && !is_done_by_nobody(entry.event.action)) line.who = practitioners.name(entry.actor);
  line.sentence = audit_sentence(entry.event);
  line.remark = audit_remark(entry.event);
  line.client = entry.event.client;
  if (line.client) line.client_name = clients.name(*line.client);
  return line;
}

std::vector<std::string> csv_row(const db::AuditEntry& entry) {
  const auto& event = entry.event;
  const bool is_own_words = event.action == db::AuditAction::Release;
  return {std::to_string(entry.sequence),
          utc_time(entry.at),
          entry.actor,
          db::to_text(event.action),
          event.kind,
          event.object,
          event.client ? event.client->text : "",
          is_own_words ? "" : event.detail};
}

std::vector<std::string> csv_row(const AuditLine& broken) {
  return {std::to_string(broken.first_broken) + " to " + std::to_string(broken.sequence),
          "",
          "",
          "missing or changed",
          "",
          "",
          "",
          ""};
}

}  // namespace

AuditView AuditDesk::open(const db::AuditFilter& filter) {
  db::Transaction transaction(vault_);
  const auto page = db::audit_page(transaction, filter, kPage);
  const PractitionerNames practitioners(transaction);
  ClientNames clients(transaction);
  AuditView view;
  view.lines = broken_lines(page.broken);
  for (const auto& entry : page.entries) view.lines.push_back(line_of(entry, practitioners, clients));
  std::ranges::stable_sort(view.lines, std::ranges::greater(), &AuditLine::sequence);
  view.older = page.older;
  if (filter.client) view.filtered_client = clients.name(*filter.client);
  view.practitioners = practitioners.all();
  transaction.commit({db::AuditAction::View, "audit_entry", "", filter.client, ""});
  return view;
}

std::string AuditDesk::take_out(const db::AuditFilter& filter) {
  db::Transaction transaction(vault_);
  const auto page = db::audit_page(transaction, filter, kAll);
  std::vector<std::vector<std::string>> rows{
      {"entry", "time", "practitioner", "action", "kind", "object", "client", "detail"}};
  const auto broken = broken_lines(page.broken);
  auto next_broken = broken.begin();
  for (const auto& entry : page.entries) {
    for (; next_broken != broken.end() && next_broken->sequence > entry.sequence; ++next_broken) {
      rows.push_back(csv_row(*next_broken));
    }
    rows.push_back(csv_row(entry));
  }
  for (; next_broken != broken.end(); ++next_broken) rows.push_back(csv_row(*next_broken));
  transaction.commit({db::AuditAction::Export, "audit_entry", "", filter.client, "csv"});
  return write_csv(rows);
}

}  // namespace toolkit
