// SPDX-License-Identifier: MIT
#include "toolkit/desks/failure_words.h"

#include "forms/pattern.h"
#include "toolkit/screen_language.h"

namespace toolkit {

std::string said(const handouts::Error& failure) {
  return failure.start() + forms::filled(say(failure.pattern()), failure.values());
}

}  // namespace toolkit
