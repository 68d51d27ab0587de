// SPDX-License-Identifier: MIT
#pragma once

namespace db {

/// libsodium asks to be started before its guarded memory and its random bytes are used. Everything here that uses
/// either calls this first; only the first call does anything, and threads may call it together.
void start_sodium();

}  // namespace db
