// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/document.h"
#include "handouts/merge.h"

namespace handouts {

/// What a single check box holds when it is ticked.
constexpr std::string_view kTicked = "yes";

/// A PDF's name for an empty box (ISO 32000-1, 12.7.4.2.3), and so no option's code.
constexpr std::string_view kOff = "Off";

/// By a field's name: one text for Text and MultiLine, a code for Radio and Choice, any codes for Check. No values are
/// an empty field.
using FormValues = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Whether it is filled in by ticking.
bool has_buttons(FormField::Kind kind);

/// What a listener hears when the field is reached: its number and its label.
std::string spoken_label(const FormField& field);

/// Line ends as one line feed each, tabs as spaces, no other control characters: none of them is drawn.
std::string with_plain_layout(std::string_view text);

/// The document's fields for the screen in reading order, checked: names and codes are letters, digits, - and _ ("Off"
/// is what a PDF calls an empty box, and no code), each once; there is a label; Radio and Choice have options, Text and
/// MultiLine have none. Throws Error(Template) with the label's place.
std::vector<FormField> fields_of(const Document& document);

/// Puts the values into the document's fields, in normalization form C. Throws Error: Field for a name or code the
/// document does not have, or too many values; Text, naming the field, for what is not UTF-8 or cannot be printed.
void fill_fields(Document& document, const FormValues& values, const CanPrint& can_print);

}  // namespace handouts
