// SPDX-License-Identifier: MIT
#include "db/sodium_start.h"

#include <sodium.h>

#include "db/sentences.h"

namespace db {

void start_sodium() {
  static const bool has_started = sodium_init() >= 0;
  if (!has_started) throw no_memory("random source");
}

}  // namespace db
