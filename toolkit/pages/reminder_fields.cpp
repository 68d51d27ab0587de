// SPDX-License-Identifier: MIT
#include "toolkit/pages/reminder_fields.h"

#include <string>

namespace toolkit {

void add_reminders(Fields& fields, const PageRoom& room) {
  const auto due = room.retention.count_due();
  fields.insert_or_assign("due_count", due > 0 ? std::to_string(due) : "");
  fields.insert_or_assign("is_one_due", due == 1);
  fields.insert_or_assign("numbers_are_due", room.numbers.is_check_due());
  const auto reminder = room.backups.reminder();
  fields.insert_or_assign("backup_is_missing", reminder == BackupReminder::NoneYet);
  fields.insert_or_assign("backup_is_old", reminder == BackupReminder::TooOld);
  fields.insert_or_assign("backup_is_untried", reminder == BackupReminder::TryOne);
}

}  // namespace toolkit
