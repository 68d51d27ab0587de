// SPDX-License-Identifier: MIT
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "forms/questionnaire.h"
#include "toolkit/case_file.h"

namespace toolkit {
namespace {

std::string word_for(handouts::ScreeningStatus status) {
  switch (status) {
    case handouts::ScreeningStatus::NotScreened:
      return "not-screened";
    case handouts::ScreeningStatus::Acute:
      return "acute";
    case handouts::ScreeningStatus::Concern:
      return "concern";
    case handouts::ScreeningStatus::Unclear:
      return "unclear";
    case handouts::ScreeningStatus::NoConcernNoted:
      return "no-concern-noted";
    case handouts::ScreeningStatus::ReviewedOk:
      return "reviewed-ok";
  }
  return "not-screened";
}

std::string word_for(handouts::Standing standing) {
  switch (standing) {
    case handouts::Standing::Offered:
      return "offered";
    case handouts::Standing::OnRequest:
      return "on-request";
    case handouts::Standing::ReadHere:
      return "read-here";
    case handouts::Standing::PractitionerRelease:
      return "practitioner-release";
    case handouts::Standing::Held:
      return "held";
    case handouts::Standing::NotOffered:
      return "not-offered";
  }
  return "held";
}

std::string word_for(handouts::Effect effect) {
  switch (effect) {
    case handouts::Effect::None:
      return "none";
    case handouts::Effect::Notice:
      return "notice";
    case handouts::Effect::ReadHere:
      return "read-here";
    case handouts::Effect::PractitionerRelease:
      return "practitioner-release";
    case handouts::Effect::Hold:
      return "hold";
  }
  return "hold";
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return forms::to_text(forms::Date{static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                    static_cast<unsigned>(date.day())});
}

using OrderedJson = nlohmann::ordered_json;

OrderedJson offer_json(const handouts::Offer& offer) {
  auto findings = OrderedJson::array();
  for (const auto& finding : offer.findings) {
    findings.push_back({{"gate", finding.gate},
                        {"effect", word_for(finding.effect)},
                        {"why", finding.why},
                        {"lifted_by", finding.lifted_by}});
  }
  return {{"code", handouts::to_text(offer.code)},
          {"letter", std::string(1, handouts::to_letter(offer.standing))},
          {"standing", word_for(offer.standing)},
          {"why", offer.why},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string write_evaluation(const handouts::CaseFacts& facts, const std::vector<handouts::Offer>& offers) {
  auto documents = OrderedJson::array();
  for (const auto& offer : offers) documents.push_back(offer_json(offer));
  const OrderedJson evaluation = {{"case", {{"client", facts.client_name}, {"partner", facts.partner_name}}},
                                  {"today", day_text(facts.today)},
                                  {"screening", word_for(facts.screening.status)},
                                  {"client_may_harm", facts.screening.client_may_harm},
                                  {"documents", std::move(documents)}};
  return evaluation.dump(2);
}

}  // namespace toolkit
