// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace forms {

/// Whether two language tags such as "es-US" and "es-us" are the same.
bool is_same_language(std::string_view one, std::string_view other);

}  // namespace forms
