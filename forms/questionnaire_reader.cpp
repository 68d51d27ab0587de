// SPDX-License-Identifier: MIT
#include "forms/condition_reader.h"
#include "forms/form_rules.h"
#include "forms/item_reader.h"
#include "forms/json.h"
#include "forms/presentation_reader.h"
#include "forms/text_reader.h"
#include "forms/word.h"

namespace forms {
namespace {

constexpr std::string_view kVariable = "http://hl7.org/fhir/StructureDefinition/variable";
constexpr Word<FormStatus> kStatuses[] = {{"draft", FormStatus::Draft},
                                          {"active", FormStatus::Active},
                                          {"retired", FormStatus::Retired},
                                          {"unknown", FormStatus::Unknown}};

void expect_form(const JsonNode& tree, const JsonView& form) {
  if (tree.kind == JsonNode::Kind::Object && form.string("resourceType") == "Questionnaire") return;
  form.refuse(Error::Kind::NotAForm,
              "This is not a FHIR Questionnaire; choose a file whose resourceType is Questionnaire.");
}

std::optional<DateTime> read_moment(const JsonView& period, std::string_view key) {
  const auto value = period.find(key);
  if (!value) return std::nullopt;
  const auto moment = parse_date_time(value->as_string());
  if (!moment) value->refuse(Error::Kind::Invalid, "This date does not exist; write it as year-month-day.");
  return moment;
}

void read_period(const JsonView& form, Questionnaire& questionnaire) {
  const auto period = form.find("effectivePeriod");
  if (!period) return;
  questionnaire.begins = read_moment(*period, "start");
  questionnaire.ends = read_moment(*period, "end");
}

std::vector<Variable> read_variables(const Extensions& extensions) {
  std::vector<Variable> variables;
  for (const auto& extension : extensions.all(kVariable)) {
    const auto expression = extension.find("valueExpression");
    if (expression) variables.push_back({expression->string("name"), read_expression(extension)});
  }
  return variables;
}

void read_title_page(const JsonView& form, TextReader& texts, Questionnaire& questionnaire) {
  questionnaire.url = limited_text(form, "url");
  questionnaire.version = limited_text(form, "version");
  questionnaire.status = read_word(form.require("status"), kStatuses,
                                   "The status of a form is draft, active, retired or unknown; use one of these.");
  questionnaire.title = texts.read(form, "title");
  questionnaire.copyright = texts.read_aside(form, "copyright");
  read_period(form, questionnaire);
}

}  // namespace

Questionnaire read_questionnaire(std::string_view json, std::string_view language) {
  const auto tree = parse_json(json, "Questionnaire");
  const JsonView form(tree, "Questionnaire");
  expect_form(tree, form);
  const Extensions extensions(form);
  refuse_meaning_changing(extensions);

  Questionnaire questionnaire;
  TextReader texts(std::string(language), limited_text(form, "language"));
  read_title_page(form, texts, questionnaire);
  questionnaire.variables = read_variables(extensions);
  questionnaire.is_signed = read_is_signed(extensions);
  ItemReader reader(form, texts);
  questionnaire.items = reader.read_all(form);
  questionnaire.language = texts.language();
  questionnaire.is_wholly_translated = texts.is_wholly_translated();
  check_form_rules(questionnaire, reader.places());
  return questionnaire;
}

Questionnaire read_questionnaire(std::string_view json) {
  return read_questionnaire(json, "");
}

}  // namespace forms
