// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "handouts/document.h"
#include "handouts/form_plan.h"
#include "handouts/pipeline.h"

namespace handouts {

/// Filled in on a screen, and with a pen when it is printed; or for a pen only: lines, boxes and every choice in sight.
enum class FormPaper { Fillable, Pen };
/// How whoever writes a day with a pen is told to: as in the United States, or as in the United Kingdom.
enum class DayOrder { MonthFirst, DayFirst };

/// A questionnaire as a document: its title, its parts as headings, each question with what it takes, when to answer in
/// words, its copyright at the end. `answers` are filled in and may be null. What the program computes is said on
/// fillable paper when the answers have it. Throws Error(Layout) for more than any paper holds.
Document document_of(const forms::Questionnaire& questionnaire, const forms::QuestionnaireResponse* answers,
                     FormPaper paper, FormAudience audience = FormAudience::Client,
                     DayOrder day_order = DayOrder::MonthFirst);

/// Its language, and a title that says nothing of what is asked.
Caption caption_of(const forms::Questionnaire& questionnaire);

/// Setting::form_mark of a fillable paper with these answers and for these eyes, so that read_answers knows it again.
std::string form_mark_of(const forms::Questionnaire& questionnaire, const forms::QuestionnaireResponse* answers,
                         FormAudience audience = FormAudience::Client);

}  // namespace handouts
