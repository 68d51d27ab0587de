// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "toolkit/desks/snapshot.h"
#include "toolkit/pages/view.h"

namespace toolkit {

/// For the partials `difference` and `conflict`: each question with what stood there before and what came after.
List difference_rows(const std::vector<Difference>& differences);
/// How much is chosen at once when both versions are shown.
enum class Choice { Whole, ByQuestion };

/// Both versions of what was saved in another window meanwhile: what is saved is the one before, what was typed the one
/// after. `saved` is the address where what is saved is read.
void add_conflict(Fields& fields, const std::vector<Difference>& differences, const std::string& saved,
                  Choice choice = Choice::Whole);

}  // namespace toolkit
