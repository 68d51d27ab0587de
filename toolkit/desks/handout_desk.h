// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clients.h"
#include "db/issued_documents.h"
#include "db/vault.h"
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

/// What the therapist says when making a document.
struct Making {
  bool client_approved_letter = false;  ///< N6: the client has read this very letter and agrees
  std::string release_reason;           ///< for a document only a practitioner's release allows
  handouts::Variant variant = handouts::Variant::Standard;
};

/// A document made and kept, or why not.
struct MakingOutcome {
  std::optional<db::IssuedDocumentId> issued;
  std::vector<Problem> problems;  ///< fields "approved", "release_reason"
  bool is_held = false;           ///< a gate holds it now; the private page says why
  bool is_unknown = false;        ///< no such client
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
                                   handouts::Variant variant = handouts::Variant::Standard);
  MakingOutcome make(const db::ClientId& client, handouts::DocumentCode code, const Making& making);
  /// With its bytes; leaves an Export in the audit trail.
  std::optional<db::IssuedDocument> take_out(const db::IssuedDocumentId& id);
  /// Whose document it is, and which, before a copy is made of it; leaves a View.
  std::optional<IssuedTo> find_document(const db::IssuedDocumentId& id);
  /// Leaves an Export that says that the copy has a password. The password is kept nowhere.
  std::optional<ProtectedCopy> take_out_protected(const db::IssuedDocumentId& id, std::string_view password,
                                                  std::string_view repeat);

 private:
  db::Vault& vault_;
  handouts::Pipeline pipeline_;
};

/// The offer for this document among them; asserts that there is one.
const handouts::Offer& offer_for(const std::vector<handouts::Offer>& offers, handouts::DocumentCode code);
/// Whether a document with this standing may be made as it is.
bool may_be_made(handouts::Standing standing);

}  // namespace toolkit
