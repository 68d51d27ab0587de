// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "toolkit/desks/problem.h"

namespace toolkit {

/// What is wrong with a passphrase somebody chose, typed twice; fields "passphrase" and "repeat", at most one problem.
///
/// It must be long, and hard to guess: nothing is asked of which characters are in it. The sentence says what kind of
/// thing makes it easy to guess and never what was typed. Any script will do; dictionaries are known of English and of
/// names only, so characters beyond ASCII count for the little that one more letter of a text in a known language is
/// worth. Only the first hundred bytes count. `known` is what others know of this person, such as their name.
std::vector<Problem> passphrase_problems(std::string_view passphrase, std::string_view repeat,
                                         std::string_view known = {});

/// The same of a password for a copy of a document; fields "password" and "repeat". It is judged as strictly, because
/// whoever has the copy may try as often as they like. `known` is what others know of the people in it.
std::vector<Problem> password_problems(std::string_view password, std::string_view repeat, std::string_view known);

}  // namespace toolkit
