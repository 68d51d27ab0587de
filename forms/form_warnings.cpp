// SPDX-License-Identifier: MIT
#include "forms/form_warnings.h"

#include "forms/date_time.h"

namespace forms {
namespace {

constexpr std::string_view kSentences[] = {
    "These answers name another form.",
    "These answers name another version of this form.",
    "This form is a draft.",
    "This form is retired.",
    "This form was not yet in effect when these answers were given.",
    "This form was no longer in effect when these answers were given.",
};

void compare_names(const Questionnaire& questionnaire, std::string_view canonical, std::vector<FormWarning>& warnings) {
  const auto bar = canonical.find('|');
  const bool has_version = bar != std::string_view::npos && !questionnaire.version.empty();
  if (canonical.substr(0, bar) != questionnaire.url) {
    warnings.push_back(FormWarning::OtherForm);
  } else if (has_version && canonical.substr(bar + 1) != questionnaire.version) {
    warnings.push_back(FormWarning::OtherVersion);
  }
}

void compare_moments(const Questionnaire& questionnaire, const std::string& authored,
                     std::vector<FormWarning>& warnings) {
  const auto moment = parse_date_time(authored);
  if (!moment) return;
  if (questionnaire.begins && std::is_lt(compare_date_times(*moment, *questionnaire.begins)))
    warnings.push_back(FormWarning::NotYetInEffect);
  if (questionnaire.ends && std::is_gt(compare_date_times(*moment, *questionnaire.ends)))
    warnings.push_back(FormWarning::NoLongerInEffect);
}

}  // namespace

std::string_view to_text(FormWarning warning) {
  return kSentences[static_cast<std::size_t>(warning)];
}

std::vector<FormWarning> find_warnings(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  std::vector<FormWarning> warnings;
  compare_names(questionnaire, response.questionnaire, warnings);
  if (questionnaire.status == FormStatus::Draft) warnings.push_back(FormWarning::IsDraft);
  if (questionnaire.status == FormStatus::Retired) warnings.push_back(FormWarning::IsRetired);
  compare_moments(questionnaire, response.authored, warnings);
  return warnings;
}

}  // namespace forms
