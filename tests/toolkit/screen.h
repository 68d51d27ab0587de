// SPDX-License-Identifier: MIT
#pragma once

#include "toolkit/screen_language.h"

namespace toolkit::test {

/// While it lives this thread's screen is in a language; afterwards it is in English again.
class Screen {
 public:
  explicit Screen(Language language) { set_screen_language(language); }
  ~Screen() { set_screen_language(Language::English); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
};

}  // namespace toolkit::test
