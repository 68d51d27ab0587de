// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

/// Questionnaires for tests of their paper.
namespace handouts::paper_forms {

/// A form whose items these are, in JSON, as "urn:test:form|1".
forms::Questionnaire form_of(const std::string& items, std::string_view language = "en-US");

/// data/every-kind.json: every kind of item, in English or Spanish.
forms::Questionnaire every_kind(std::string_view language = "en-US");

/// An answer to each question of every_kind that a client's paper asks, in several scripts.
forms::QuestionnaireResponse every_kind_answers();

}  // namespace handouts::paper_forms
