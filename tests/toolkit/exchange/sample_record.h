// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "toolkit/exchange/client_record.h"

namespace toolkit::test {

/// An invented client's record with one of everything and ids that stay the same, so that its files can be compared
/// whole.
ClientRecord sample_record();

/// A small intake and a small screen, as forms/ writes them: every kind of answer, one below another, one without a
/// display.
std::string sample_intake();
std::string sample_screen();

}  // namespace toolkit::test
