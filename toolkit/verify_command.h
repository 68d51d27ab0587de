// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>

#include "toolkit/exchange/verbs.h"

namespace toolkit {

/// Reads all of the records, shows how far it is on `problems`, and lists what is not as it was left, by kind and id
/// and without a name. Returns an exit code: kInputHasProblems when something was found.
int verify_records(const VaultAccess& access, std::ostream& out, std::ostream& problems);

}  // namespace toolkit
