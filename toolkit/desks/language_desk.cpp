// SPDX-License-Identifier: MIT
#include "toolkit/desks/language_desk.h"

#include "db/error.h"
#include "db/settings.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

constexpr std::string_view kSetting = "screen-language";

/// One that is damaged counts as not chosen: the records are open, and a page has to be in some language.
std::optional<Language> stored(db::Transaction& transaction) {
  try {
    const auto setting = db::find_setting(transaction, kSetting);
    return setting ? parse_language(*setting) : std::nullopt;
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    return std::nullopt;
  }
}

}  // namespace

Language LanguageDesk::for_browser(std::string_view accept_language) const {
  return chosen_ ? *chosen_ : preferred_language(accept_language);
}

void LanguageDesk::choose(Language language) {
  if (vault_.state() == db::Vault::State::Unlocked) {
    db::Transaction transaction(vault_);
    if (stored(transaction) != language) {
      const std::string tag(tag_of(language));
      db::save_setting(transaction, kSetting, tag);
      transaction.commit({db::AuditAction::Change, "setting", "", {}, std::string(kSetting) + " " + tag});
    }
  }
  chosen_ = language;
}

void LanguageDesk::recall() {
  db::Transaction transaction(vault_);
  if (const auto kept = stored(transaction)) chosen_ = kept;
}

}  // namespace toolkit
