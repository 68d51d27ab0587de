// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include "db/vault.h"
#include "toolkit/pages/view.h"

namespace toolkit {

/// Adds what partials/wait.mustache shows: how long the next try has to wait, if it has to.
void add_wait(Fields& fields, std::chrono::seconds wait);
/// 200, 422 or 429.
int status_of(db::Vault::UnlockResult result);

}  // namespace toolkit
