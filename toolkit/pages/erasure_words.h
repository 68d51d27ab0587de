// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/erasure.h"
#include "toolkit/pages/view.h"

namespace toolkit {

/// "the record of a client", for what a receipt is about.
std::string kept_thing_words(const std::string& table);
/// Why it was destroyed, as a sentence.
std::string reason_words(db::ErasureReason reason);
/// How much of each kind and of which days, as the rows "row" and "days" of a list.
List erased_rows(const std::vector<db::ErasedKind>& kinds);

}  // namespace toolkit
