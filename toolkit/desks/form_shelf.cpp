// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_shelf.h"

#include <algorithm>

#include "db/own_forms.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_freedom.h"

namespace toolkit {
namespace {

/// The shipped forms live as long as the process.
SharedForm shared(const std::string& name, std::string_view language) {
  if (language.empty()) return {SharedForm(), &forms::shipped(name)};
  return std::make_shared<forms::Questionnaire>(forms::shipped_in(name, language));
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

SharedForm form_in_use(db::Transaction& transaction, std::string_view name, std::string_view language) {
  const auto names = forms::shipped_names();
  if (std::ranges::find(names, name) == names.end()) return nullptr;
  if (is_copyable(name)) {
    if (const auto own = db::find_own_form(transaction, name, db::OwnFormState::InUse)) return read(*own, language);
  }
  return shared(std::string(name), language);
}

SharedForm find_form(db::Transaction& transaction, std::string_view canonical, std::string_view language) {
  if (is_own(canonical)) {
    const auto own = db::find_own_form(transaction, canonical);
    return own ? read(*own, language) : nullptr;
  }
  const auto url = forms::url_of(canonical);
  for (const auto& name : forms::shipped_names()) {
    if (forms::shipped(name).url == url) return shared(name, language);
  }
  return nullptr;
}

}  // namespace toolkit
