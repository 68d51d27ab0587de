// SPDX-License-Identifier: MIT
#pragma once

#include "forms/extension.h"
#include "forms/questionnaire.h"

namespace forms {

class TextReader;

/// Fills what an answer of this item must keep to: max_length and `limits`. The item's type and
/// `repeats` are read already. Throws Error (Invalid) when a limit does not fit the type or no answer can keep to two
/// of them.
void read_limits(const JsonView& json, const Extensions& extensions, TextReader& texts, Item& item);

}  // namespace forms
