// SPDX-License-Identifier: MIT
#include "toolkit/desks/recovery_kit_desk.h"

#include <cassert>

#include "db/settings.h"
#include "db/transaction.h"
#include "handouts/document_words.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::string_view kSetting = "recovery-kit";
constexpr std::string_view kMade = "made";
constexpr std::string_view kOnPaper = "on-paper";

}  // namespace

bool RecoveryKitDesk::is_due() {
  if (is_known_confirmed_) return false;
  if (!vault_.has_recovery_kit()) return true;
  db::Transaction transaction(vault_);
  is_known_confirmed_ = db::find_setting(transaction, kSetting) == kOnPaper;
  return !is_known_confirmed_;
}

void RecoveryKitDesk::note(std::string_view state) {
  db::Transaction transaction(vault_);
  db::save_setting(transaction, kSetting, state);
  transaction.commit({db::AuditAction::Change, "setting", "", {}, std::string(kSetting) + " " + std::string(state)});
}

void RecoveryKitDesk::make() {
  is_known_confirmed_ = false;
  // Noted first: should the program end in between, the kit on paper still works and is only asked for again.
  note(kMade);
  code_.emplace(vault_.make_recovery_kit());
  asked_group_ = choose_(db::RecoveryCode::kGroups);
}

std::vector<std::string> RecoveryKitDesk::groups() const {
  assert(is_shown());
  std::vector<std::string> groups;
  for (std::size_t i = 0; i < db::RecoveryCode::kGroups; ++i) groups.push_back(code_->group(i));
  return groups;
}

handouts::mustache::Fields RecoveryKitDesk::values() const {
  handouts::mustache::List rows;
  for (auto& group : groups()) rows.emplace_back(handouts::mustache::Fields{{"code_group", std::move(group)}});
  db::Transaction transaction(vault_);
  const bool is_uk = load_place(transaction).is_uk;
  return {{"date", handouts::date_in_words(local_day(clock_.now()), "en-US", is_uk)}, {"code_groups", std::move(rows)}};
}

std::string RecoveryKitDesk::picture(handouts::Paper paper) const {
  handouts::Pipeline pipeline(typefaces_);
  return pipeline.make_svg(handouts::recovery_kit_template(), values(), {paper, {}}).at(0);
}

std::string RecoveryKitDesk::pdf(handouts::Paper paper) const {
  handouts::Pipeline pipeline(typefaces_);
  return pipeline.make_pdf(handouts::recovery_kit_template(), values(),
                           {paper, std::chrono::floor<std::chrono::seconds>(clock_.now())});
}

std::vector<Problem> RecoveryKitDesk::confirm(std::string typed) {
  assert(is_shown());
  const bool is_right = db::RecoveryCode::is_same_group(typed, code_->group(asked_group_));
  const auto wiped = db::SecretBytes::taken_from(typed);
  if (!is_right) {
    return {
        {"group", say("This is not group {1} of your page. Type it once more.", {std::to_string(asked_group_ + 1)})}};
  }
  note(kOnPaper);
  is_known_confirmed_ = true;
  forget();
  return {};
}

}  // namespace toolkit
