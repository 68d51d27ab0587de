// SPDX-License-Identifier: MIT
#include "forms/json_writer.h"

#include <cassert>

#include <nlohmann/json.hpp>

#include "forms/error.h"

namespace forms {
namespace {

/// Writes a tree behind what is there already.
class Writer {
 public:
  std::string take() { return std::move(text_); }

  void write(const JsonNode& node) {
    switch (node.kind) {
      case JsonNode::Kind::Null:
        text_ += "null";
        return;
      case JsonNode::Kind::Boolean:
        text_ += node.boolean ? "true" : "false";
        return;
      case JsonNode::Kind::Number:
        text_ += node.text;
        return;
      case JsonNode::Kind::String:
        write_string(node.text);
        return;
      case JsonNode::Kind::Array:
      case JsonNode::Kind::Object:
        write_children(node);
    }
  }

 private:
  void write_children(const JsonNode& node) {
    const bool is_object = node.kind == JsonNode::Kind::Object;
    text_ += is_object ? '{' : '[';
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) text_ += ',';
      if (is_object) {
        write_string(node.keys[i]);
        text_ += ':';
      }
      write(node.children[i]);
    }
    text_ += is_object ? '}' : ']';
  }

  void write_string(const std::string& text) {
    try {
      text_ += nlohmann::json(text).dump();
    } catch (const nlohmann::json::type_error&) {
      throw Error(Error::Kind::Invalid, "JSON", "A text is not valid UTF-8; write it again.");
    }
  }

  std::string text_;
};

}  // namespace

std::string write_json(const JsonNode& tree) {
  Writer writer;
  writer.write(tree);
  return writer.take();
}

JsonNode json_string(std::string text) {
  return {.kind = JsonNode::Kind::String, .text = std::move(text)};
}

JsonNode json_number(std::string digits) {
  return {.kind = JsonNode::Kind::Number, .text = std::move(digits)};
}

JsonNode json_boolean(bool value) {
  return {.kind = JsonNode::Kind::Boolean, .boolean = value};
}

JsonNode json_object() {
  return {.kind = JsonNode::Kind::Object};
}

JsonNode json_array(std::vector<JsonNode> elements) {
  return {.kind = JsonNode::Kind::Array, .children = std::move(elements)};
}

void add(JsonNode& object, std::string key, JsonNode value) {
  assert(object.kind == JsonNode::Kind::Object);
  object.keys.push_back(std::move(key));
  object.children.push_back(std::move(value));
}

void add_text(JsonNode& object, std::string key, const std::string& text) {
  if (!text.empty()) add(object, std::move(key), json_string(text));
}

}  // namespace forms
