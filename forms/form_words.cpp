// SPDX-License-Identifier: MIT
#include "forms/form_words.h"

#include <algorithm>

#include "forms/json_path.h"
#include "forms/json_writer.h"
#include "forms/language.h"

namespace forms {
namespace {

constexpr std::string_view kTranslation = "http://hl7.org/fhir/StructureDefinition/translation";
constexpr std::string_view kRenderings[] = {"http://hl7.org/fhir/StructureDefinition/rendering-xhtml",
                                            "http://hl7.org/fhir/StructureDefinition/rendering-markdown"};

std::string sibling_of(std::string_view key) {
  return "_" + std::string(key);
}

/// FHIR R4 2.6.2: "Objects are never empty."
void drop_if_empty(JsonNode& object, const std::string& key) {
  auto* const sibling = find_member(object, key);
  if (sibling == nullptr) return;
  if (const auto* const list = find_member(*sibling, "extension"); list != nullptr && list->children.empty())
    remove_member(*sibling, "extension");
  if (sibling->children.empty()) remove_member(object, key);
}

/// The member of this kind, made when there is none. One of another kind breaks FHIR and is replaced.
JsonNode& ensure(JsonNode& object, const std::string& key, JsonNode::Kind kind) {
  const auto* const member = find_member(object, key);
  if (member == nullptr || member->kind != kind) set_member(object, key, {.kind = kind});
  return *find_member(object, key);
}

JsonNode* find_part(JsonNode& extension, std::string_view url) {
  auto* const parts = find_member(extension, "extension");
  if (parts == nullptr) return nullptr;
  const auto found =
      std::ranges::find(parts->children, url, [](const JsonNode& part) { return text_member(part, "url"); });
  return found == parts->children.end() ? nullptr : &*found;
}

bool is_translation_to(JsonNode& extension, std::string_view language) {
  if (text_member(extension, "url") != kTranslation) return false;
  const auto* const part = find_part(extension, "lang");
  return part != nullptr && is_same_language(text_member(*part, "valueCode"), language);
}

JsonNode part(std::string url, std::string key, std::string_view text) {
  auto part = json_object();
  add(part, "url", json_string(std::move(url)));
  add(part, std::move(key), json_string(std::string(text)));
  return part;
}

JsonNode new_translation(std::string_view language, const std::string& text) {
  auto parts = json_array();
  parts.children = {part("lang", "valueCode", language), part("content", "valueString", text)};
  auto extension = json_object();
  add(extension, "url", json_string(std::string(kTranslation)));
  add(extension, "extension", std::move(parts));
  return extension;
}

/// R4 writes the words as valueString or valueMarkdown; what is there stays what it is.
void rewrite(JsonNode& translation, const std::string& text) {
  auto* const content = find_part(translation, "content");
  if (content == nullptr) {
    find_member(translation, "extension")->children.push_back(part("content", "valueString", text));
    return;
  }
  const bool is_markdown = find_member(*content, "valueMarkdown") != nullptr;
  set_member(*content, is_markdown ? "valueMarkdown" : "valueString", json_string(text));
}

void drop_renderings(JsonNode& object, std::string_view key) {
  auto* const sibling = find_member(object, sibling_of(key));
  auto* const list = sibling == nullptr ? nullptr : find_member(*sibling, "extension");
  if (list == nullptr) return;
  std::erase_if(list->children, [](const JsonNode& extension) {
    return std::ranges::find(kRenderings, text_member(extension, "url")) != std::end(kRenderings);
  });
  drop_if_empty(object, sibling_of(key));
}

}  // namespace

void set_own_words(JsonNode& object, std::string_view key, const std::string& text) {
  if (text_member(object, key) == text) return;
  drop_renderings(object, key);
  if (text.empty()) {
    remove_member(object, key);
  } else {
    set_member(object, key, json_string(text));
  }
}

void set_translation(JsonNode& object, std::string_view key, std::string_view language, const std::string& text) {
  const auto sibling = sibling_of(key);
  auto& list = ensure(ensure(object, sibling, JsonNode::Kind::Object), "extension", JsonNode::Kind::Array).children;
  const auto found =
      std::ranges::find_if(list, [&](JsonNode& extension) { return is_translation_to(extension, language); });
  if (text.empty()) {
    if (found != list.end()) list.erase(found);
    drop_if_empty(object, sibling);
  } else if (found != list.end()) {
    rewrite(*found, text);
  } else {
    list.push_back(new_translation(language, text));
  }
}

bool is_language(std::string_view text) {
  constexpr std::size_t kLongestPart = 8;
  std::size_t length = 0;
  for (const char c : text) {
    const bool is_letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_letter_or_digit && (c != '-' || length == 0)) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > kLongestPart) return false;
  }
  return length > 0;
}

}  // namespace forms
