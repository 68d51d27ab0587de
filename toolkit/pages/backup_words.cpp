// SPDX-License-Identifier: MIT
#include "toolkit/pages/backup_words.h"

#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using Kind = BackupTask::Kind;
using Outcome = BackupResult::Outcome;

std::string counted(std::size_t count, const char* one, const char* many) {
  return say(count == 1 ? one : many, {std::to_string(count)});
}

}  // namespace

void add_backup_work(Fields& fields, const BackupWork::State& state) {
  const auto is_running = [&](Kind kind) { return state.running == kind; };
  fields.insert_or_assign("is_running", state.running.has_value());
  fields.insert_or_assign("is_making", is_running(Kind::Make));
  fields.insert_or_assign("is_trying", is_running(Kind::Try));
  fields.insert_or_assign("is_restoring", is_running(Kind::Restore));
  fields.insert_or_assign("since", state.running ? clock_time(state.since) : "");

  const auto last = state.last.value_or(BackupResult{});
  const auto is_last = [&](Kind kind, Outcome outcome) {
    return state.last.has_value() && last.kind == kind && last.outcome == outcome;
  };
  const bool is_whole = last.damaged == 0;
  fields.insert_or_assign("was_made", is_last(Kind::Make, Outcome::Done) && is_whole);
  fields.insert_or_assign("was_made_with_damage", is_last(Kind::Make, Outcome::Done) && !is_whole);
  fields.insert_or_assign("was_tried", is_last(Kind::Try, Outcome::Done) && is_whole);
  fields.insert_or_assign("was_tried_with_damage", is_last(Kind::Try, Outcome::Done) && !is_whole);
  fields.insert_or_assign("was_restored", is_last(Kind::Restore, Outcome::Done));
  fields.insert_or_assign("was_wrong_secret", state.last.has_value() && last.outcome == Outcome::WrongSecret);
  fields.insert_or_assign("has_damage", is_last(Kind::Restore, Outcome::HasDamage));
  fields.insert_or_assign("has_failed", state.last.has_value() && last.outcome == Outcome::Failed);
  fields.insert_or_assign("failure", say(last.problem));
  fields.insert_or_assign("backup_at", day_and_time(last.backup_at));
  fields.insert_or_assign("rows_read", counted(last.records, "{1} row", "{1} rows"));
  fields.insert_or_assign("rows_damaged", counted(last.damaged, "{1} thing is", "{1} things are"));
  fields.insert_or_assign("erased", last.erased > 0 ? counted(last.erased, "{1} client was", "{1} clients were") : "");
}

}  // namespace toolkit
