// SPDX-License-Identifier: MIT
#include "handouts/rule_words.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "handouts/error.h"

namespace handouts {
namespace {

using Json = nlohmann::json;

[[noreturn]] void fail(std::string_view file, const std::string& key, const std::string& sentence) {
  throw Error(Error::Kind::Template, std::string(file) + (key.empty() ? "" : ": " + key), sentence);
}

std::string place_in_list(std::size_t index) {
  const std::string digits = std::to_string(index);
  return std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

std::string join(std::string key, const std::string& name) {
  if (!key.empty()) key += '.';
  return key += name;
}

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  void add(const Json& value, const std::string& key) {
    if (value.is_object()) {
      for (const auto& [name, inner] : value.items()) add(inner, join(key, name));
    } else if (value.is_array()) {
      for (std::size_t index = 0; index < value.size(); ++index) add(value[index], join(key, place_in_list(index)));
    } else {
      add_text(value, key);
    }
  }

  Words take() { return std::move(words_); }

 private:
  void add_text(const Json& value, const std::string& key) {
    if (!value.is_string()) fail(file_, key, "This value is not a text. Write it between quotation marks.");
    auto text = value.get<std::string>();
    if (text.empty()) fail(file_, key, "This text is empty. Write what the therapist should read here.");
    words_.emplace(key, std::move(text));
  }

  std::string_view file_;
  Words words_;
};

/// Refuses an object that gives one key twice, of which the library would keep the last in silence.
Json parse(std::string_view json, std::string_view file) {
  std::vector<std::vector<std::string>> open;
  const auto check = [&](int /*depth*/, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event != Json::parse_event_t::key) return true;
    const auto key = parsed.get<std::string>();
    if (std::ranges::find(open.back(), key) != open.back().end()) {
      fail(file, key, "This key is given twice. Keep one of the two.");
    }
    open.back().push_back(key);
    return true;
  };
  try {
    return Json::parse(json, check);
  } catch (const Json::exception&) {
    fail(file, "", "This file is not JSON. Check its commas and quotation marks.");
  }
}

}  // namespace

Words read_words(std::string_view json, std::string_view file) {
  Reader reader(file);
  reader.add(parse(json, file), "");
  return reader.take();
}

Words read_words(std::string_view json, std::string_view file, std::span<const std::string> keys) {
  auto words = read_words(json, file);
  for (const auto& key : keys) {
    if (!words.contains(key)) fail(file, key, "This text is missing. Every rule needs its words.");
  }
  for (const auto& [key, text] : words) {
    if (std::ranges::find(keys, key) == keys.end())
      fail(file, key, "No rule asks for this text. Remove it or mend its name.");
  }
  return words;
}

}  // namespace handouts
