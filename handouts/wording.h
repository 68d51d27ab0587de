// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handouts {

/// The words of rules/wording.en-US.json that a text meant for the partner uses: words of pressure, blame, labels and
/// law (domain.md 6.4). Approved sentences, such as the one that takes blame away, are not flagged. Flags, and never
/// rewrites: a person decides. Shouting counts too: a second exclamation mark, or a word of four capital letters and
/// more.
std::vector<std::string> flagged_words(std::string_view text);

}  // namespace handouts
