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

namespace toolkit {

/// What may be offered in one case today, and what was handed over before.
struct CaseOffers {
  db::Client client;
  handouts::CaseFacts facts;
  std::vector<handouts::Offer> offers;
  std::vector<db::IssuedDocument> issued;  ///< newest first
};

/// How a document leaves the program.
enum class HandOver { Saved, Printed, InSession, Posted };

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
  std::vector<db::IssuedDocumentId> issued;  ///< in the order they were asked for
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

/// What was handed over, and how: what stands beside the bytes.
struct HandOverReceipt {
  db::IssuedDocument document;  ///< without the bytes in lists
  std::string title;            ///< empty for one made before receipts were kept, as is what follows
  std::string language;
  std::string reader;  ///< client, partner or practitioner
  std::string how;     ///< saved, printed, in-session or posted
  std::string paper;   ///< home, elsewhere, office or no: the answer to "can this be kept safely?"
  bool is_approved = false;
  std::string sha256;  ///< of the bytes, in hexadecimal; empty in lists
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

/// Documents: what fits, what is held, the preview, and the paper. The gates are asked here every time, at the offer
/// and at the print.
class HandoutDesk {
 public:
  HandoutDesk(db::Vault& vault, const handouts::Typefaces& typefaces) : vault_(vault), pipeline_(typefaces) {}

  /// Leaves a View, and a Hold when something is held, in the audit trail.
  std::optional<CaseOffers> open(const db::ClientId& client);
  /// The pages as SVG pictures, which leaves a View; empty when the document is held or there is no such client.
  std::vector<std::string> preview(const db::ClientId& client, handouts::DocumentCode code,
                                   const Viewing& viewing = {});
  /// Which words on it follow from which answer (handouts/origins.h); empty as preview() is.
  std::vector<handouts::Origin> origins(const db::ClientId& client, handouts::DocumentCode code,
                                        const Viewing& viewing = {});
  MakingOutcome make(const db::ClientId& client, handouts::DocumentCode code, const Making& making);
  /// The same for several at once, each asked of the gates by itself; one that may not be made keeps all from being
  /// made.
  SetOutcome make_set(const db::ClientId& client, const std::vector<handouts::DocumentCode>& codes,
                      const Making& making);
  /// Everything that was handed over until the end of a day, newest first: "what exactly did we hand over?" Leaves a
  /// View. Empty when there is no such client.
  std::optional<std::vector<HandOverReceipt>> handed_over(const db::ClientId& client, std::chrono::sys_days until);
  /// With its bytes and their digest; leaves a View.
  std::optional<std::pair<db::Client, HandOverReceipt>> receipt(const db::IssuedDocumentId& id);
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
