// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace handouts {

/// Unicode Normalization Form C of valid UTF-8: what a keyboard would have typed, so that a name sent with separate
/// accents is found again on the paper under the same letters. Nothing else of a text is changed.
std::string to_nfc(std::string_view text);

/// Without accents: "Á" becomes "A". To compare, never to print. The text must be valid UTF-8.
std::string without_marks(std::string_view text);

}  // namespace handouts
