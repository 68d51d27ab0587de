// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "db/clients.h"
#include "db/practice.h"
#include "db/transaction.h"
#include "handouts/case_facts.h"
#include "handouts/pipeline.h"

namespace toolkit {

/// Everything the record store holds about one case, as the rules in handouts/ need it on the day of the transaction.
/// The names come from the client's record, and what came with a merged client is told apart. letter_is_approved is
/// left false: it belongs to one letter at one moment.
handouts::CaseFacts gather_case(db::Transaction& transaction, const db::Client& client);
/// The same as if this document had not been made: that it was is no reason against its envelope or a second copy.
handouts::CaseFacts gather_case_without(db::Transaction& transaction, const db::Client& client,
                                        const db::IssuedDocumentId& document);

/// What the practice page says, without what is kept apart from it.
handouts::PracticeFacts practice_facts(const db::Practice& practice);
/// All that documents need of the practice: where it is as well, and its support numbers.
handouts::PracticeFacts load_practice_facts(db::Transaction& transaction);
handouts::Paper paper_of(const db::Practice& practice);

}  // namespace toolkit
