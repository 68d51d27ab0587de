// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "forms/json_tree.h"

namespace forms {

/// The tree as JSON on one line: numbers with their digits, objects in the order of their keys. The same tree gives the
/// same bytes, and parse_json reads an equal tree back. Throws Error (Invalid) when a text is not valid UTF-8.
std::string write_json(const JsonNode& tree);

/// Trees to write.
JsonNode json_string(std::string text);
JsonNode json_number(std::string digits);
JsonNode json_boolean(bool value);
JsonNode json_object();
JsonNode json_array(std::vector<JsonNode> elements = {});
/// Adds a member to an object. The key must be new.
void add(JsonNode& object, std::string key, JsonNode value);
/// FHIR R4 2.6.2: "Attributes can never be empty." An empty text is left out.
void add_text(JsonNode& object, std::string key, const std::string& text);

}  // namespace forms
