// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/ids.h"
#include "db/transaction.h"
#include "handouts/recommendation.h"

namespace toolkit {

/// Why documents were held, let go or released, for the safety compartment: "hold reasons live in compartment X" and
/// "every block, hold and release is logged" (domain.md 6.1). The audit trail says only that, when, by whom and of
/// which documents. The caller commits.

/// Notes what the rules hold now, when that is not what was noted last.
void note_held(db::Transaction& transaction, const db::ClientId& client, const std::vector<handouts::Offer>& offers);
/// Notes that the practitioner released a document, the rules that had held it, and the reason.
void note_release(db::Transaction& transaction, const db::ClientId& client, const handouts::Offer& offer,
                  const std::string& reason);

/// The codes of the held documents, such as "L02 L03"; empty when none is.
std::string held_documents(const std::vector<handouts::Offer>& offers);

}  // namespace toolkit
