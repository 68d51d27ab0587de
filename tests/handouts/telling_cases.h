// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "handouts/case_facts.h"

namespace handouts::cases {

/// How many of the telling cases are set on paper when somebody looks at documents: the first ones.
inline constexpr std::size_t kLooked = 12;

/// Cases that between them show every paragraph of every document: the invented couples, each kind of pronouns, more
/// than two partners, the United Kingdom, each reason said and guessed, every policy and every condition.
std::vector<CaseFacts> telling_cases();

}  // namespace handouts::cases
