// SPDX-License-Identifier: MIT
#include "db/issued_documents.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
#include "db/keyring.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

/// What was issued is never changed, so each is the first version of its row.
SealedRow sealed_row(Keyring& keyring, const IssuedDocument& document) {
  return {keyring, Compartment::Client, "issued_document", document.id.text, document.client, 1};
}

/// Reads what the SELECTs of list_issued_documents and find_issued_document have in common.
IssuedDocument read_head(Keyring& keyring, const Statement& row) {
  IssuedDocument document;
  document.id = IssuedDocumentId{row.text(0)};
  document.client = ClientId{row.text(1)};
  document.issued_at = time_from(row.number(3));
  const auto sealed = sealed_row(keyring, document);
  sealed.check(row, 0, 9);
  document.code = sealed.open("code", row.blob(4));
  document.template_version = sealed.open("template_version", row.blob(5));
  document.data = sealed.open("data", row.blob(6));
  return document;
}

}  // namespace

std::vector<IssuedDocument> list_issued_documents(Transaction& transaction, const ClientId& client) {
  report_incomplete_roster(transaction, client);
  Statement rows(
      transaction.connection(),
      "SELECT id, client_id, version, issued_at, code, template_version, data, pdf, mac FROM issued_document "
      "WHERE client_id = ? ORDER BY issued_at DESC, rowid DESC");
  rows.bind(client.text);
  return whole_rows(transaction, "issued_document", rows,
                    [&](const Statement& row) { return read_head(transaction.keyring(), row); });
}

std::optional<IssuedDocument> find_issued_document(Transaction& transaction, const IssuedDocumentId& id) {
  Statement row(transaction.connection(),
                "SELECT id, client_id, version, issued_at, code, template_version, data, pdf, mac FROM issued_document "
                "WHERE id = ?");
  if (!row.bind(id.text).step()) return std::nullopt;
  auto document = read_head(transaction.keyring(), row);
  document.pdf = sealed_row(transaction.keyring(), document).open("pdf", row.blob(7));
  return document;
}

IssuedDocument add_issued_document(Transaction& transaction, IssuedDocument document) {
  document.id = new_id<IssuedDocumentId>();
  document.issued_at = transaction.now();
  const auto sealed = sealed_row(transaction.keyring(), document);
  Statement(transaction.connection(),
            "INSERT INTO issued_document (id, client_id, version, issued_at, code, template_version, data, pdf) "
            "VALUES (?, ?, 1, ?, ?, ?, ?, ?)")
      .bind(document.id.text)
      .bind(document.client.text)
      .bind(seconds(document.issued_at))
      .bind_blob(sealed.seal("code", document.code))
      .bind_blob(sealed.seal("template_version", document.template_version))
      .bind_blob(sealed.seal("data", document.data))
      .bind_blob(sealed.seal("pdf", document.pdf))
      .run();
  sealed.authenticate(transaction.connection());
  return document;
}

}  // namespace db
