// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace toolkit {

/// What two spellings of one name have in common, for warning of a likely duplicate and nothing else: no accents, no
/// upper case, no spaces, punctuation or invisible characters, whichever way it was typed ("María-José" and
/// "MARIA JOSE"). A name of nothing else is its own folding. The name must be valid UTF-8.
std::string fold_name(std::string_view name);

}  // namespace toolkit
