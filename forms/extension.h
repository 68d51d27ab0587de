// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/json_view.h"

namespace forms {

/// The first FHIR extension of this object with this url, if it has one.
std::optional<JsonView> find_extension(const JsonView& json, std::string_view url);

/// The FHIR extensions of one object, gone through once, for readers that ask for many of them. Borrows what the view
/// borrows.
class Extensions {
 public:
  explicit Extensions(const JsonView& json);

  /// The first with this url, or null.
  const JsonView* find(std::string_view url) const;
  /// Each with this url, in order.
  std::vector<JsonView> all(std::string_view url) const;

  auto begin() const { return extensions_.begin(); }
  auto end() const { return extensions_.end(); }

 private:
  std::vector<std::pair<std::string, JsonView>> extensions_;
};

/// The codes of the codings of an extension's valueCodeableConcept.
std::vector<std::string> concept_codes(const JsonView& extension);

}  // namespace forms
