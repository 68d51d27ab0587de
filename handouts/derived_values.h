// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "forms/questionnaire_response.h"
#include "handouts/case_facts.h"

/// What follows from the answers of an intake (domain.md 5.3). A question without an answer says nothing.
namespace handouts {

/// Whether an earlier ask came in a way that needs a gentle new start.
bool was_asked_badly(const forms::QuestionnaireResponse& intake);

/// Which topics of working alone fit, in this order: A06 (saying what one needs), A07 (boundaries when one feels blamed
/// or too responsible), A08 (a partner who guards their inner world).
std::vector<std::string> topic_pack(const forms::QuestionnaireResponse& intake);

/// The single answers behind the pack.
bool seems_less_invested(const forms::QuestionnaireResponse& intake);
bool is_hard_to_say(const forms::QuestionnaireResponse& intake);
bool feels_blamed(const forms::QuestionnaireResponse& intake);
bool feels_responsible(const forms::QuestionnaireResponse& intake);
bool goes_quiet(const forms::QuestionnaireResponse& intake);

/// The ways to reach the client that they call safe (A7) and private (A8), by their codes, such as "call": a shared family
/// account is none. Empty when there is none, or nobody has asked.
std::vector<std::string> private_ways(const forms::QuestionnaireResponse& intake);

/// Where paper for the client may be.
enum class PaperPlace { TakeHome, OfficeOnly, None };
PaperPlace paper_place(PaperSafety safety);

}  // namespace handouts
