// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/form_document.h"
#include "handouts/form_plan.h"
#include "handouts/form_words.h"

namespace handouts {

/// How all questions of one paper are set.
struct QuestionStyle {
  FormPaper paper = FormPaper::Fillable;
  bool has_numbers = false;  ///< some question has one, so all leave room for it
  const FormWords& words;
  DayOrder day_order = DayOrder::MonthFirst;
};

/// One question's fields with its answers in them: what it is answered with, and for an open choice room for own words
/// below. `notes` stand under its text, before the help.
std::vector<FormField> fields_of_question(const PlannedItem& planned, const std::vector<forms::Value>& answers,
                                          const std::vector<std::string>& notes, const QuestionStyle& style);

/// Text of a form for paper: in normalization form C, without characters that are neither text nor line ends.
Inline paper_text(const std::string& text, const std::string& place);

/// What a question is called: its text, else its prefix, else its number in the form.
std::string label_text(const forms::Item& item, std::size_t number, const FormWords& words);

}  // namespace handouts
