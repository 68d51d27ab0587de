// SPDX-License-Identifier: MIT
#include "toolkit/desks/print_work.h"

#include <algorithm>
#include <utility>

#include "db/audit_trail.h"
#include "db/error.h"
#include "db/transaction.h"
#include "toolkit/printing/error.h"

namespace toolkit {
namespace {

using printing::JobProgress;
using printing::PrintState;
using SteadyClock = std::chrono::steady_clock;

/// Between two looks at a job: what is seen here is on the page within a few seconds.
constexpr auto kBetweenLooks = std::chrono::seconds(1);
/// A printer that was set up a moment ago is there when the page is opened once more.
constexpr auto kHeardLately = std::chrono::seconds(5);
/// CUPS answers in a few milliseconds; a page waits no longer than anybody notices.
constexpr auto kFirstAnswer = std::chrono::milliseconds(300);
/// What is over is shown until so many other runs have begun.
constexpr std::size_t kRememberedRuns = 20;

bool is_over(const PrintRun& run) {
  return std::ranges::all_of(run.jobs, [](const auto& job) { return printing::is_over(job.progress.state); });
}

JobProgress progress_of(const printing::Error& failure) {
  using Kind = printing::Error::Kind;
  if (failure.kind() == Kind::GivenUp) return {PrintState::Cancelled, failure.what()};
  return {failure.kind() == Kind::Unknown ? PrintState::Lost : PrintState::Failed, failure.what()};
}

/// How a job ended, as the trail keeps it.
db::AuditEvent end_of(const PrintRun& run, const PrintJob& job) {
  return {db::AuditAction::Print, "issued_document", job.document.text, run.client,
          std::string(printing::to_text(job.progress.state)) + ' ' + job.code + ' ' + run.order.queue +
              (job.is_envelope ? " envelope" : "")};
}

}  // namespace

std::string PrintWork::begin(const db::ClientId& client, const printing::Order& order, std::vector<PrintTask> tasks) {
  const auto id = db::random_uuid();
  Running running{{client, order, vault_.clock().now(), {}}, {}};
  for (auto& task : tasks) {
    running.run.jobs.push_back(std::move(task.job));
    running.sent.push_back({std::move(task.pdf), {}});
  }
  const std::scoped_lock hold(mutex_);
  make_room();
  runs_.emplace(id, std::move(running));
  thread_.call();
  return id;
}

std::optional<PrintRun> PrintWork::find(const std::string& run) {
  const std::scoped_lock hold(mutex_);
  const auto found = runs_.find(run);
  return found == runs_.end() ? std::nullopt : std::optional(found->second.run);
}

void PrintWork::stop_run(const std::string& run) {
  const std::scoped_lock hold(mutex_);
  const auto found = runs_.find(run);
  if (found == runs_.end()) return;
  for (auto& sent : found->second.sent) sent.is_unwanted = true;
  if (sending_ && sending_->run == run) is_given_up_ = true;
  thread_.call();
}

KnownQueues PrintWork::queues() {
  std::unique_lock hold(mutex_);
  if (!known_.is_heard || SteadyClock::now() - heard_at_ > kHeardLately) {
    wants_queues_ = true;
    thread_.call();
    // Without a thread nobody would answer.
    if (thread_.is_started() && !known_.is_heard)
      heard_.wait_for(hold, kFirstAnswer, [this] { return known_.is_heard || is_stopping_; });
  }
  return known_;
}

void PrintWork::give_up() {
  std::map<std::string, Running> given_up;
  std::optional<Place> sending;
  {
    const std::scoped_lock hold(mutex_);
    if (sending_) is_given_up_ = true;
    sending = sending_;
    given_up.swap(runs_);
  }
  std::vector<db::AuditEvent> ends;
  for (auto& [id, running] : given_up) {
    for (std::size_t i = 0; i < running.sent.size(); ++i) {
      auto& job = running.run.jobs[i];
      if (running.sent[i].number || printing::is_over(job.progress.state)) continue;
      const bool is_on_its_way = sending && sending->run == id && sending->job == i;
      job.progress.state = is_on_its_way ? PrintState::Lost : PrintState::Cancelled;
      ends.push_back(end_of(running.run, job));
    }
  }
  note(ends);
}

void PrintWork::step() {
  bool asks = false;
  {
    const std::scoped_lock hold(mutex_);
    asks = std::exchange(wants_queues_, false);
  }
  if (asks) hear_queues();
  for (const auto& place : open_places()) advance(place);
}

std::vector<PrintWork::Place> PrintWork::open_places() {
  const std::scoped_lock hold(mutex_);
  std::vector<Place> places;
  for (const auto& [id, running] : runs_) {
    for (std::size_t job = 0; job < running.run.jobs.size(); ++job) {
      if (!printing::is_over(running.run.jobs[job].progress.state)) places.push_back({id, job});
    }
  }
  return places;
}

void PrintWork::advance(const Place& place) {
  std::string pdf;
  printing::Order order;
  std::optional<int> number;
  bool is_unwanted = false;
  {
    const std::scoped_lock hold(mutex_);
    const auto found = runs_.find(place.run);
    if (found == runs_.end() || is_stopping_) return;
    auto& sent = found->second.sent[place.job];
    order = found->second.run.order;
    number = sent.number;
    is_unwanted = sent.is_unwanted;
    pdf = std::exchange(sent.pdf, {});
    if (!number && !is_unwanted) {
      sending_ = place;
      is_given_up_ = false;
    }
  }
  if (!number && is_unwanted) return settle(place, {PrintState::Cancelled, "It was stopped before it was sent."});
  if (!number) return send(place, order, pdf);
  if (is_unwanted) cancel(order.queue, *number);
  look(place, order.queue, *number);
}

void PrintWork::send(const Place& place, const printing::Order& order, const std::string& pdf) {
  std::optional<int> number;
  JobProgress progress;
  try {
    number = printer_.print(order, pdf, is_given_up_);
  } catch (const printing::Error& failure) {
    progress = progress_of(failure);
  } catch (const std::exception&) {
    progress = {PrintState::Lost, "Something went wrong on the way. Look at the printer before you print it again."};
  }
  settle(place, progress, number);
}

void PrintWork::cancel(const std::string& queue, int number) {
  try {
    printer_.cancel(queue, number);
  } catch (const printing::Error&) {
    // It is tried again at the next step, and the look says how the job stands until then.
  }
}

void PrintWork::look(const Place& place, const std::string& queue, int number) {
  std::optional<printing::Report> report;
  try {
    report = printer_.look(queue, number);
  } catch (const printing::Error&) {
    // Said below: the print system may come back, and with it the job.
  }
  JobProgress progress{
      PrintState::Stopped,
      "The print system of this computer does not answer, so it is not known how far it is. It is asked "
      "again each second."};
  if (report) {
    const std::scoped_lock hold(mutex_);
    const auto found = runs_.find(place.run);
    if (found == runs_.end()) return;
    progress = judge(found->second.sent[place.job], *report);
  }
  settle(place, progress);
}

JobProgress PrintWork::judge(Sent& sent, const printing::Report& report) {
  const auto now = vault_.clock().now();
  if (!sent.first) sent.first = report;
  const bool is_at_printer = report.job == printing::Report::Job::Processing;
  if (!is_at_printer || sent.at_printer_since == db::Time{}) sent.at_printer_since = now;
  return printing::progress_of(report, {sent.first->reasons, now - sent.at_printer_since});
}

void PrintWork::settle(const Place& place, const JobProgress& progress, std::optional<int> number) {
  std::vector<db::AuditEvent> ends;
  {
    const std::scoped_lock hold(mutex_);
    // In the same moment as its number is known: give_up() tells by both what became of a job.
    sending_.reset();
    const auto found = runs_.find(place.run);
    if (found == runs_.end()) return;
    auto& running = found->second;
    if (number) running.sent[place.job].number = number;
    running.run.jobs[place.job].progress = progress;
    if (printing::is_over(progress.state)) ends.push_back(end_of(running.run, running.run.jobs[place.job]));
  }
  note(ends);
}

void PrintWork::note(const std::vector<db::AuditEvent>& ends) {
  if (ends.empty()) return;
  try {
    db::Transaction transaction(vault_);
    transaction.commit(ends);
  } catch (const db::VaultLocked&) {
    // That it was sent stands in the trail; how it ended is seen at the printer.
  } catch (const db::Error&) {
    // The same: the next page that saves something says what is wrong with the disk.
  }
}

void PrintWork::hear_queues() {
  KnownQueues heard;
  try {
    heard.queues = printer_.queues();
  } catch (const printing::Error&) {
    heard.problem = "The print system of this computer does not answer.";
  }
  heard.is_heard = true;
  const std::scoped_lock hold(mutex_);
  known_ = std::move(heard);
  heard_at_ = SteadyClock::now();
  heard_.notify_all();
}

bool PrintWork::is_busy() {
  const std::scoped_lock hold(mutex_);
  return std::ranges::any_of(runs_, [](const auto& each) { return !is_over(each.second.run); });
}

void PrintWork::make_room() {
  while (runs_.size() >= kRememberedRuns) {
    auto oldest = runs_.end();
    for (auto each = runs_.begin(); each != runs_.end(); ++each) {
      if (is_over(each->second.run) && (oldest == runs_.end() || each->second.run.at < oldest->second.run.at))
        oldest = each;
    }
    if (oldest == runs_.end()) return;
    runs_.erase(oldest);
  }
}

void PrintWork::start() {
  thread_.start([this]() -> StepThread::Rest {
    step();
    return is_busy() ? StepThread::Rest(kBetweenLooks) : std::nullopt;
  });
}

void PrintWork::stop() {
  {
    const std::scoped_lock hold(mutex_);
    is_stopping_ = true;
    is_given_up_ = true;
  }
  heard_.notify_all();
  thread_.stop();
}

}  // namespace toolkit
