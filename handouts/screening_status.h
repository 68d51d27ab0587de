// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

#include "forms/questionnaire_response.h"

namespace handouts {

/// What the private screening says (domain.md 3.4). One of these at a time; CLIENT_MAY_HARM stands beside it.
enum class ScreeningStatus { NotScreened, Acute, Concern, Unclear, NoConcernNoted, ReviewedOk };

struct ScreeningFinding {
  ScreeningStatus status = ScreeningStatus::NotScreened;
  bool client_may_harm = false;
  bool has_order =
      false;  ///< a no-contact or protective order, bail or probation condition, or criminal case; "not sure" counts
  bool interviewed_alone = false;
  std::optional<std::chrono::sys_days> screened_on;
  bool is_current = false;  ///< no older than 30 days
  /// Something was said on a later day that asks for a new screen (case_facts.h); then it is not screened.
  bool is_overtaken = false;

  friend bool operator==(const ScreeningFinding&, const ScreeningFinding&) = default;
};

/// A screen or re-assessment with the day it was recorded.
struct DatedResponse {
  std::chrono::sys_days on;
  forms::QuestionnaireResponse response;
};

/// The finding on a day, from the newest screen and, if it came later, the newest re-assessment. A skipped question is
/// unclear, never safe.
ScreeningFinding screening_finding(const std::optional<DatedResponse>& screen,
                                   const std::optional<DatedResponse>& reassessment, std::chrono::sys_days today);

}  // namespace handouts
