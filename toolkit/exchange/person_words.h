// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Pronouns and languages as the intake form offers them: the record keeps the code ("she", "es-US") and people read
/// and write the words ("she/her", "Spanish").
namespace toolkit {

/// The form's code for these words, in any case; the words themselves when the form does not offer them.
std::string pronouns_code(std::string_view words);
std::string language_code(std::string_view words);

/// The words for a code; the text itself when it is not a code of the form.
std::string pronouns_words(std::string_view code);

/// Well-formed enough to be a BCP 47 language and nothing else: "es", "es-US", "zh-Hant-TW".
bool is_language_code(std::string_view text);

}  // namespace toolkit
