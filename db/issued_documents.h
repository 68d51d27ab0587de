// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

/// A document as it left the program, kept so that "what exactly did we hand over?" is answered byte for byte.
struct IssuedDocument {
  IssuedDocumentId id;
  ClientId client;
  std::string code;              ///< such as "L02"
  std::string template_version;  ///< of the template it was made from
  Time issued_at{};
  std::string data;  ///< what was merged, as JSON
  std::string pdf;   ///< the bytes; empty in lists

  friend bool operator==(const IssuedDocument&, const IssuedDocument&) = default;
};

/// Newest first, without the bytes. Those that are damaged are left out and told of by the transaction.
std::vector<IssuedDocument> list_issued_documents(Transaction& transaction, const ClientId& client);
std::optional<IssuedDocument> find_issued_document(Transaction& transaction, const IssuedDocumentId& id);
/// Fills in the id and the time of what it is given.
IssuedDocument add_issued_document(Transaction& transaction, IssuedDocument document);

}  // namespace db
