// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toolkit {

/// One answer as a person reads it, below the section of the form that it stands in. A question with several answers
/// has several rows; one without an answer has none.
struct AnswerRow {
  std::string section;
  std::string question;
  std::string answer;

  friend bool operator==(const AnswerRow&, const AnswerRow&) = default;
};

/// The answers of a stored QuestionnaireResponse, in the order of the form. A heading stands before every section.
std::vector<AnswerRow> answer_rows(std::string_view json, const std::string& heading = {});

}  // namespace toolkit
