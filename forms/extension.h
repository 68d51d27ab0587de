// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "forms/json_view.h"

namespace forms {

/// The first FHIR extension of this object with this url, if it has one.
std::optional<JsonView> find_extension(const JsonView& json, std::string_view url);

}  // namespace forms
