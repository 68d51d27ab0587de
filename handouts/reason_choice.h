// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/case_facts.h"

namespace handouts {

/// The reasons a document may speak to (domain.md 6.2): at most three, blame and taking sides first, then in the
/// client's order. R17, R20 and R21 are never among them, nor what no invitation answers; `elsewhere` are those a
/// document speaks to in any case.
std::vector<std::string> chosen_reasons(const CaseFacts& facts, const std::vector<std::string>& elsewhere = {});

/// The six cards of C01 for these two, by their letters: first those that answer the chosen reasons, then ones that
/// suit anybody; the last one accepts a no. A partner who is leaning out is asked for clarity and promised nothing.
std::vector<std::string> chosen_cards(const CaseFacts& facts);

}  // namespace handouts
