// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace toolkit::printing {

/// The print system did not do what it was asked. what() is for the person and says what is known of the paper; place()
/// names the operation, never a document.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    Unreachable,  ///< nobody answers at the socket
    Refused,      ///< it answered no
    GivenUp,      ///< it was told to stop before everything was sent
    Unknown,      ///< it went away while it took a document
  };

  Error(Kind kind, std::string place, const std::string& sentence)
      : std::runtime_error(sentence), kind_(kind), place_(std::move(place)) {}

  Kind kind() const { return kind_; }
  const std::string& place() const { return place_; }

 private:
  Kind kind_;
  std::string place_;
};

}  // namespace toolkit::printing
