// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "handouts/case_facts.h"

namespace toolkit {

/// What to do next for one client, in the order a first session goes. The pages have the words, and ask for the
/// practice page before anything else.
enum class NextStep { RecordIntake, RecordScreening, ChooseDocument };
NextStep next_step(const handouts::CaseFacts& facts, bool has_intake);

/// Days until the screen is too old for an invitation, counting today as 0 on its last day; empty without one.
std::optional<int> screen_days_left(const handouts::CaseFacts& facts);
/// The last day on which one of the authorizations in force is.
std::optional<std::chrono::sys_days> authorized_until(const handouts::CaseFacts& facts);

}  // namespace toolkit
