// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "db/audit_trail.h"
#include "db/ids.h"
#include "db/vault.h"
#include "toolkit/desks/step_thread.h"
#include "toolkit/printing/print_state.h"
#include "toolkit/printing/printer.h"

namespace toolkit {

/// One document on its way to the printer, or the envelope of a letter.
struct PrintJob {
  db::IssuedDocumentId document;
  std::string code;
  bool is_envelope = false;
  printing::JobProgress progress = {};
};

/// What one press of "Print" began.
struct PrintRun {
  db::ClientId client;
  printing::Order order;
  db::Time at{};
  std::vector<PrintJob> jobs;
};

/// A job and the bytes to print.
struct PrintTask {
  PrintJob job;
  std::string pdf;
};

/// The queues there are, as they were last heard of.
struct KnownQueues {
  std::vector<printing::Queue> queues;
  bool is_heard = false;  ///< whether anybody has answered yet
  std::string problem;    ///< why there are none, when nobody answers
};

/// Printing, on a thread of its own, so that no page waits for a printer. A job is sent once and never again; then it
/// is followed until it is over, and how it ended goes into the audit trail.
///
/// Locking the records forgets everything here. What has not been sent is not sent any more, which the trail tells;
/// what the print system has is printed, because people press "Print", lock, and walk to the printer. Threads may share
/// it; vault and printer must outlive it.
class PrintWork {
 public:
  PrintWork(db::Vault& vault, printing::Printer& printer) : vault_(vault), printer_(printer) {}
  ~PrintWork() { stop(); }

  /// Returns the id of the run.
  std::string begin(const db::ClientId& client, const printing::Order& order, std::vector<PrintTask> tasks);
  std::optional<PrintRun> find(const std::string& run);
  /// Stops what of it is not over.
  void stop_run(const std::string& run);
  /// Has them asked for again when they were heard of a while ago, and waits a moment for the very first answer.
  KnownQueues queues();
  /// Forgets everything. To be called before the records are locked: the trail is told of what is not sent any more,
  /// and of what is just being sent that its end is not known. Waits for the vault, and not for the printer.
  void give_up();
  /// Sends what waits, looks at what is not over, and asks for queues when somebody wants them.
  void step();

  /// The thread that takes the steps.
  void start();
  void stop();

 private:
  struct Sent {
    std::string pdf;            ///< until it is sent
    std::optional<int> number;  ///< of the job, once it is
    bool is_unwanted = false;
    std::optional<printing::Report> first = {};
    db::Time at_printer_since{};
  };
  struct Running {
    PrintRun run;
    std::vector<Sent> sent;  ///< as run.jobs
  };
  struct Place {
    std::string run;
    std::size_t job = 0;
  };

  std::vector<Place> open_places();
  void advance(const Place& place);
  void send(const Place& place, const printing::Order& order, const std::string& pdf);
  void cancel(const std::string& queue, int number);
  void look(const Place& place, const std::string& queue, int number);
  printing::JobProgress judge(Sent& sent, const printing::Report& report);
  void settle(const Place& place, const printing::JobProgress& progress, std::optional<int> number = {});
  void note(const std::vector<db::AuditEvent>& ends);
  void hear_queues();
  bool is_busy();
  void make_room();

  db::Vault& vault_;
  printing::Printer& printer_;
  std::atomic<bool> is_given_up_ = false;  ///< of the job that is being sent
  std::mutex mutex_;                       ///< over all below; never held while printer or vault are waited for
  std::condition_variable heard_;
  std::map<std::string, Running> runs_;
  std::optional<Place> sending_;
  KnownQueues known_;
  std::chrono::steady_clock::time_point heard_at_{};
  bool wants_queues_ = true;
  bool is_stopping_ = false;
  StepThread thread_;
};

}  // namespace toolkit
