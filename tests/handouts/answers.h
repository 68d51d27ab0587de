// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "forms/questionnaire.h"
#include "handouts/screening_status.h"

/// Filled forms for tests.
namespace handouts::cases {

/// Answers by linkId: codes and texts as they are, several separated by a space for a repeating question, "true" for a
/// tick.
using Answers = std::map<std::string, std::string>;

DatedResponse filled(const forms::Questionnaire& form, const Answers& answers, std::chrono::sys_days on);

/// A private screening in which nothing is of concern, alone and confirmed.
Answers quiet_answers();
/// A complete re-assessment that found things in order.
Answers good_review();

}  // namespace handouts::cases
