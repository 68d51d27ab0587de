// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "toolkit/http/request.h"

namespace toolkit::http {

/// More fields than any page of ours has; a form of a million empty fields is an attack on memory.
constexpr std::size_t kMaxFields = 1000;

/// The pairs of a query or of an application/x-www-form-urlencoded body. Empty when a % is not followed by two
/// hexadecimal digits, or there are more than kMaxFields pairs. A pair without "=" is a name with an empty value; empty
/// pairs ("a=1&&b=2") are skipped.
std::optional<Fields> parse_urlencoded(std::string_view text);

}  // namespace toolkit::http
