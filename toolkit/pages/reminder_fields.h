// SPDX-License-Identifier: MIT
#pragma once

#include "toolkit/pages/pages.h"

namespace toolkit {

/// What web/partials/reminders.mustache says in quiet lines: records due for review, backups, support numbers.
void add_reminders(Fields& fields, const PageRoom& room);

}  // namespace toolkit
