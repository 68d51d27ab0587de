// SPDX-License-Identifier: MIT
#include "questionnaire_trial.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "forms/error.h"
#include "forms/form_edit.h"
#include "forms/import.h"
#include "forms/json.h"
#include "forms/json_tree.h"
#include "forms/json_writer.h"
#include "forms/operation_outcome.h"
#include "forms/repair.h"
#include "forms/validation.h"

namespace fuzz {
namespace {

void require(bool is_so, const char* what) {
  if (!is_so) throw std::logic_error(what);
}

std::optional<forms::JsonNode> parse(std::string_view text) {
  try {
    return forms::parse_json(text, "Questionnaire", forms::Modifiers::Keep);
  } catch (const forms::Error&) {
    return std::nullopt;
  }
}

bool is_read(std::string_view json) {
  try {
    forms::read_questionnaire(json);
    return true;
  } catch (const forms::Error&) {
    return false;
  }
}

/// What an import says must be true, and must be something that can be told.
forms::ImportReport import(std::string_view json) {
  auto report = forms::import_form(json);
  const bool is_blocked = report.grade == forms::ImportGrade::Blocked;
  require(is_blocked || is_read(report.to_fill), "an import gives a form that is not read");
  require(!is_blocked || !report.findings.empty(), "a form is blocked without a reason");
  std::vector<forms::OutcomeIssue> issues;
  for (const auto& finding : report.findings) issues.push_back(forms::to_outcome(finding));
  forms::parse_json(forms::write_outcome(issues), "OperationOutcome");
  return report;
}

void repair(const forms::JsonNode& tree) {
  const auto repairs = forms::find_repairs(tree);
  require(forms::repaired(tree, {}) == tree, "a form changes without a repair");
  const auto repaired = forms::repaired(tree, repairs);
  require(repairs.empty() || repaired != tree, "a repair changes nothing");
  import(forms::write_json(repaired));
}

/// Whatever an edit is refused for, the form stays one that is filled; without an edit it stays as it came.
void edit(std::string_view text, const forms::ImportReport& report) {
  forms::FormEdit edit(text);
  require(edit.json() == text, "a form changes without an edit");
  edit.set_title({"Ein Titel", "de"});
  if (!report.outline.empty()) {
    const auto& first = report.outline.front().link_id;
    edit.set_text(first, {"Words"});
    edit.set_help(first, {"Ayuda", "es"});
    edit.add_option(first, {{"", "new", "New"}, forms::Decimal{"1.50"}}, 1);
    edit.move_item(first, {"", 1});
    edit.remove_item(report.outline.back().link_id);
  }
  require(import(edit.json()).grade != forms::ImportGrade::Blocked, "an edit breaks a form");
}

void try_form(std::string_view text) {
  const auto report = import(text);
  const auto tree = parse(text);
  if (!tree) return;
  const auto written = forms::write_json(*tree);
  const auto again = parse(written);
  require(again && *again == *tree, "a form is written otherwise than it was read");
  require(is_read(text) == is_read(written), "a form is read otherwise than it was written");
  repair(*tree);
  if (report.grade != forms::ImportGrade::Blocked) edit(text, report);
}

/// The questions behind the answers do not matter here, only that there are some of every kind.
const forms::Questionnaire& some_form() {
  static const auto kForm = forms::read_questionnaire(R"({"resourceType":"Questionnaire","status":"active","item":[
    {"linkId":"a","type":"choice","repeats":true,"answerOption":[{"valueCoding":{"code":"x"}}],
     "item":[{"linkId":"b","type":"text","maxLength":3}]},
    {"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"c","type":"integer"},{"linkId":"d","type":"quantity",
     "enableWhen":[{"question":"c","operator":">","answerInteger":1}]}]},
    {"linkId":"e","type":"dateTime"}]})");
  return kForm;
}

void try_answers(std::string_view text) {
  try {
    const auto response = forms::read_response(text);
    require(forms::read_response(forms::write_response(response)) == response, "answers are not what they were");
    std::vector<forms::OutcomeIssue> issues;
    for (const auto& issue : forms::validate(some_form(), response)) issues.push_back(forms::to_outcome(issue));
    forms::parse_json(forms::write_outcome(issues), "OperationOutcome");
  } catch (const forms::Error&) {
    // What is wrong was said in a sentence.
  }
}

}  // namespace

void try_questionnaire(std::string_view text) {
  if (text.size() > kLongestQuestionnaire) return;
  try_form(text);
  try_answers(text);
}

}  // namespace fuzz
