// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "db/derived_key.h"
#include "db/secret_bytes.h"

namespace db {

/// The first group of a typed code, counted from 0, that cannot be right.
struct MisfitGroup {
  std::size_t index = 0;
};

/// What a recovery kit says: 256 random bits and 24 that check them, in eight groups of seven characters of Crockford's
/// base32 and an eighth that checks the group, so that a slip of the pen can be named. A group is written with a hyphen
/// in its middle.
/// The bits are in locked memory; whoever asks for a group's text has it to wipe.
class RecoveryCode {
 public:
  static constexpr std::size_t kGroups = 8;

  static RecoveryCode random();
  /// Reads small letters, O as 0, I and L as 1, and passes over spaces and hyphens, as Crockford's base32 asks.
  static std::variant<RecoveryCode, MisfitGroup> parse(std::string_view text);
  /// Whether two ways of writing a group are the same group.
  static bool is_same_group(std::string_view left, std::string_view right);

  std::string group(std::size_t index) const;
  KeyBytes key() const { return KeyBytes(bits_.bytes().data(), kKeySize); }

 private:
  explicit RecoveryCode(SecretBytes bits) : bits_(std::move(bits)) {}

  SecretBytes bits_;  ///< the key and three bytes that check it
};

}  // namespace db
