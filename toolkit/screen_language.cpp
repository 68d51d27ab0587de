// SPDX-License-Identifier: MIT
#include "toolkit/screen_language.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>

#include "forms/pattern.h"
#include "toolkit/assets.h"

namespace toolkit {
namespace {

constexpr std::string_view kSpanishFolder = "web/es/";
constexpr std::string_view kBlank = " \t";

thread_local Language spoken = Language::English;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// The part before this character; `text` is shortened by both.
std::string_view take_until(std::string_view& text, char end) {
  const auto part = text.substr(0, text.find(end));
  text.remove_prefix(part.size() + (part.size() < text.size() ? 1 : 0));
  return trimmed(part);
}

/// From 0, not wanted, to 1; one that cannot be read counts as not wanted.
double weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    auto parameter = take_until(parameters, ';');
    if (take_until(parameter, '=') != "q") continue;
    double weight = 0;
    const auto value = trimmed(parameter);
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), weight);
    return failure == std::errc() && end == value.data() + value.size() ? weight : 0;
  }
  return 1;
}

Words read_spanish() {
  Words words;
  for (const auto& [path, text] : assets()) {
    if (!path.starts_with(kSpanishFolder)) continue;
    const auto json = nlohmann::json::parse(text);
    for (const auto& [english, spanish] : json.items()) {
      if (!words.emplace(english, spanish.get<std::string>()).second) {
        throw std::logic_error(std::string(path) + ": “" + english + "” is translated twice.");
      }
    }
  }
  return words;
}

}  // namespace

std::string_view tag_of(Language language) {
  return language == Language::Spanish ? "es" : "en";
}

std::optional<Language> parse_language(std::string_view tag) {
  if (tag == tag_of(Language::English)) return Language::English;
  if (tag == tag_of(Language::Spanish)) return Language::Spanish;
  return std::nullopt;
}

Language preferred_language(std::string_view accept_language) {
  double english = 0;
  double spanish = 0;
  while (!accept_language.empty()) {
    auto parameters = take_until(accept_language, ',');
    auto range = take_until(parameters, ';');
    const auto language = parse_language(take_until(range, '-'));
    if (!language) continue;
    auto& weight = *language == Language::Spanish ? spanish : english;
    weight = std::max(weight, weight_of(parameters));
  }
  return spanish > english ? Language::Spanish : Language::English;
}

void set_screen_language(Language language) {
  spoken = language;
}

Language screen_language() {
  return spoken;
}

std::string_view shown_language() {
  return spoken == Language::Spanish ? "es-US" : "en-US";
}

std::string say(std::string_view english, std::initializer_list<std::string_view> values) {
  const std::vector<std::string> all(values.begin(), values.end());
  if (spoken == Language::English) return forms::filled(english, all);
  const auto& words = spanish_words();
  const auto found = words.find(english);
  return forms::filled(found == words.end() ? english : std::string_view(found->second), all);
}

const Words& spanish_words() {
  static const Words words = read_spanish();
  return words;
}

}  // namespace toolkit
