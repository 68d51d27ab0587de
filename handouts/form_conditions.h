// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "forms/item_index.h"
#include "handouts/form_plan.h"
#include "handouts/form_words.h"

namespace handouts {

/// When to answer, for the person to follow: "Only if you answered “Yes” to question 4." A question without a number is
/// named by its words, and one without words by its number in the form, `index`. Empty for what is always asked.
std::string condition_sentence(const PlannedItem& planned, const forms::ItemIndex& index, const FormWords& words);

}  // namespace handouts
