// SPDX-License-Identifier: MIT
#include "toolkit/http/stack_scrub.h"

#include <string.h>

#include <array>
#include <cstddef>

namespace toolkit::http {
namespace {

/// Deeper than any handler goes; an eighth of what the smallest usual stack has.
constexpr std::size_t kDeepest = std::size_t{256} << 10;

}  // namespace

[[gnu::noinline]] void scrub_stack() {
  std::array<char, kDeepest> below;
  explicit_bzero(below.data(), below.size());
}

}  // namespace toolkit::http
