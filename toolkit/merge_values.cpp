// SPDX-License-Identifier: MIT
#include "toolkit/merge_values.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace toolkit {
namespace {

using handouts::mustache::Fields;
using handouts::mustache::List;
using handouts::mustache::Value;
using nlohmann::json;

constexpr int kDeepestRecord = 8;

Value value_from(const json& node, const std::string& place, int depth);

[[noreturn]] void refuse_double(const std::string& place) {
  throw BadRecord("\"" + place + "\" is there twice. Keep one of the two.");
}

[[noreturn]] void refuse_depth(const std::string& place) {
  throw BadRecord("The value at \"" + place + "\" is nested too deeply.");
}

/// Puts a value where its dotted name says.
void put(Fields& fields, std::string_view name, Value value, const std::string& place) {
  const auto dot = name.find('.');
  const auto found = fields.find(name.substr(0, dot));
  if (dot == std::string_view::npos) {
    if (found != fields.end()) refuse_double(place);
    fields.emplace(name, std::move(value));
    return;
  }
  Fields inner;
  if (found != fields.end()) {
    const auto* earlier = std::get_if<Fields>(&found->second.get());
    if (!earlier) refuse_double(place);
    inner = *earlier;
  }
  put(inner, name.substr(dot + 1), std::move(value), place);
  fields.insert_or_assign(std::string(name.substr(0, dot)), std::move(inner));
}

Fields fields_from(const json& node, const std::string& place, int depth) {
  Fields fields;
  for (const auto& [key, member] : node.items()) {
    const auto inner = place.empty() ? key : place + "." + key;
    if (std::count(key.begin(), key.end(), '.') > kDeepestRecord) refuse_depth(place);
    put(fields, key, value_from(member, inner, depth), inner);
  }
  return fields;
}

Value value_from(const json& node, const std::string& place, int depth) {
  if (depth > kDeepestRecord) refuse_depth(place);
  if (node.is_string()) return Value(node.get<std::string>());
  if (node.is_boolean()) return Value(node.get<bool>());
  if (node.is_number_integer()) return Value(node.dump());
  if (node.is_object()) return Value(fields_from(node, place, depth + 1));
  if (node.is_array()) {
    List list;
    for (const auto& each : node) list.push_back(value_from(each, place, depth + 1));
    return Value(std::move(list));
  }
  throw BadRecord("The value at \"" + place + "\" must be a text, a whole number, true, false, a list or an object.");
}

/// The library keeps the last of two equal names, and a letter would carry whichever that was.
json parse_without_duplicates(std::string_view text) {
  std::vector<std::set<std::string>> open_objects;
  const auto look = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == json::parse_event_t::object_end) open_objects.pop_back();
    if (event == json::parse_event_t::key && !open_objects.back().insert(parsed.get<std::string>()).second) {
      refuse_double(parsed.get<std::string>());
    }
    return true;
  };
  return json::parse(text, look, /*allow_exceptions=*/false);
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
  const auto node = parse_without_duplicates(text);
  if (node.is_discarded()) throw BadRecord("This is not JSON in UTF-8.");
  if (!node.is_object()) throw BadRecord("A record must be a JSON object, such as {\"partner.name\": \"…\"}.");
  return fields_from(node, "", 0);
}

std::string to_json_text(const Fields& fields) {
  return object_from(fields).dump();
}

}  // namespace toolkit
