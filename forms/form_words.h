// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "forms/json_tree.h"

namespace forms {

/// The words under a key of a form's tree, such as "text", and their translations beside it, in "_text". Empty words
/// are taken away together with what would be left empty.
void set_own_words(JsonNode& object, std::string_view key, const std::string& text);
void set_translation(JsonNode& object, std::string_view key, std::string_view language, const std::string& text);

/// FHIR R4 code for a language, BCP 47: letters and digits in parts of at most eight.
bool is_language(std::string_view text);

}  // namespace forms
