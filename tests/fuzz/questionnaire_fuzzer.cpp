// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>

#include "questionnaire_trial.h"

/// What libFuzzer calls with bytes of its own making.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::try_questionnaire({reinterpret_cast<const char*>(data), size});
  return 0;
}
