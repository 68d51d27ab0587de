// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_freedom.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace toolkit {
namespace {

struct Row {
  std::string_view name;
  FormFreedom freedom;
};
constexpr std::array kForms = {Row{"intake", FormFreedom::KeepsQuestions},
                               Row{"practitioner-judgement", FormFreedom::KeepsQuestions},
                               Row{"authorization", FormFreedom::KeepsQuestions},
                               Row{"contact-preferences", FormFreedom::Free},
                               Row{"secrets-policy", FormFreedom::Free},
                               Row{"decision-status", FormFreedom::KeepsQuestions},
                               Row{"what-happened", FormFreedom::KeepsQuestions},
                               Row{"weekly-tracker", FormFreedom::Free},
                               Row{"collateral-information", FormFreedom::Free},
                               Row{"revocation", FormFreedom::Free},
                               Row{"record-request", FormFreedom::Free},
                               Row{"screening", FormFreedom::Fixed},
                               Row{"reassessment", FormFreedom::Fixed},
                               Row{"document-decision", FormFreedom::Fixed},
                               Row{"phq-9", FormFreedom::Fixed},
                               Row{"gad-7", FormFreedom::Fixed},
                               Row{"csi-4", FormFreedom::Fixed}};

}  // namespace

FormFreedom form_freedom(std::string_view name) {
  const auto* const found = std::ranges::find(kForms, name, &Row::name);
  assert(found != kForms.end());
  return found->freedom;
}

std::vector<std::string> copyable_forms() {
  std::vector<std::string> names;
  for (const auto& [name, freedom] : kForms) {
    if (freedom != FormFreedom::Fixed) names.emplace_back(name);
  }
  return names;
}

bool is_copyable(std::string_view name) {
  const auto* const found = std::ranges::find(kForms, name, &Row::name);
  return found != kForms.end() && found->freedom != FormFreedom::Fixed;
}

std::string_view why_questions_stay(std::string_view name) {
  // 45 CFR 164.508(c) lists the core elements and the required statements.
  if (name == "authorization")
    return "The law says what an authorization must hold, so what came with it stays. You can change its words and its "
           "place.";
  return "What may safely be offered is worked out from these answers, so what came with the form stays. You can "
         "change its words and its place.";
}

}  // namespace toolkit
