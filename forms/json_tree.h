// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace forms {

/// One JSON value as it was written: a number keeps its digits, an object keeps the order of its keys. A library's own
/// tree is not used because it keeps the last of two equal keys and turns 1.50 into 1.5.
struct JsonNode {
  enum class Kind { Null, Boolean, Number, String, Array, Object };

  Kind kind = Kind::Null;
  bool boolean = false;
  std::string text = {};                ///< of a string: its value; of a number: its digits
  std::vector<std::string> keys = {};   ///< of an object, in step with `children`
  std::vector<JsonNode> children = {};  ///< the values of an array or object

  friend bool operator==(const JsonNode&, const JsonNode&) = default;
};

/// More than a form needs by an order of magnitude; a file beyond is a mistake or an attack.
constexpr std::size_t kMaximumBytes = 2'097'152;  ///< 2 MiB
constexpr std::size_t kMaximumDepth =
    96;  ///< 16 levels of questions take 64 in a response, and extensions stand below them
constexpr std::size_t kMaximumValues = 250'000;

/// What becomes of FHIR's modifierExtension and implicitRules, which no reader may ignore: they are an Error
/// (Unsupported), or stay in the tree for a caller that reports them.
enum class Modifiers { Refuse, Keep };

/// The tree of this text. Throws Error (NotJson) when it is not JSON, not UTF-8, holds a duplicate key or a control
/// character, or exceeds a limit above. `root` begins the places in errors, such as "Questionnaire".
JsonNode parse_json(std::string_view json, std::string_view root, Modifiers modifiers = Modifiers::Refuse);

/// "Questionnaire.item[3]" and "type" give "Questionnaire.item[3].type". A key that is not shaped like a FHIR name
/// shows as "?", because it may be anything that was in the file.
std::string place_of(const std::string& place, std::string_view key);
std::string place_of(const std::string& place, std::size_t index);

}  // namespace forms
