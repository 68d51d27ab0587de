// SPDX-License-Identifier: MIT
#include "toolkit/desks/locking_desk.h"

#include <charconv>
#include <optional>

#include "db/error.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::string_view kSetting = "locking";

std::optional<std::chrono::minutes> parse_minutes(std::string_view text) {
  int number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  const std::chrono::minutes minutes(number);
  const bool fits = minutes >= LockingDesk::kShortest && minutes <= LockingDesk::kLongest;
  if (failure != std::errc() || stop != end || !fits) return std::nullopt;
  return minutes;
}

/// One that is damaged counts as not chosen: the records are open when it is asked for, and have to lock some time.
std::chrono::minutes stored(db::Transaction& transaction) {
  try {
    const auto setting = db::find_setting(transaction, kSetting);
    return setting ? parse_minutes(*setting).value_or(LockingDesk::kUsual) : LockingDesk::kUsual;
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    return LockingDesk::kUsual;
  }
}

}  // namespace

std::chrono::minutes LockingDesk::idle() {
  db::Transaction transaction(vault_);
  return stored(transaction);
}

std::vector<Problem> LockingDesk::choose(const std::string& typed) {
  const auto minutes = parse_minutes(typed);
  if (!minutes) return {{"minutes", say("Write a number of minutes from 1 to 60.")}};
  db::Transaction transaction(vault_);
  if (stored(transaction) == *minutes) return {};
  const auto number = std::to_string(minutes->count());
  db::save_setting(transaction, kSetting, number);
  transaction.commit({db::AuditAction::Change, "setting", "", {}, std::string(kSetting) + " " + number});
  return {};
}

}  // namespace toolkit
