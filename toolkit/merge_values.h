// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "handouts/mustache.h"

/// Merge values as JSON: one record of a mail merge in, what an issued document was made from out.
namespace toolkit {

/// A record that is not a JSON object of texts, conditions, lists and objects. what() says what and where, never a
/// value.
class BadRecord : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// "partner.name" may be written as {"partner": {"name": …}} or {"partner.name": …}.
handouts::mustache::Fields from_json_text(std::string_view json);
/// Deterministic, keys in order.
std::string to_json_text(const handouts::mustache::Fields& fields);

}  // namespace toolkit
