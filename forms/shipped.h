// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"

/// The questionnaires this program comes with, read once, all of them on the first use; references stay valid for the
/// life of the process. Threads may share them.
namespace forms {

/// The form of this name, such as "weekly-tracker"; FORMAT.md lists them. Asserts that there is one.
const Questionnaire& shipped(std::string_view name);

/// The same form with its texts in this language, as read_questionnaire has it.
Questionnaire shipped_in(std::string_view name, std::string_view language);
/// The same as the JSON it comes in, for what changes it or reads it in another language.
std::string_view shipped_json(std::string_view name);

/// The names of all forms, in order.
std::vector<std::string> shipped_names();

/// The full intake of domain.md 5.2. The questions of the short form are the same and carry its extension.
const Questionnaire& intake();
/// Its short form: the 20 questions of domain.md 5.2 with their follow-up questions (E2, E9, M3).
const Questionnaire& short_intake();
/// The 13 private questions of domain.md 3.4, under B2 "interviewed alone", with what the practitioner adds. All X.
const Questionnaire& screening();
/// What only the practitioner can say about the case (domain.md 5.2 B, C5, C10, C11, N4, O but O3, O5). All W.
const Questionnaire& practitioner_judgement();
/// A practitioner's re-assessment after a screen that was unclear or a concern (domain.md 3.3, 3.4 REVIEWED_OK). All X.
const Questionnaire& reassessment();

}  // namespace forms
