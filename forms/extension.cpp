// SPDX-License-Identifier: MIT
#include "forms/extension.h"

#include <algorithm>

namespace forms {

std::optional<JsonView> find_extension(const JsonView& json, std::string_view url) {
  for (const auto& extension : json.list("extension")) {
    if (extension.string("url") == url) return extension;
  }
  return std::nullopt;
}

Extensions::Extensions(const JsonView& json) {
  for (auto& extension : json.list("extension")) {
    auto url = extension.string("url");
    extensions_.emplace_back(std::move(url), std::move(extension));
  }
}

const JsonView* Extensions::find(std::string_view url) const {
  const auto found =
      std::ranges::find(extensions_, url, [](const auto& entry) -> std::string_view { return entry.first; });
  return found == extensions_.end() ? nullptr : &found->second;
}

std::vector<JsonView> Extensions::all(std::string_view url) const {
  std::vector<JsonView> found;
  for (const auto& [name, extension] : extensions_) {
    if (name == url) found.push_back(extension);
  }
  return found;
}

std::vector<std::string> concept_codes(const JsonView& extension) {
  std::vector<std::string> codes;
  const auto meaning = extension.find("valueCodeableConcept");
  if (!meaning) return codes;
  for (const auto& coding : meaning->list("coding")) codes.push_back(coding.string("code"));
  return codes;
}

}  // namespace forms
