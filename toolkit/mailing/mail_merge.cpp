// SPDX-License-Identifier: MIT
#include "toolkit/mailing/mail_merge.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <thread>

#include "db/clock.h"
#include "handouts/template.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "toolkit/local_time.h"
#include "toolkit/mailing/mailing.h"
#include "toolkit/progress.h"

namespace toolkit {
namespace {

/// Each has word and subset caches of its own, of a few megabytes; a disk takes no more letters than eight cores make.
constexpr unsigned kMostThreads = 8;

unsigned threads_for(const MailMerge& merging) {
  if (merging.threads > 0) return merging.threads;
  return std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
}

/// Nothing for what can be read only once.
std::optional<std::size_t> count_records(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return std::nullopt;
  RecordLines records(file);
  std::size_t count = 0;
  while (records.next()) ++count;
  return count;
}

MailingOutcome make_and_show_progress(const Mailing& mailing, const MailMerge& merging) {
  if (merging.terminal == nullptr) return make_documents(mailing, [](std::size_t) {});
  Progress progress(merging.terminal, "documents");
  std::optional<std::size_t> total;
  return make_documents(mailing, [&, is_counted = false](std::size_t done) mutable {
    if (!progress.is_due()) return;
    if (!is_counted) total = count_records(merging.records_file);
    is_counted = true;
    progress.show(done, total);
  });
}

/// The exit code of what may not be finished, after saying why; nothing when it may.
std::optional<int> find_reason_to_end(const MailingOutcome& outcome, const std::string& records,
                                      std::ostream& problems) {
  if (outcome.was_stopped) {
    problems << "Stopped. Nothing was written.\n";
    return kWorldFailed;
  }
  if (!outcome.problems.is_empty()) {
    outcome.problems.list(records, problems);
    problems << "Nothing was written. Mend the lines above, then run it again.\n";
    return kInputHasProblems;
  }
  if (outcome.records == 0) {
    problems << records << ": There are no records. Write one JSON object a line.\n";
    return kInputHasProblems;
  }
  return std::nullopt;
}

}  // namespace

int merge(const MailMerge& merging, std::ostream& out, std::ostream& problems) {
  const auto day = merging.date.empty() ? std::optional<std::chrono::year_month_day>(local_day(db::SystemClock().now()))
                                        : parse_iso_date(merging.date);
  if (!day) {
    problems << "--date: Write the date as year-month-day, such as 2026-11-23.\n";
    return kWrongUsage;
  }
  const auto source = handouts::read_template(read_file(merging.template_file), merging.template_file.string());
  RecordLines records(merging.records_file);
  const StopRequest stop;
  UnfinishedFolder folder(merging.out_folder);
  const handouts::Setting setting{
      .paper = merging.paper, .made_at = std::chrono::sys_days(*day), .variant = merging.variant};
  const auto outcome = make_and_show_progress({source, setting, records, folder, stop, threads_for(merging)}, merging);
  if (const auto code = find_reason_to_end(outcome, merging.records_file.string(), problems)) return *code;
  folder.move_into_place();
  out << count_in_words(outcome.records) << (outcome.records == 1 ? " document in " : " documents in ")
      << merging.out_folder.string() << '\n';
  return kDone;
}

}  // namespace toolkit
