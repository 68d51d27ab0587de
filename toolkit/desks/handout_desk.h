// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/clients.h"
#include "db/issued_documents.h"
#include "db/transaction.h"
#include "db/vault.h"
#include "handouts/origins.h"
#include "handouts/pipeline.h"
#include "handouts/recommendation.h"
#include "handouts/typefaces.h"
#include "toolkit/desks/problem.h"
#include "toolkit/desks/receipts.h"

namespace toolkit {

/// What may be offered in one case today, and what was handed over before.
struct CaseOffers {
  db::Client client;
  handouts::CaseFacts facts;
  std::vector<handouts::Offer> offers;
  std::vector<db::IssuedDocument> issued;  ///< newest first
};

/// What the therapist says when making a document.
struct Making {
  bool client_approved = false;  ///< N6: the client has read these very words and agrees
  std::string release_reason;    ///< for a document only a practitioner's release allows
  handouts::Variant variant = handouts::Variant::Standard;
  /// SQ13, asked once more for this very paper; Unknown when nobody has asked.
  handouts::PaperSafety paper = handouts::PaperSafety::Unknown;
  handouts::PersonalWords personal{};
  HandOver how = HandOver::Saved;
};

/// A document made and kept, or why not.
struct MakingOutcome {
  std::optional<db::IssuedDocumentId> issued;
  std::vector<Problem> problems;  ///< fields "approved", "release_reason", "paper" and those of PersonalWords
  bool is_held = false;           ///< a gate holds it now; the private page says why
  bool is_unknown = false;        ///< no such client
};

/// Several documents made together, or none of them.
struct SetOutcome {
  std::vector<db::IssuedDocumentId> issued;  ///< in the order of the library
  std::vector<Problem> problems;
  std::vector<handouts::DocumentCode> held;  ///< those that keep the others from being made
  bool is_unknown = false;
};

/// How a preview is looked at.
struct Viewing {
  handouts::Variant variant = handouts::Variant::Standard;
  handouts::PersonalWords personal{};
  /// In the client's own language, to read along before approving what goes to a partner in another one.
  bool is_read_along = false;
};

/// A document that may be looked at, and what there is to say of it; empty when it is held.
struct Composed {
  std::vector<std::string> pages;         ///< SVG pictures; none while it is held or needs a release
  std::vector<handouts::Origin> origins;  ///< which words on it follow from which answer
  std::vector<std::string> fields;        ///< every merge field its text names
};

/// A document that was made, and the client it was made for.
struct IssuedTo {
  db::Client client;
  db::IssuedDocument document;
};

/// A copy of a document that opens with a password only (handouts/protected_copy.h), or what is wrong with the
/// password.
struct ProtectedCopy {
  std::string code;
  std::string pdf;                ///< empty when there are problems
  std::vector<Problem> problems;  ///< fields "password", "repeat"
};

/// A made document that somebody wants on paper once more, or why it may not be.
struct PrintingAgain {
  std::vector<Problem> problems;  ///< field "paper"
  bool is_held = false;           ///< a gate holds it now; the private page says why
  bool is_unknown = false;        ///< no such document, or one that this program no longer has
};

/// Documents: what fits, what is held, the preview, and the paper. The gates are asked here every time, at the offer
/// and at the print.
class HandoutDesk {
 public:
  HandoutDesk(db::Vault& vault, const handouts::Typefaces& typefaces) : vault_(vault), pipeline_(typefaces) {}

  /// Leaves a View, and a Hold when something is held, in the audit trail.
  std::optional<CaseOffers> open(const db::ClientId& client);
  /// Leaves a View; empty when the document is held or there is no such client.
  Composed compose(const db::ClientId& client, handouts::DocumentCode code, const Viewing& viewing = {});
  /// The pages of it alone.
  std::vector<std::string> preview(const db::ClientId& client, handouts::DocumentCode code,
                                   const Viewing& viewing = {});
  MakingOutcome make(const db::ClientId& client, handouts::DocumentCode code, const Making& making);
  /// The same for several at once, each once and in the order of the library. Each is asked of the gates as if those
  /// before it had been made, and one that may not be made keeps all from being made.
  SetOutcome make_set(const db::ClientId& client, std::vector<handouts::DocumentCode> codes, const Making& making);
  /// Everything that was handed over until the end of a day, newest first: "what exactly did we hand over?" Leaves a
  /// View. Empty when there is no such client.
  std::optional<std::vector<HandOverReceipt>> handed_over(const db::ClientId& client, std::chrono::sys_days until);
  /// With its bytes and their digest; leaves a View.
  std::optional<std::pair<db::Client, HandOverReceipt>> receipt(const db::IssuedDocumentId& id);
  /// Asks the gates about a made document as if it had not been handed over yet: that it was is no reason against a
  /// second copy of it. Leaves a Hold when it is held. One that needs a release has to be made again.
  PrintingAgain ask_again(const db::IssuedDocumentId& id, handouts::PaperSafety paper);
  /// With its bytes; leaves an Export in the audit trail.
  std::optional<db::IssuedDocument> take_out(const db::IssuedDocumentId& id);
  /// Whose document it is, and which, before a copy is made of it; leaves a View.
  std::optional<IssuedTo> find_document(const db::IssuedDocumentId& id);
  /// Leaves an Export that says that the copy has a password. The password is kept nowhere.
  std::optional<ProtectedCopy> take_out_protected(const db::IssuedDocumentId& id, std::string_view password,
                                                  std::string_view repeat);

 private:
  struct Draft;

  static Draft draft(const handouts::CaseFacts& facts, handouts::DocumentCode code, const Making& making,
                     const handouts::TextOf& text_of);
  db::IssuedDocument issue(db::Transaction& transaction, const db::ClientId& client, const handouts::CaseFacts& facts,
                           const Draft& draft, const Making& making, const handouts::TextOf& text_of);

  db::Vault& vault_;
  handouts::Pipeline pipeline_;
};

/// The offer for this document among them; asserts that there is one.
const handouts::Offer& offer_for(const std::vector<handouts::Offer>& offers, handouts::DocumentCode code);
/// Whether a document may be made as it is: no gate holds it, wants it read here, or asks for a release.
bool may_be_made(const handouts::Offer& offer);
/// Whether the client has to have read it before it is made: it speaks in their name, or says that they have.
bool needs_approval(handouts::DocumentCode code);
/// Whether it is asked of this document's paper if it can be kept safely.
bool asks_about_paper(handouts::DocumentCode code);

}  // namespace toolkit
