// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_shelf.h"

#include <algorithm>

#include "forms/shipped.h"

namespace toolkit {
namespace {

/// The shipped forms live as long as the process.
SharedForm shared(const forms::Questionnaire& form) {
  return {SharedForm(), &form};
}

}  // namespace

SharedForm form_in_use(db::Transaction& /*transaction*/, std::string_view name) {
  const auto names = forms::shipped_names();
  if (std::ranges::find(names, name) == names.end()) return nullptr;
  return shared(forms::shipped(name));
}

SharedForm find_form(db::Transaction& /*transaction*/, std::string_view canonical) {
  for (const auto& name : forms::shipped_names()) {
    if (const auto& form = forms::shipped(name); form.canonical() == canonical) return shared(form);
  }
  return nullptr;
}

}  // namespace toolkit
