// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "forms/validation.h"

namespace toolkit {

/// What was typed or picked on a form's page, by linkId: a text, or the code of a choice. Nothing here has been
/// checked.
using Typed = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Typed answers as a response to the form, and every issue with them.
struct ReadAnswers {
  /// What fits the form; Completed when nothing required is missing. Set aside is what was typed and is not in it.
  forms::QuestionnaireResponse response;
  std::vector<forms::Issue> issues;  ///< of what was typed, in form order; their answers are not in the response
};

/// Empty texts count as not answered, and answers to questions that are not open are set aside.
ReadAnswers read_typed(const forms::Questionnaire& form, const Typed& typed);

/// What is kept of what was typed over earlier answers: where something does not fit, the earlier answer stays and what
/// was typed is set aside.
ReadAnswers read_over(const forms::Questionnaire& form, const Typed& typed,
                      const forms::QuestionnaireResponse& earlier);

/// Adds those about questions of which nothing is said yet: one sentence about a question is enough.
void add_untold(std::vector<forms::Issue>& issues, std::vector<forms::Issue> more);

/// What was typed without what saving would leave out: empty texts and answers to questions that are not open. Answers
/// with issues stay.
Typed worth_saving(const forms::Questionnaire& form, const Typed& typed);

/// The answers of a response as a page shows them.
Typed typed_from(const forms::QuestionnaireResponse& response);
/// The same with what was set aside, in place of an answer to the same question: what the person saw last.
Typed typed_as_left(const forms::QuestionnaireResponse& response);

/// What was typed and is not among the answers of the response, or was typed with an issue while an earlier answer
/// stands; last what another version of the form asked. Characters that cannot be read are not kept.
std::vector<forms::SetAside> left_over(const forms::Questionnaire& form, const Typed& typed,
                                       const forms::QuestionnaireResponse& response,
                                       const std::vector<forms::Issue>& issues);

/// These answers, and for every question that `shown` does not have those of `others`.
Typed with_others(Typed typed, const forms::Questionnaire& shown, const Typed& others);

}  // namespace toolkit
