// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/json_tree.h"

/// Ways through a tree of which nothing is known yet. Unlike JsonView nothing here throws: what is missing or of
/// another kind counts as empty, so a broken form can be looked at and repaired.
namespace forms {

/// Where a value stands: the number of the child at each step from the root. Paths compare in the order of the file.
using JsonPath = std::vector<std::size_t>;

/// "Questionnaire.item[3].type" for a path, when `root` is "Questionnaire".
std::string place_at(const JsonNode& tree, std::string_view root, const JsonPath& path);
/// The path of such a place, as far as it leads in this tree.
JsonPath path_of(const JsonNode& tree, std::string_view place);

/// The path must lead somewhere.
const JsonNode& node_at(const JsonNode& tree, const JsonPath& path);
JsonNode& node_at(JsonNode& tree, const JsonPath& path);
JsonPath below(JsonPath path, std::size_t child);

/// Which member of an object has this key.
std::optional<std::size_t> find_key(const JsonNode& node, std::string_view key);
const JsonNode* find_member(const JsonNode& node, std::string_view key);
JsonNode* find_member(JsonNode& node, std::string_view key);
std::string_view text_member(const JsonNode& node, std::string_view key);
const std::vector<JsonNode>& list_member(const JsonNode& node, std::string_view key);
bool is_true(const JsonNode& node, std::string_view key);

/// Puts a member into an object, in the place of the one that has this key, or behind the others.
void set_member(JsonNode& object, std::string_view key, JsonNode value);
void remove_member(JsonNode& object, std::string_view key);

}  // namespace forms
