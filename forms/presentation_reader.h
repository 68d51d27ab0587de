// SPDX-License-Identifier: MIT
#pragma once

#include "forms/extension.h"
#include "forms/presentation.h"

namespace forms {

class TextReader;

/// How an item wants to be shown. A code that this engine does not know is as good as none: it changes no answer.
Presentation read_presentation(const Extensions& extensions, TextReader& texts);

/// Its control alone.
/// Whether items with this questionnaire-itemControl are shown as its author means it.
bool is_known_control(std::string_view code);
/// questionnaire-hidden.
bool is_hidden_by(const Extensions& extensions);
ItemControl read_control(const Extensions& extensions);

/// Whether paper needs a line to sign at the end of this item or form.
bool read_is_signed(const Extensions& extensions);

}  // namespace forms
