// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "handouts/case_facts.h"
#include "handouts/mustache.h"
#include "handouts/template.h"

namespace handouts::cases {

/// How many of the telling cases are set on paper when somebody looks at documents: the first ones.
inline constexpr std::size_t kLooked = 12;

/// Cases that between them show every paragraph of every document: the invented couples, each kind of pronouns, more
/// than two partners, the United Kingdom, each reason said and guessed, every policy and every condition.
std::vector<CaseFacts> telling_cases();

/// What stands on a page because of who these people are; it says nothing of how hard the page is to read.
std::vector<std::string> names_in(const CaseFacts& facts);
/// A document's own words: a short name in the place of every value.
std::string own_words(const Template& source, const mustache::Fields& values);

}  // namespace handouts::cases
