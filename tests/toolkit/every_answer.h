// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "forms/questionnaire.h"
#include "toolkit/desks/typed_answers.h"

namespace toolkit::test {

inline void add_answers(const std::vector<forms::Item>& items, Typed& typed) {
  for (const auto& item : items) {
    if (!item.options.empty()) {
      typed[item.link_id] = {forms::key_of(item.options.back().value)};
    } else if (forms::is_question(item)) {
      typed[item.link_id] = {item.type == forms::ItemType::Boolean ? "true" : "3"};
    }
    add_answers(item.items, typed);
  }
}

/// Something for every question of this form: the last answer to pick, or a 3, which some questions take and the others
/// set aside.
inline Typed every_answer(const forms::Questionnaire& form) {
  Typed typed;
  add_answers(form.items, typed);
  return typed;
}

}  // namespace toolkit::test
