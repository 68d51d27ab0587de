// SPDX-License-Identifier: MIT
#pragma once

#include "forms/questionnaire.h"

namespace forms {

/// The same form with only the questions that its short form has, and the groups around them. Its url and version are
/// the form's, because its answers are answers to that form. Without any such question it is the whole form.
Questionnaire short_form(const Questionnaire& questionnaire);

}  // namespace forms
