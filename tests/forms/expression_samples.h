// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "forms/evaluation.h"
#include "forms/expression.h"
#include "forms/scores.h"

namespace forms {

/// "%resource .item .where($this .linkId =('a'))": the start and its links, each with its arguments in brackets.
std::string dump(const Expression& expression);
/// "WrongType at 12".
std::string dump(const NotComputed& fault);
/// "1, 2.5, 'text'"; "{}" when it is empty. What is no value is called by its kind.
std::string dump(const Collection& collection);
/// "total=3 mean=Empty": what each calculated item comes to.
std::string dump(const std::vector<Score>& scores);

template <typename Value>
std::string dump(const std::variant<Value, NotComputed>& result) {
  return std::visit([](const auto& either) { return dump(either); }, result);
}

}  // namespace forms
