// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "handouts/case_facts.h"

namespace toolkit {

/// The couples of the demonstration for whom documents are shown while there is no client behind them, the one for whom
/// documents have the most to say first: "V1" has three reasons that the partner said, "V4" may not be written to,
/// "V8" comes too late, and "V9" is leaning out.
std::span<const std::string_view> invented_couples();

/// Of this name; of the first one for a name that is not one of them.
const handouts::CaseFacts& invented_couple(std::string_view name);

}  // namespace toolkit
