// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "handouts/case_facts.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {

/// What to do next for one client, in the order a first session goes. The pages have the words.
enum class NextStep { FillInPractice, RecordIntake, RecordScreening, ChooseDocument };
NextStep next_step(const ClientOverview& overview);

/// Days until the screen is too old for an invitation, counting today as 0 on its last day; empty without one.
std::optional<int> screen_days_left(const handouts::CaseFacts& facts);
/// The last day of the authorization that lasts longest among those that are not revoked, expired or incomplete.
std::optional<std::chrono::sys_days> authorized_until(const handouts::CaseFacts& facts);

}  // namespace toolkit
