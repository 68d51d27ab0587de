// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>

#include "template_trial.h"

/// What libFuzzer calls with bytes of its own making.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::try_template({reinterpret_cast<const char*>(data), size});
  return 0;
}
