// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace forms {

/// A form or response that cannot be read at all. What a person answered wrongly is an Issue (validation.h), never an
/// Error. what() is one sentence that says what is wrong and what to do; place() is a JSON path such as
/// "Questionnaire.item[3].type". Neither holds an answer.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    NotJson,      ///< not JSON, invalid UTF-8, a duplicate key, too deep or too large
    NotAForm,     ///< JSON, but not the resource that was asked for
    Unsupported,  ///< a FHIR construct whose meaning would change if it were ignored
    Invalid,      ///< breaks a rule of FHIR R4
  };

  Error(Kind kind, std::string place, const std::string& sentence)
      : std::runtime_error(sentence), kind_(kind), place_(std::move(place)) {}

  Kind kind() const { return kind_; }
  const std::string& place() const { return place_; }

 private:
  Kind kind_;
  std::string place_;
};

}  // namespace forms
