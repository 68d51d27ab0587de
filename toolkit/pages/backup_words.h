// SPDX-License-Identifier: MIT
#pragma once

#include "toolkit/desks/backup_work.h"
#include "toolkit/pages/view.h"

namespace toolkit {

/// What partials/backup_work.mustache shows: what is being done with a backup, and what came of the last thing.
void add_backup_work(Fields& fields, const BackupWork::State& state);

}  // namespace toolkit
