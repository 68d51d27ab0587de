// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/case_facts.h"
#include "handouts/gates.h"
#include "handouts/recommendation.h"

/// The invented couples of the tests, as facts.
namespace handouts::cases {

inline constexpr std::chrono::sys_days kToday = std::chrono::year(2026) / 11 / 23;

/// A screen of today that found nothing.
ScreeningFinding quiet_screen();
/// A screen of today with this status.
ScreeningFinding screen_with(ScreeningStatus status);
/// Signed ten days ago for ninety days, for this person and these channels.
AuthorizationFacts authorization_for(const std::string& recipient, std::vector<std::string> channels);

/// A case in which every document may exist: both adults, screened, both working on it, a letter asked for, authorized
/// and approved.
CaseFacts open_case();

CaseFacts v1();
CaseFacts v4();
CaseFacts v6();
CaseFacts v8();
CaseFacts v9();

/// The most words an answer puts into documents: a full hope and thanks, and the three reasons that say most.
CaseFacts with_most_words(CaseFacts facts);

Effect strictest_effect(DocumentCode code, const CaseFacts& facts);
/// The names of the gates that touch a document, such as "G-05 G-17".
std::string gates_of(DocumentCode code, const CaseFacts& facts);
/// The letters of all documents in order, such as "Y Y Y A A Y Y Y".
std::string letters(const CaseFacts& facts);

}  // namespace handouts::cases
