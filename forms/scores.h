// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "forms/expression.h"
#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

/// What the calculated items of a form come to. A score counts what the answers say: it is no diagnosis.
namespace forms {

struct Score {
  std::string link_id;
  std::variant<Value, NotComputed> result;

  friend bool operator==(const Score&, const Score&) = default;
};

/// Every item with a calculated expression, in form order. Only answers to open questions count, and calculated items
/// count with the value that they come to, whatever the response says. Where a score decides whether a question is open
/// and that question changes the score, there is no score but a Circle. An Integer item takes a Decimal that is whole,
/// because ordinals are Decimals.
std::vector<Score> calculated(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

/// The response with its scores where they belong, and without a score that has no value. What this program does not
/// compute stays as it is: another program may have.
QuestionnaireResponse with_calculated(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

/// The linkIds whose stored answers are not what with_calculated says, in form order. 1.50 is as good as 1.5.
std::vector<std::string> find_wrong_scores(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

}  // namespace forms
