// SPDX-License-Identifier: MIT
#include "forms/text_reader.h"

#include <algorithm>

#include "forms/extension.h"
#include "forms/language.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumText = 20'000;  ///< bytes
constexpr std::string_view kTranslation = "http://hl7.org/fhir/StructureDefinition/translation";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view base_of(std::string_view language) {
  return language.substr(0, language.find('-'));
}

std::string limited(const JsonView& value) {
  if (value.as_string().size() > kMaximumText) {
    value.refuse(Error::Kind::Unsupported, "This text is longer than 20,000 bytes; shorten it.");
  }
  return value.as_string();
}

std::string content_of(const JsonView& part) {
  const auto content = part.find("valueString");
  const auto markdown = content ? content : part.find("valueMarkdown");
  return markdown ? limited(*markdown) : "";
}

/// A language and what the text is in it.
struct Translation {
  std::string language;
  std::string text;
};

Translation read_translation(const JsonView& extension) {
  const auto language = find_extension(extension, "lang");
  const auto content = find_extension(extension, "content");
  return {language ? language->string("valueCode") : "", content ? content_of(*content) : ""};
}

std::vector<Translation> read_translations(const JsonView& json, std::string_view key) {
  std::vector<Translation> translations;
  const auto beside = json.find("_" + std::string(key));
  if (!beside) return translations;
  for (const auto& extension : beside->list("extension")) {
    if (extension.string("url") == kTranslation) translations.push_back(read_translation(extension));
  }
  return translations;
}

const Translation* find_in(const std::vector<Translation>& translations, std::string_view language) {
  const auto found = std::ranges::find_if(translations, [&](const Translation& translation) {
    return !translation.text.empty() && is_same_language(translation.language, language);
  });
  return found == translations.end() ? nullptr : &*found;
}

/// In the language itself or in its base language, in this order.
const Translation* find_nearest(const std::vector<Translation>& translations, std::string_view language) {
  const auto* const exact = find_in(translations, language);
  return exact != nullptr ? exact : find_in(translations, base_of(language));
}

}  // namespace

std::string limited_text(const JsonView& json, std::string_view key) {
  const auto value = json.find(key);
  return value ? limited(*value) : "";
}

TextReader::TextReader(std::string asked, std::string own) : asked_(std::move(asked)), own_(std::move(own)) {}

std::string TextReader::read(const JsonView& json, std::string_view key) {
  const auto translation = find_translation(json, key);
  return note(translation ? *translation : as_it_stands(json, key));
}

std::string TextReader::read_aside(const JsonView& json, std::string_view key) const {
  const auto translation = find_translation(json, key);
  return translation ? translation->text : as_it_stands(json, key).text;
}

std::string TextReader::read_designated(const JsonView& code) {
  auto translation = find_translation(code, "display");
  if (!translation) translation = find_designation(code);
  return note(translation ? *translation : as_it_stands(code, "display"));
}

std::string TextReader::read_as_it_stands(const JsonView& json, std::string_view key) {
  return note(as_it_stands(json, key));
}

std::string TextReader::language() const {
  if (used_.size() == 1) return *used_.begin();
  if (used_.empty() || !is_wholly_translated()) return own_;
  return std::string(base_of(asked_));
}

bool TextReader::is_wholly_translated() const {
  return asked_.empty() || std::ranges::all_of(used_, [&](const std::string& language) {
           return is_same_language(base_of(language), base_of(asked_));
         });
}

std::optional<TextReader::Found> TextReader::find_translation(const JsonView& json, std::string_view key) const {
  if (asked_.empty() || is_same_language(asked_, own_)) return std::nullopt;
  const auto translations = read_translations(json, key);
  const auto* const found = find_nearest(translations, asked_);
  return found == nullptr ? std::nullopt : std::optional(Found{found->text, found->language});
}

std::optional<TextReader::Found> TextReader::find_designation(const JsonView& code) const {
  if (asked_.empty() || is_same_language(asked_, own_)) return std::nullopt;
  std::vector<Translation> translations;
  for (const auto& designation : code.list("designation")) {
    const auto value = designation.find("value");
    translations.push_back({designation.string("language"), value ? limited(*value) : ""});
  }
  const auto* const found = find_nearest(translations, asked_);
  return found == nullptr ? std::nullopt : std::optional(Found{found->text, found->language});
}

TextReader::Found TextReader::as_it_stands(const JsonView& json, std::string_view key) const {
  return {limited_text(json, key), own_};
}

/// "10" needs no translation.
std::string TextReader::note(Found found) {
  if (std::ranges::any_of(found.text, is_letter)) used_.insert(std::move(found.language));
  return std::move(found.text);
}

}  // namespace forms
