// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"

namespace forms {

struct ResponseItem;

/// One answer: its value and, below a question that has children, their answers.
struct Answer {
  Value value;
  std::vector<ResponseItem> items;

  friend bool operator==(const Answer&, const Answer&);
};

/// FHIR R4 QuestionnaireResponse.item: answers for a question (several when it repeats), items for a group, never both.
struct ResponseItem {
  std::string link_id;
  std::string text;  ///< the question as it was shown
  std::vector<Answer> answers;
  std::vector<ResponseItem> items;

  friend bool operator==(const ResponseItem&, const ResponseItem&);
};

/// FHIR R4 QuestionnaireResponseStatus. What is required counts once a response is Completed or Amended.
enum class ResponseStatus { InProgress, Completed, Amended, EnteredInError, Stopped };

/// "in-progress", "entered-in-error" and so on: the code of FHIR R4.
std::string_view to_text(ResponseStatus status);

/// What was typed for one question and is no answer: its question is closed, or it does not fit. It stays beside the
/// answers, for the page on which it was typed, and is no part of them.
struct SetAside {
  std::string link_id;
  std::vector<std::string> texts;

  friend bool operator==(const SetAside&, const SetAside&) = default;
};

/// FHIR R4 QuestionnaireResponse: one person's answers, in the order and structure of the form.
struct QuestionnaireResponse {
  std::string questionnaire;  ///< the form's canonical(), "url|version"
  ResponseStatus status = ResponseStatus::InProgress;
  std::string language;  ///< the language the questions were shown in
  std::string authored;  ///< FHIR dateTime with zone, or empty
  std::vector<ResponseItem> items;
  std::vector<SetAside> set_aside = {};

  friend bool operator==(const QuestionnaireResponse&, const QuestionnaireResponse&) = default;
};

/// All values answered under this linkId anywhere in the response, in order.
std::vector<Value> find_answers(const QuestionnaireResponse& response, std::string_view link_id);
/// The codes of the choices answered under this linkId; free text of an open-choice is left out.
std::vector<std::string> find_codes(const QuestionnaireResponse& response, std::string_view link_id);
/// The first answer as the person would read it (a choice by its display), or empty.
std::string find_text(const QuestionnaireResponse& response, std::string_view link_id);

/// The first whole number answered under this linkId.
std::optional<std::int32_t> find_integer(const QuestionnaireResponse& response, std::string_view link_id);

/// One question's values by linkId: what a filled page or a case file knows before it is put into the form's structure.
struct FlatAnswer {
  std::string link_id;
  std::vector<Value> values;
};
/// A response in the structure and order of the form. Answers to linkIds the form does not have are left out (validate
/// first), and so are questions with no values. Repeating groups come out once.
QuestionnaireResponse arrange(const Questionnaire& questionnaire, const std::vector<FlatAnswer>& answers,
                              ResponseStatus status);

/// What a person starts from: the values that the questions of the form begin with (FHIR initial).
QuestionnaireResponse initial_response(const Questionnaire& questionnaire);

}  // namespace forms
