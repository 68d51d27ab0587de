// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// The few words that documents put together themselves, in the language of the document (BCP 47; one of
/// document_languages()), from rules/document.<language>.json. They throw Error(Template) when that file does not read.
namespace handouts {

/// Those the library is written in, the practitioner's own first.
const std::vector<std::string>& document_languages();
/// Which of them somebody reads who answered this, such as "es-US", "es", "English" or "español": English for somebody
/// who has not been asked, and empty when the library has no text in theirs. "Never machine-translate on the fly"
/// (domain.md 6.1, G-24).
std::string library_language(std::string_view reads);

/// "November 23, 2026"; in the United Kingdom "23 November 2026".
std::string date_in_words(std::chrono::sys_days day, std::string_view language, bool is_uk = false);
/// J4's code as the noun phrase documents use; "couples therapy" for one that is not known.
std::string therapy_in_words(std::string_view code, std::string_view language);
/// I3's codes: "a weekday evening or a Saturday"; empty for none.
std::string times_in_words(const std::vector<std::string>& codes, std::string_view language);

}  // namespace handouts
