// SPDX-License-Identifier: MIT
#include "forms/extension.h"

namespace forms {

std::optional<JsonView> find_extension(const JsonView& json, std::string_view url) {
  for (const auto& extension : json.list("extension")) {
    if (extension.string("url") == url) return extension;
  }
  return std::nullopt;
}

}  // namespace forms
