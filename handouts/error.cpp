// SPDX-License-Identifier: MIT
#include "handouts/error.h"

#include <utility>

#include "forms/pattern.h"

namespace handouts {

Error::Error(Kind kind, std::string place, const std::string& pattern, std::vector<std::string> values)
    : std::runtime_error(forms::filled(pattern, values)),
      kind_(kind),
      place_(std::move(place)),
      pattern_(pattern),
      values_(std::move(values)) {
  if (const auto start = place_ + ": "; pattern.starts_with(start)) {
    start_ = start;
    pattern_.erase(0, start.size());
  }
}

}  // namespace handouts
