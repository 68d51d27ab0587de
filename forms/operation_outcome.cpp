// SPDX-License-Identifier: MIT
#include "forms/operation_outcome.h"

#include <algorithm>
#include <iterator>

#include "forms/json_writer.h"

namespace forms {
namespace {

constexpr std::string_view kSeverities[] = {"information", "warning", "error"};

struct IssueCode {
  Issue::Kind kind;
  std::string_view code;
};

/// FHIR R4 IssueType. What is not listed is "invalid", the code above them all.
constexpr IssueCode kIssueCodes[] = {{Issue::Kind::Missing, "required"},
                                     {Issue::Kind::WrongType, "value"},
                                     {Issue::Kind::NotAnOption, "code-invalid"},
                                     {Issue::Kind::TooLong, "value"},
                                     {Issue::Kind::TooMany, "structure"},
                                     {Issue::Kind::OutOfRange, "value"},
                                     {Issue::Kind::NotOpen, "business-rule"},
                                     {Issue::Kind::UnknownItem, "structure"},
                                     {Issue::Kind::Misplaced, "structure"},
                                     {Issue::Kind::BadText, "value"},
                                     {Issue::Kind::TooShort, "value"}};

std::string_view code_of(Issue::Kind kind) {
  const auto* const found = std::ranges::find(kIssueCodes, kind, &IssueCode::kind);
  return found == std::end(kIssueCodes) ? "invalid" : found->code;
}

std::string_view code_of(Finding::Kind kind) {
  switch (kind) {
    case Finding::Kind::Unreadable:
      return "structure";
    case Finding::Kind::Invalid:
      return "invalid";
    case Finding::Kind::Invariant:
      return "invariant";
    case Finding::Kind::NotSupported:
      return "not-supported";
  }
  return "invalid";
}

/// FHIRPath: "Strings use ' and may use unicode escapes"; of those a linkId can hold, these must be escaped.
std::string quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    switch (c) {
      case '\'':
      case '\\':
        quoted += '\\';
        quoted += c;
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        quoted += c;
    }
  }
  return quoted + "'";
}

/// FHIRPath knows value[x] as value, and the value of a primitive and its extensions as one.
std::string_view element_of(std::string_view key) {
  constexpr std::string_view kChoices[] = {"value", "answer"};
  constexpr std::string_view kOthers[] = {"valueSet", "answerOption", "answerValueSet"};
  if (key.starts_with('_')) key.remove_prefix(1);
  if (std::ranges::find(kOthers, key) != std::end(kOthers)) return key;
  for (const auto choice : kChoices) {
    const bool is_typed =
        key.size() > choice.size() && key.starts_with(choice) && key[choice.size()] >= 'A' && key[choice.size()] <= 'Z';
    if (is_typed) return choice;
  }
  return key;
}

JsonNode write_issue(const OutcomeIssue& issue) {
  auto json = json_object();
  add(json, "severity", json_string(std::string(issue.severity)));
  add(json, "code", json_string(std::string(issue.code)));
  add_text(json, "diagnostics", issue.diagnostics);
  if (issue.expression.empty()) return json;
  auto expressions = json_array();
  expressions.children.push_back(json_string(issue.expression));
  add(json, "expression", std::move(expressions));
  return json;
}

}  // namespace

OutcomeIssue to_outcome(const Finding& finding) {
  const bool is_fatal = finding.kind == Finding::Kind::Unreadable;
  return {is_fatal ? "fatal" : kSeverities[static_cast<std::size_t>(finding.grade)], code_of(finding.kind),
          finding.sentence, expression_of_place(finding.place)};
}

OutcomeIssue to_outcome(const Issue& issue) {
  return {"error", code_of(issue.kind), issue.sentence, expression_of_item(issue.link_id)};
}

OutcomeIssue to_outcome(const Error& error) {
  const bool is_unsupported = error.kind() == Error::Kind::Unsupported;
  const bool is_invalid = error.kind() == Error::Kind::Invalid;
  const std::string_view code = is_unsupported ? "not-supported" : is_invalid ? "invalid" : "structure";
  return {"fatal", code, error.what(), expression_of_place(error.place())};
}

std::string write_outcome(const std::vector<OutcomeIssue>& issues) {
  auto list = json_array();
  for (const auto& issue : issues) list.children.push_back(write_issue(issue));
  if (issues.empty()) list.children.push_back(write_issue({"information", "informational", "Nothing is wrong here."}));
  auto outcome = json_object();
  add(outcome, "resourceType", json_string("OperationOutcome"));
  add(outcome, "issue", std::move(list));
  return write_json(outcome);
}

std::string expression_of_item(std::string_view link_id) {
  return "QuestionnaireResponse.item.where(linkId=" + quoted(link_id) + ")";
}

std::string expression_of_place(std::string_view place) {
  if (place.find('?') != std::string_view::npos) return "";
  std::string expression;
  while (!place.empty()) {
    const auto dot = std::min(place.find('.'), place.size());
    const auto step = place.substr(0, dot);
    const auto bracket = std::min(step.find('['), step.size());
    if (!expression.empty()) expression += '.';
    expression += element_of(step.substr(0, bracket));
    expression += step.substr(bracket);
    place.remove_prefix(std::min(dot + 1, place.size()));
  }
  return expression;
}

}  // namespace forms
