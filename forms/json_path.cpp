// SPDX-License-Identifier: MIT
#include "forms/json_path.h"

#include <algorithm>
#include <charconv>

#include "forms/json_writer.h"

namespace forms {
namespace {

/// The child that ".type" or "[3]" means.
std::optional<std::size_t> find_step(const JsonNode& node, std::string_view step) {
  if (step.front() == '.') return find_key(node, step.substr(1));
  std::size_t index = 0;
  const auto digits = step.substr(1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  const bool is_there = error == std::errc{} && node.kind == JsonNode::Kind::Array && index < node.children.size();
  return is_there ? std::optional(index) : std::nullopt;
}

}  // namespace

std::string place_at(const JsonNode& tree, std::string_view root, const JsonPath& path) {
  std::string place(root);
  const auto* node = &tree;
  for (const auto child : path) {
    place = node->kind == JsonNode::Kind::Object ? place_of(place, node->keys[child]) : place_of(place, child);
    node = &node->children[child];
  }
  return place;
}

JsonPath path_of(const JsonNode& tree, std::string_view place) {
  constexpr std::string_view kStarts = ".[";
  JsonPath path;
  const auto* node = &tree;
  auto rest = place.substr(std::min(place.find_first_of(kStarts), place.size()));
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(kStarts, 1), rest.size());
    const auto child = find_step(*node, rest.substr(0, end));
    if (!child) return path;
    path.push_back(*child);
    node = &node->children[*child];
    rest.remove_prefix(end);
  }
  return path;
}

const JsonNode& node_at(const JsonNode& tree, const JsonPath& path) {
  const auto* node = &tree;
  for (const auto child : path) node = &node->children.at(child);
  return *node;
}

JsonNode& node_at(JsonNode& tree, const JsonPath& path) {
  auto* node = &tree;
  for (const auto child : path) node = &node->children.at(child);
  return *node;
}

JsonPath below(JsonPath path, std::size_t child) {
  path.push_back(child);
  return path;
}

std::optional<std::size_t> find_key(const JsonNode& node, std::string_view key) {
  const auto found = std::find(node.keys.begin(), node.keys.end(), key);
  if (found == node.keys.end()) return std::nullopt;
  return static_cast<std::size_t>(found - node.keys.begin());
}

const JsonNode* find_member(const JsonNode& node, std::string_view key) {
  const auto index = find_key(node, key);
  return index ? &node.children[*index] : nullptr;
}

JsonNode* find_member(JsonNode& node, std::string_view key) {
  const auto index = find_key(node, key);
  return index ? &node.children[*index] : nullptr;
}

std::string_view text_member(const JsonNode& node, std::string_view key) {
  const auto* const member = find_member(node, key);
  return member != nullptr && member->kind == JsonNode::Kind::String ? std::string_view(member->text)
                                                                     : std::string_view();
}

const std::vector<JsonNode>& list_member(const JsonNode& node, std::string_view key) {
  static const std::vector<JsonNode> kNone;
  const auto* const member = find_member(node, key);
  return member != nullptr && member->kind == JsonNode::Kind::Array ? member->children : kNone;
}

bool is_true(const JsonNode& node, std::string_view key) {
  const auto* const member = find_member(node, key);
  return member != nullptr && member->kind == JsonNode::Kind::Boolean && member->boolean;
}

void set_member(JsonNode& object, std::string_view key, JsonNode value) {
  if (auto* const member = find_member(object, key)) {
    *member = std::move(value);
  } else {
    add(object, std::string(key), std::move(value));
  }
}

void remove_member(JsonNode& object, std::string_view key) {
  const auto index = find_key(object, key);
  if (!index) return;
  const auto offset = static_cast<std::ptrdiff_t>(*index);
  object.keys.erase(object.keys.begin() + offset);
  object.children.erase(object.children.begin() + offset);
}

}  // namespace forms
