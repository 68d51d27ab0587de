// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "handouts/form_fields.h"

namespace handouts {

/// Longer files are not read: a questionnaire of fifty fields has a tenth of this.
constexpr std::size_t kLargestForm = 5'000'000;

struct FilledForm {
  std::string mark;   ///< Setting::form_mark; empty in a form that is not ours
  FormValues values;  ///< every field of the form; those not filled in have no values
};

/// What somebody filled in, whatever viewer they used: from the values in the file, never from how it draws them. Texts
/// are in normalization form C with line feeds. Several boxes under one name, as pdf_form.h writes them, are one field.
/// Buttons to push and signatures are left out.
///
/// The file may be anything. Throws Error(Form) with a sentence for what is no PDF, too large, damaged, protected by a
/// password, without a form, or with a field that has no name. Threads may call it at the same time.
FilledForm read_form(std::string_view pdf);

}  // namespace handouts
