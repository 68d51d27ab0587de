// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toolkit {

/// How far a practice may make a form that comes with the program its own.
enum class FormFreedom {
  Fixed,           ///< not at all: the private questions are the rules' own, the measures their authors'
  KeepsQuestions,  ///< words and order; what came with it stays, because the rules or the law ask for it
  Free,            ///< questions may be taken out as well
};

/// Asserts that there is a form of this name.
FormFreedom form_freedom(std::string_view name);

/// The names of the forms that may be copied, in the order in which a practice meets them.
std::vector<std::string> copyable_forms();

/// Whether this is one of them; a name from an address may be any text.
bool is_copyable(std::string_view name);

/// Why what came with the form stays, for a form that keeps its questions.
std::string_view why_questions_stay(std::string_view name);

}  // namespace toolkit
