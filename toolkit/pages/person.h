// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Names of clients and partners, as initials while a screen is shared. A page's field holds a name as person(), which
/// keeps it beside its initials; the view then shows one of the two.
namespace toolkit {

/// The first letter of the first word of a name and of its last one, such as "M. E."; "–" when it has no letter.
std::string initials(std::string_view name);

/// For a field that shows whose page, line or record it is. Not for what is typed into or printed. Empty for no name.
std::string person(const std::string& name);

enum class NameStyle { Full, Initials };
/// What was made of person() anywhere in this text, as it is to be read. What marks it are bytes that UTF-8 never has,
/// so nothing that somebody typed is taken for it.
std::string with_names(std::string_view text, NameStyle style);

}  // namespace toolkit
