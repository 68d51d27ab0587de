// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_shelf.h"

#include <algorithm>

#include "forms/shipped.h"

namespace toolkit {
namespace {

/// The shipped forms live as long as the process.
SharedForm shared(const std::string& name, std::string_view language) {
  if (language.empty()) return {SharedForm(), &forms::shipped(name)};
  return std::make_shared<forms::Questionnaire>(forms::shipped_in(name, language));
}

}  // namespace

SharedForm form_in_use(db::Transaction& /*transaction*/, std::string_view name, std::string_view language) {
  const auto names = forms::shipped_names();
  if (std::ranges::find(names, name) == names.end()) return nullptr;
  return shared(std::string(name), language);
}

SharedForm find_form(db::Transaction& /*transaction*/, std::string_view canonical, std::string_view language) {
  for (const auto& name : forms::shipped_names()) {
    if (forms::shipped(name).canonical() == canonical) return shared(name, language);
  }
  return nullptr;
}

}  // namespace toolkit
