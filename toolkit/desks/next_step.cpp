// SPDX-License-Identifier: MIT
#include "toolkit/desks/next_step.h"

#include <algorithm>

namespace toolkit {
namespace {

constexpr std::chrono::days kScreenLasts{30};  // domain.md 3.4, NOT_SCREENED

}  // namespace

NextStep next_step(const handouts::CaseFacts& facts, bool has_intake) {
  if (!has_intake) return NextStep::RecordIntake;
  if (!facts.screening.is_current || !facts.screening.interviewed_alone) return NextStep::RecordScreening;
  return NextStep::ChooseDocument;
}

std::optional<int> screen_days_left(const handouts::CaseFacts& facts) {
  if (!facts.screening.screened_on) return std::nullopt;
  const auto left = *facts.screening.screened_on + kScreenLasts - facts.today;
  return std::max(0, static_cast<int>(left.count()));
}

std::optional<std::chrono::sys_days> authorized_until(const handouts::CaseFacts& facts) {
  std::optional<std::chrono::sys_days> until;
  for (const auto& each : facts.authorizations) {
    // On the day that it expires it is in force no more.
    const auto last_day = std::chrono::sys_days(each.expires_on) - std::chrono::days(1);
    if (handouts::is_in_force(each, facts.today) && (!until || *until < last_day)) until = last_day;
  }
  return until;
}

}  // namespace toolkit
