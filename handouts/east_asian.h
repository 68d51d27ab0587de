// SPDX-License-Identifier: MIT
#pragma once

namespace handouts {

/// A syllable of Hangul or one of its letters.
bool is_hangul(char32_t character);

/// Whether a line may end between two characters that stand side by side: both are ideographs, kana, syllables of
/// Hangul or the punctuation among these, and neither would begin or end a line that it must not (Unicode Standard
/// Annex 14, classes ID, NS, CJ, CL and OP).
bool may_end_line_between(char32_t before, char32_t after);

}  // namespace handouts
