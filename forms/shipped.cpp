// SPDX-License-Identifier: MIT
#include "forms/shipped.h"

#include "forms/assets.h"
#include "forms/json.h"

namespace forms {

const Questionnaire& short_intake() {
  static const auto form = read_questionnaire(asset("questionnaires/short-intake.json"));
  return form;
}

const Questionnaire& screening() {
  static const auto form = read_questionnaire(asset("questionnaires/screening.json"));
  return form;
}

const Questionnaire& practitioner_judgement() {
  static const auto form = read_questionnaire(asset("questionnaires/practitioner-judgement.json"));
  return form;
}

const Questionnaire& reassessment() {
  static const auto form = read_questionnaire(asset("questionnaires/reassessment.json"));
  return form;
}

}  // namespace forms
