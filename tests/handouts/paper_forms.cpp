// SPDX-License-Identifier: MIT
#include "paper_forms.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "forms/json.h"

namespace handouts::paper_forms {
namespace {

using forms::Answer;
using forms::Coding;
using forms::ResponseItem;

ResponseItem answered(const std::string& link_id, std::vector<forms::Value> values,
                      std::vector<ResponseItem> below = {}) {
  ResponseItem item{link_id, {}, {}, {}};
  for (auto& value : values) item.answers.push_back({std::move(value), {}});
  item.answers.front().items = std::move(below);
  return item;
}

ResponseItem group(const std::string& link_id, std::vector<ResponseItem> items) {
  return {link_id, {}, {}, std::move(items)};
}

Coding code(const std::string& code) {
  return {"urn:test:codes", code, ""};
}

ResponseItem person(const std::string& name, int age) {
  return group("household", {answered("who", {name}), answered("age", {age})});
}

/// As the form words them, which is how a reading comes back.
void take_words(const forms::Questionnaire& form, std::vector<ResponseItem>& items) {
  for (auto& item : items) {
    const auto* const asked = forms::find_item(form, item.link_id);
    item.text = asked->text;
    for (auto& answer : item.answers) {
      for (const auto& option : asked->options)
        if (std::is_eq(forms::compare(option.value, answer.value))) answer.value = option.value;
      take_words(form, answer.items);
    }
    take_words(form, item.items);
  }
}

}  // namespace

forms::Questionnaire form_of(const std::string& items, std::string_view language) {
  return forms::read_questionnaire(R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:form",)"
                                   R"("version":"1","title":"A form","language":")" +
                                   std::string(language) + R"(","item":[)" + items + "]}");
}

forms::Questionnaire every_kind(std::string_view language) {
  std::ifstream file(TEST_DATA "/handouts/data/every-kind.json");
  if (!file) throw std::runtime_error("no every-kind.json");
  return forms::read_questionnaire(std::string{std::istreambuf_iterator<char>(file), {}}, language);
}

forms::QuestionnaireResponse every_kind_answers() {
  forms::QuestionnaireResponse response{"urn:test:every-kind|1", forms::ResponseStatus::Completed, "en-US", "", {}};
  response.items = {
      group("/about you", {answered("name", {"Nguyễn Thị Ánh"}), answered("born", {forms::Date{1987, 3, 9}}),
                           answered("before", {true}, {answered("before-when", {"Слушать.\nA second line, שלום."})}),
                           answered("pronouns", {"ze/hir"}), answered("heard", {code("web")})}),
      group("reach",
            {answered("ways", {code("text"), code("email")}), answered("email", {forms::Uri{"mailto:anh@example.org"}}),
             answered("hour", {forms::Time{"14:30:00"}}), answered("next", {forms::DateTime{"2026-12-01"}})}),
      person("Ελένη", 41),
      person("Zoë", 7),
      group("today", {answered("hope", {6}), answered("why", {"An evening a week"}), answered("weigh", {code("home")}),
                      answered("good", {code("laugh"), code("plans"), "We cook", "We walk"}),
                      answered("sleep", {forms::Decimal{"6.50"}}),
                      answered("walk", {forms::Quantity{{"1.5"}, "miles", "http://unitsofmeasure.org", "[mi_i]"}}),
                      answered("names", {"Iñaki", "محمد"})}),
      group("sign", {answered("sign-name", {"Nguyễn Thị Ánh"}), answered("sign-date", {forms::Date{2026, 11, 27}})})};
  take_words(every_kind(), response.items);
  return response;
}

}  // namespace handouts::paper_forms
