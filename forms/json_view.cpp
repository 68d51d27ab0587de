// SPDX-License-Identifier: MIT
#include "forms/json_view.h"

#include <algorithm>
#include <charconv>

namespace forms {

std::optional<JsonView> JsonView::find(std::string_view key) const {
  expect(JsonNode::Kind::Object, "an object");
  const auto found = std::find(node_->keys.begin(), node_->keys.end(), key);
  if (found == node_->keys.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(found - node_->keys.begin());
  return JsonView(node_->children[index], place_of(place_, key));
}

JsonView JsonView::require(std::string_view key) const {
  if (const auto value = find(key)) return *value;
  refuse(Error::Kind::Invalid, "This has no " + std::string(key) + "; add it.");
}

std::vector<std::string> JsonView::keys_that_begin(std::string_view start) const {
  expect(JsonNode::Kind::Object, "an object");
  std::vector<std::string> keys;
  std::copy_if(node_->keys.begin(), node_->keys.end(), std::back_inserter(keys),
               [&](const std::string& key) { return key.starts_with(start); });
  return keys;
}

std::vector<JsonView> JsonView::elements() const {
  expect(JsonNode::Kind::Array, "a list");
  std::vector<JsonView> views;
  views.reserve(node_->children.size());
  for (const auto& child : node_->children) views.emplace_back(child, place_of(place_, views.size()));
  return views;
}

std::vector<JsonView> JsonView::list(std::string_view key) const {
  const auto value = find(key);
  return value ? value->elements() : std::vector<JsonView>{};
}

const std::string& JsonView::as_string() const {
  expect(JsonNode::Kind::String, "a text");
  return node_->text;
}

bool JsonView::as_bool() const {
  expect(JsonNode::Kind::Boolean, "true or false");
  return node_->boolean;
}

std::int32_t JsonView::as_integer() const {
  expect(JsonNode::Kind::Number, "a whole number");
  const auto& digits = node_->text;
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    refuse(Error::Kind::Invalid, "This must be a whole number between -2147483648 and 2147483647; correct it.");
  }
  return value;
}

const std::string& JsonView::as_number() const {
  expect(JsonNode::Kind::Number, "a number");
  return node_->text;
}

std::string JsonView::string(std::string_view key) const {
  const auto value = find(key);
  return value ? value->as_string() : std::string();
}

bool JsonView::boolean(std::string_view key) const {
  const auto value = find(key);
  return value && value->as_bool();
}

std::optional<std::int32_t> JsonView::integer(std::string_view key) const {
  const auto value = find(key);
  return value ? std::optional(value->as_integer()) : std::nullopt;
}

void JsonView::expect(JsonNode::Kind kind, std::string_view name) const {
  if (node_->kind == kind) return;
  refuse(Error::Kind::Invalid, "This must be " + std::string(name) + "; correct it.");
}

}  // namespace forms
