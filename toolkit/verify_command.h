// SPDX-License-Identifier: MIT
#pragma once

#include "toolkit/exchange/verbs.h"
#include "toolkit/shell.h"

namespace toolkit {

/// Reads all of the records and lists what is not as it was left, by kind and id and without a name. Returns an exit
/// code: kInputHasProblems when something was found.
int verify_records(const VaultAccess& access, const Shell& shell);

}  // namespace toolkit
