// SPDX-License-Identifier: MIT
#include "toolkit/merge_values.h"

#include <nlohmann/json.hpp>

namespace toolkit {
namespace {

using handouts::mustache::Fields;
using handouts::mustache::List;
using handouts::mustache::Value;
using nlohmann::json;

constexpr int kDeepestRecord = 8;

Value value_from(const json& node, const std::string& place, int depth);

Fields fields_from(const json& node, const std::string& place, int depth) {
  Fields fields;
  for (const auto& [key, member] : node.items()) {
    const auto inner = place.empty() ? key : place + "." + key;
    fields.insert_or_assign(key, value_from(member, inner, depth));
  }
  return fields;
}

Value value_from(const json& node, const std::string& place, int depth) {
  if (depth > kDeepestRecord) throw BadRecord("The value at \"" + place + "\" is nested too deeply.");
  if (node.is_string()) return Value(node.get<std::string>());
  if (node.is_boolean()) return Value(node.get<bool>());
  if (node.is_number_integer()) return Value(std::to_string(node.get<std::int64_t>()));
  if (node.is_object()) return Value(fields_from(node, place, depth + 1));
  if (node.is_array()) {
    List list;
    for (const auto& each : node) list.push_back(value_from(each, place, depth + 1));
    return Value(std::move(list));
  }
  throw BadRecord("The value at \"" + place + "\" must be a text, a whole number, true, false, a list or an object.");
}

json node_from(const Value& value);

json object_from(const Fields& fields) {
  json object = json::object();
  for (const auto& [name, value] : fields) object[name] = node_from(value);
  return object;
}

json node_from(const Value& value) {
  struct Writer {
    json operator()(const std::string& text) const { return text; }
    json operator()(bool condition) const { return condition; }
    json operator()(const List& list) const {
      json array = json::array();
      for (const auto& each : list) array.push_back(node_from(each));
      return array;
    }
    json operator()(const Fields& fields) const { return object_from(fields); }
  };
  return std::visit(Writer{}, value.get());
}

}  // namespace

Fields from_json_text(std::string_view text) {
  const auto node = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (node.is_discarded()) throw BadRecord("This is not JSON in UTF-8.");
  if (!node.is_object()) throw BadRecord("A record must be a JSON object, such as {\"partner.name\": \"…\"}.");
  return fields_from(node, "", 0);
}

std::string to_json_text(const Fields& fields) { return object_from(fields).dump(); }

}  // namespace toolkit
