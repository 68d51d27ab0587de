// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "handouts/document.h"
#include "handouts/form_fields.h"

/// Forms with every kind of field, for tests and for the checkers of whole files.
namespace handouts {

/// A template's body with a text, a multi-line, a single check, a check of several, a radio and a choice field: hope,
/// story, agree, reasons, sleep, often.
std::string every_field_body();
/// The same as a document made in code.
Document every_field_document();
/// A value for each of these fields, in several scripts.
FormValues every_field_values();

/// As a PDF on US Letter, with the mark "sample 1".
std::string every_field_pdf(const FormValues& values = {});

}  // namespace handouts
