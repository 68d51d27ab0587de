// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// A spreadsheet runs a cell that begins like a formula, and a client may write anything into a name or an answer.
/// Every line of a cell whose first character, after white space, is one of = + - @ TAB CR gets an apostrophe in front,
/// which a spreadsheet takes as "this is text". Lines that begin with apostrophes and would then be dangerous get one
/// more, so that guarded and bare lines never look alike and unguarding is exact.
namespace toolkit {

/// The text must be valid UTF-8.
std::string guard_formulas(std::string_view text);
/// Undoes guard_formulas, and leaves every other text as it is.
std::string unguard_formulas(std::string_view text);

}  // namespace toolkit
