// SPDX-License-Identifier: MIT
#pragma once

#include "db/clock.h"

namespace db {

class Connection;
class Keyring;

/// Brings a file of an older version up to date, schema and all that has to be worked out with the keys, in the
/// caller's Work. What an older version did not protect is taken as it stands.
void upgrade(Connection& connection, Keyring& keyring, Time now);

}  // namespace db
