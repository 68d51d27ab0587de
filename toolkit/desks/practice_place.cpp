// SPDX-License-Identifier: MIT
#include "toolkit/desks/practice_place.h"

#include <string_view>

#include "db/settings.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

constexpr std::string_view kPlace = "place";
constexpr std::string_view kMeetsOnline = "meets-online";
constexpr std::string_view kPrivacyNotice = "privacy-notice";

constexpr std::string_view kUk = "uk";
constexpr std::string_view kUs = "us";
constexpr std::string_view kYes = "yes";
constexpr std::string_view kNo = "no";

}  // namespace

PracticePlace load_place(db::Transaction& transaction) {
  return {db::find_setting(transaction, kPlace) == kUk, db::find_setting(transaction, kMeetsOnline) == kYes,
          db::find_setting(transaction, kPrivacyNotice).value_or("")};
}

std::optional<db::AuditEvent> save_place(db::Transaction& transaction, const PracticePlace& place) {
  const auto stored = load_place(transaction);
  if (place == stored) return std::nullopt;
  // A country that is there has been chosen once (proposed_paper).
  if (place.is_uk != stored.is_uk) db::save_setting(transaction, kPlace, place.is_uk ? kUk : kUs);
  if (place.meets_online != stored.meets_online)
    db::save_setting(transaction, kMeetsOnline, place.meets_online ? kYes : kNo);
  if (place.privacy_notice != stored.privacy_notice)
    db::save_setting(transaction, kPrivacyNotice, place.privacy_notice);
  return db::AuditEvent{db::AuditAction::Change, "setting", "", {}, std::string(kPlace)};
}

std::optional<db::PaperSize> proposed_paper(db::Transaction& transaction, const PracticePlace& place,
                                            db::PaperSize stored, db::PaperSize typed) {
  const bool is_first_time = place.is_uk && !db::find_setting(transaction, kPlace);
  const bool is_as_it_was = typed == db::PaperSize::Letter && stored == db::PaperSize::Letter;
  return is_first_time && is_as_it_was ? std::optional(db::PaperSize::A4) : std::nullopt;
}

}  // namespace toolkit
