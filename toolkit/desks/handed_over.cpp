// SPDX-License-Identifier: MIT
// What the handout desk does with documents that were made.
#include <utility>

#include "db/practice.h"
#include "db/transaction.h"
#include "handouts/error.h"
#include "handouts/protected_copy.h"
#include "toolkit/desks/failure_words.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/passphrase_judgement.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Nothing of somebody who is in the trash.
std::optional<IssuedTo> find_issued(db::Transaction& transaction, const db::IssuedDocumentId& id) {
  auto document = db::find_issued_document(transaction, id);
  if (!document) return std::nullopt;
  auto client = db::find_client(transaction, document->client);
  if (!client) return std::nullopt;
  return IssuedTo{std::move(*client), std::move(*document)};
}

/// What anybody would try first who has the copy and knows whom it is about.
std::string names_around(db::Transaction& transaction, const db::Client& client) {
  const auto practice = db::load_practice(transaction);
  return client.name + ' ' + client.partner.name + ' ' + practice.practitioner_name + ' ' + practice.name;
}

}  // namespace

std::optional<std::vector<HandOverReceipt>> HandoutDesk::handed_over(const db::ClientId& id,
                                                                     std::chrono::sys_days until) {
  db::Transaction transaction(vault_);
  if (!db::find_client(transaction, id)) return std::nullopt;
  std::vector<HandOverReceipt> receipts;
  for (auto& document : db::list_issued_documents(transaction, id)) {
    if (local_day(document.issued_at) <= until) receipts.push_back(read_receipt(std::move(document)));
  }
  transaction.commit({db::AuditAction::View, "client", id.text, id, "handed-over"});
  return receipts;
}

std::optional<std::pair<db::Client, HandOverReceipt>> HandoutDesk::receipt(const db::IssuedDocumentId& id) {
  db::Transaction transaction(vault_);
  auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  transaction.commit({db::AuditAction::View, "issued_document", id.text, document.client, "receipt " + document.code});
  return std::pair(std::move(found->client), read_receipt(std::move(found->document)));
}

std::optional<db::IssuedDocument> HandoutDesk::take_out(const db::IssuedDocumentId& id) {
  db::Transaction transaction(vault_);
  auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  transaction.commit({db::AuditAction::Export, "issued_document", id.text, document.client, document.code});
  return std::move(found->document);
}

std::optional<IssuedTo> HandoutDesk::find_document(const db::IssuedDocumentId& id) {
  db::Transaction transaction(vault_);
  auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  transaction.commit(
      {db::AuditAction::View, "issued_document", id.text, document.client, "with-password " + document.code});
  return found;
}

std::optional<ProtectedCopy> HandoutDesk::take_out_protected(const db::IssuedDocumentId& id, std::string_view password,
                                                             std::string_view repeat) {
  db::Transaction transaction(vault_);
  const auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  ProtectedCopy copy{document.code, {}, password_problems(password, repeat, names_around(transaction, found->client))};
  if (!copy.problems.empty()) return copy;
  try {
    copy.pdf = handouts::protect(document.pdf, password);
  } catch (const handouts::Error& failure) {
    if (failure.kind() != handouts::Error::Kind::Form) throw;
    copy.problems = {{"password", said(failure)}};
    return copy;
  }
  transaction.commit(
      {db::AuditAction::Export, "issued_document", id.text, document.client, "with-password " + document.code});
  return copy;
}

}  // namespace toolkit
