// SPDX-License-Identifier: MIT
#pragma once

#include "forms/questionnaire.h"

/// The questionnaires this program comes with, read once; references stay valid for the life of the process. Threads
/// may share them.
namespace forms {

/// The 20-question intake of domain.md 5.2 with its follow-up questions (E2, E9, M3).
const Questionnaire& short_intake();
/// The 13 private questions of domain.md 3.4, under B2 "interviewed alone", with what the practitioner adds. All X.
const Questionnaire& screening();
/// What only the practitioner can say about the case (domain.md 5.2 C5, N4, N6, O). All W.
const Questionnaire& practitioner_judgement();
/// A practitioner's re-assessment after a screen that was unclear or a concern (domain.md 3.3, 3.4 REVIEWED_OK). All X.
const Questionnaire& reassessment();

}  // namespace forms
