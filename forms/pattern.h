// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace forms {

/// A sentence with its values in the place of {1}, {2} and so on, at most nine; what names none of them stays. Who says
/// it in another language is given the two apart.
std::string filled(std::string_view pattern, const std::vector<std::string>& values);

}  // namespace forms
