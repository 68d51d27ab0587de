// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

#include "db/error.h"

namespace db::test {

/// The Error that the act ends in; a test fails when there is none.
template <class Act>
Error refusal(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error;
  }
  throw std::logic_error("nothing was refused");
}

}  // namespace db::test
