// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/issued_documents.h"
#include "db/transaction.h"
#include "handouts/case_facts.h"
#include "handouts/mustache.h"
#include "handouts/template.h"

/// What stands beside the bytes of a document that was handed over. It is kept in IssuedDocument::data, next to the
/// values that were merged: {"receipt": {…}, "values": {…}}.
namespace toolkit {

/// How a document leaves the program.
enum class HandOver { Saved, Printed, InSession, Posted };
/// "in-session", as it is kept and as pages send it back; for pages "handed over in a session".
std::string_view to_text(HandOver how);
std::string_view in_words(HandOver how);
std::optional<HandOver> find_hand_over(std::string_view text);

/// The answer to "can this paper be kept safely?": "home", "elsewhere", "office" or "no", and for pages "yes, at home".
/// Nothing for Unknown.
std::string_view to_text(handouts::PaperSafety paper);
std::string_view in_words(handouts::PaperSafety paper);
handouts::PaperSafety find_paper_safety(std::string_view text);

struct HandOverReceipt {
  db::IssuedDocument document;  ///< without the bytes in lists
  std::string title;            ///< empty for one made before receipts were kept, as is what follows
  std::string language;
  std::optional<handouts::Audience> reader;
  std::optional<HandOver> how;
  handouts::PaperSafety paper = handouts::PaperSafety::Unknown;
  bool is_approved = false;
  std::string sha256;  ///< of the bytes, in hexadecimal; empty in lists
};

/// The data to keep with a document made from this text and these values; only `how`, `paper` and `is_approved` of the
/// receipt are asked for.
std::string with_receipt(const HandOverReceipt& receipt, const handouts::Template& source,
                         handouts::mustache::Fields values);
HandOverReceipt read_receipt(db::IssuedDocument document);
/// The partner's name as it was when the document was made; empty when nobody was named.
std::string partner_in(const db::IssuedDocument& document);

/// What the log of N03 lists, the earliest first.
std::vector<handouts::HandedOver> disclosure_log(db::Transaction& transaction, const db::ClientId& client);

}  // namespace toolkit
