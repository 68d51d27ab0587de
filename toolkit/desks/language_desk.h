// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "db/vault.h"
#include "toolkit/screen_language.h"

namespace toolkit {

/// The language of the pages. Until somebody chose one it is each browser's own, and once somebody did, it is the
/// practice's, for every browser. One thread at a time.
class LanguageDesk {
 public:
  explicit LanguageDesk(db::Vault& vault) : vault_(vault) {}

  /// For a browser that asks for these (Accept-Language).
  Language for_browser(std::string_view accept_language) const;
  /// Leaves a Change in the audit trail when it is another than before. While the records are locked it cannot be kept
  /// with them, and holds until they are unlocked.
  void choose(Language language);
  /// Takes up what is kept with the records, which were just unlocked.
  void recall();

 private:
  db::Vault& vault_;
  std::optional<Language> chosen_;
};

}  // namespace toolkit
