// SPDX-License-Identifier: MIT
#include "forms/json_tree.h"

#include <algorithm>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "forms/error.h"

namespace forms {
namespace {

using Library = nlohmann::json;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_shaped_like_a_name(std::string_view key) {
  constexpr std::size_t kLongestFhirName = 64;
  return !key.empty() && key.size() <= kLongestFhirName && std::all_of(key.begin(), key.end(), is_letter_or_digit);
}

/// FHIR R4 string: "SHOULD not contain Unicode character points below 32, except for horizontal tab, carriage return
/// and line feed".
bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\r' && c != '\n'; });
}

/// Receives the library's events and builds the tree. The stack points into the tree: a container's children only grow
/// while it is the innermost one, so the pointers below it stay valid.
class TreeBuilder : public nlohmann::json_sax<Library> {
 public:
  TreeBuilder(std::string_view json, std::string_view root, Modifiers modifiers)
      : json_(json), root_(root), modifiers_(modifiers) {}

  JsonNode take() { return std::move(tree_); }

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({.kind = JsonNode::Kind::Boolean, .boolean = value}); }
  /// Only what has a minus comes here, so a zero was -0.
  bool number_integer(number_integer_t value) override { return add_number(value == 0 ? "-0" : std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add_number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& digits) override { return add_number(digits); }
  bool binary(binary_t&) override { fail("This is not JSON text; choose a FHIR R4 file in JSON."); }

  bool string(string_t& value) override {
    refuse_control_characters(value);
    return add({.kind = JsonNode::Kind::String, .text = std::move(value)});
  }

  bool start_object(std::size_t) override { return open(JsonNode::Kind::Object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(JsonNode::Kind::Array); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& object = stack_.back();
    const bool is_new = is_new_in(object, name);
    object.node->keys.push_back(name);
    refuse_control_characters(name);
    if (!is_new) fail("The same key occurs twice in one object; remove one of the two.");
    if (modifiers_ == Modifiers::Refuse) refuse_modifiers(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    const auto read = json_.substr(0, std::min(position, json_.size()));
    const auto line = std::count(read.begin(), read.end(), '\n') + 1;
    fail("This is not valid JSON in UTF-8 at line " + std::to_string(line) + "; correct that line.");
  }

 private:
  struct Open {
    JsonNode* node;
    std::unordered_set<std::string> names;  ///< its keys, once they are more than a few
  };

  /// Objects of FHIR have few keys, and those are looked through faster than a set of them is made.
  static bool is_new_in(Open& object, const std::string& name) {
    constexpr std::size_t kFew = 16;
    const auto& keys = object.node->keys;
    if (keys.size() < kFew) return std::find(keys.begin(), keys.end(), name) == keys.end();
    if (object.names.empty()) object.names.insert(keys.begin(), keys.end());
    return object.names.insert(name).second;
  }

  bool add_number(std::string digits) { return add({.kind = JsonNode::Kind::Number, .text = std::move(digits)}); }

  bool add(JsonNode node) {
    place_in_tree(std::move(node));
    return true;
  }

  JsonNode* place_in_tree(JsonNode node) {
    if (++values_ > kMaximumValues) fail("The file has too many values; use a smaller form.");
    if (stack_.empty()) {
      tree_ = std::move(node);
      return &tree_;
    }
    return &stack_.back().node->children.emplace_back(std::move(node));
  }

  bool open(JsonNode::Kind kind) {
    if (stack_.size() == kMaximumDepth) fail("The file is nested too deeply; use a form with fewer levels.");
    auto* const node = place_in_tree({.kind = kind});
    stack_.push_back({node, {}});
    return true;
  }

  bool close() {
    stack_.pop_back();
    return true;
  }

  void refuse_control_characters(std::string_view text) const {
    if (has_control_character(text)) fail("A text holds a control character, such as NUL; remove it.");
  }

  /// FHIR R4 2.4.1: "Applications processing a resource are required to check for modifier extensions".
  void refuse_modifiers(std::string_view name) const {
    const bool is_rules = name == "implicitRules" && stack_.size() == 1;
    if (name != "modifierExtension" && !is_rules) return;
    throw Error(
        Error::Kind::Unsupported, place(),
        "This changes the meaning of the file in a way this program does not know; remove it or use another form.");
  }

  [[noreturn]] void fail(const std::string& sentence) const { throw Error(Error::Kind::NotJson, place(), sentence); }

  /// Where the value stands that is being read: it is not yet among the children of the innermost array.
  std::string place() const {
    std::string place(root_);
    for (const auto& open : stack_) {
      const auto& node = *open.node;
      const bool is_innermost = &open == &stack_.back();
      if (node.kind == JsonNode::Kind::Array) place = place_of(place, node.children.size() - (is_innermost ? 0 : 1));
      if (!node.keys.empty()) place = place_of(place, node.keys.back());
    }
    return place;
  }

  std::string_view json_;
  std::string_view root_;
  Modifiers modifiers_;
  JsonNode tree_;
  std::vector<Open> stack_;
  std::size_t values_ = 0;
};

}  // namespace

JsonNode parse_json(std::string_view json, std::string_view root, Modifiers modifiers) {
  if (json.size() > kMaximumBytes) {
    throw Error(Error::Kind::NotJson, std::string(root), "The file is larger than 2 MiB; use a smaller form.");
  }
  TreeBuilder builder(json, root, modifiers);
  Library::sax_parse(json.begin(), json.end(), &builder);
  return builder.take();
}

std::string place_of(const std::string& place, std::string_view key) {
  return place + "." + (is_shaped_like_a_name(key) ? std::string(key) : "?");
}

std::string place_of(const std::string& place, std::size_t index) {
  return place + "[" + std::to_string(index) + "]";
}

}  // namespace forms
