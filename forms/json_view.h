// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/error.h"
#include "forms/json_tree.h"

namespace forms {

/// A JSON value and its place, for readers: every accessor that finds another type than it was asked for throws Error
/// (Invalid) with the place. Borrows the node, which must live longer.
class JsonView {
 public:
  JsonView(const JsonNode& node, std::string place) : node_(&node), place_(std::move(place)) {}

  const std::string& place() const { return place_; }

  /// Of an object: the value of this key, if it has one.
  std::optional<JsonView> find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key).has_value(); }
  /// Of an object: the value of this key. Throws Error (Invalid) when it has none.
  JsonView require(std::string_view key) const;
  /// The keys of an object that begin with this, such as "value" for FHIR's value[x].
  std::vector<std::string> keys_that_begin(std::string_view start) const;

  /// Of an array: its values.
  std::vector<JsonView> elements() const;
  /// Of an object: the values of the array under this key; none when the key is missing.
  std::vector<JsonView> list(std::string_view key) const;

  const std::string& as_string() const;
  bool as_bool() const;
  std::int32_t as_integer() const;
  /// The digits of a number, as they were written.
  const std::string& as_number() const;

  /// Of an object: the value under this key, or the type's empty value when the key is missing.
  std::string string(std::string_view key) const;
  bool boolean(std::string_view key) const;
  std::optional<std::int32_t> integer(std::string_view key) const;

  [[noreturn]] void refuse(Error::Kind kind, const std::string& sentence) const { throw Error(kind, place_, sentence); }

 private:
  void expect(JsonNode::Kind kind, std::string_view name) const;

  const JsonNode* node_;
  std::string place_;
};

}  // namespace forms
