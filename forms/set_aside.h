// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace forms {

/// The extension of a response that holds one SetAside: "linkId" and "typed", each a valueString.
constexpr std::string_view kSetAside = "urn:both-of-us:set-aside";

}  // namespace forms
