// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <stdexcept>

#include "db/secret_bytes.h"

namespace toolkit {

/// No passphrase could be read. what() says what to do.
class NoPassphrase : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One line from this file descriptor, without its line end; without a descriptor, from the terminal, which shows
/// nothing of it. A passphrase is never an argument, which every program of the computer can read, nor in the
/// environment, which children inherit.
db::SecretBytes read_passphrase(std::optional<int> descriptor);

}  // namespace toolkit
