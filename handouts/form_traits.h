// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "forms/questionnaire.h"

/// What a form's item is to somebody with paper before them.
namespace handouts {

/// Answered by picking; an open choice without options is answered in words.
bool is_choice(const forms::Item& item);
/// Nobody who fills in the form sees it.
bool is_hidden(const forms::Item& item);
/// Its answer comes from the program or from elsewhere, not from the person.
bool is_computed(const forms::Item& item);
/// How a unit is called.
std::string unit_words(const forms::Coding& unit);

}  // namespace handouts
