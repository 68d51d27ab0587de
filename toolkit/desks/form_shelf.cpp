// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_shelf.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>

#include "db/own_forms.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "toolkit/desks/both_languages.h"
#include "toolkit/desks/form_freedom.h"

namespace toolkit {
namespace {

using Forms = std::map<std::string, forms::Questionnaire, std::less<>>;

/// Read once, all of them on the first use, because one page may name a dozen.
const Forms& spanish_forms() {
  static const Forms forms = [] {
    Forms read;
    for (const auto& name : forms::shipped_names()) read.emplace(name, forms::shipped_in(name, kSpanish));
    return read;
  }();
  return forms;
}

/// What lives as long as the process.
SharedForm lasting(const forms::Questionnaire& form) {
  return {SharedForm(), &form};
}

/// The practice's own are read anew each time, so that nothing of a sealed cell stays behind when the records are
/// locked.
SharedForm read(const db::OwnForm& own, std::string_view language) {
  return std::make_shared<const forms::Questionnaire>(forms::read_questionnaire(own.json, language));
}

/// A version with build metadata is the practice's own (forms/FORMAT.md).
bool is_own(std::string_view canonical) {
  return canonical.find('+') != std::string_view::npos;
}

}  // namespace

SharedForm shipped_form(std::string_view name, std::string_view language) {
  const auto& shipped = forms::shipped(name);
  if (language.empty() || language == shipped.language) return lasting(shipped);
  if (language == kSpanish) return lasting(spanish_forms().find(name)->second);
  return std::make_shared<forms::Questionnaire>(forms::shipped_in(name, language));
}

SharedForm form_in_use(db::Transaction& transaction, std::string_view name, std::string_view language) {
  const auto names = forms::shipped_names();
  if (std::ranges::find(names, name) == names.end()) return nullptr;
  if (is_copyable(name)) {
    if (const auto own = db::find_own_form(transaction, name, db::OwnFormState::InUse)) return read(*own, language);
  }
  return shipped_form(name, language);
}

SharedForm find_form(db::Transaction& transaction, std::string_view canonical, std::string_view language) {
  if (is_own(canonical)) {
    const auto own = db::find_own_form(transaction, canonical);
    return own ? read(*own, language) : nullptr;
  }
  const auto url = forms::url_of(canonical);
  for (const auto& name : forms::shipped_names()) {
    if (forms::shipped(name).url == url) return shipped_form(name, language);
  }
  return nullptr;
}

}  // namespace toolkit
