// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

namespace toolkit::printing {

/// One of the queues that a job can be given to: a printer, as people say. Sizes are named as IPP names them (PWG
/// 5101.1), such as "na_letter_8.5x11in".
struct Queue {
  std::string name;                 ///< as the print system has it; goes into addresses of its own
  std::string title;                ///< what somebody called it, or its name
  std::vector<std::string> sizes;   ///< what it can print on; empty when it does not say
  std::vector<std::string> loaded;  ///< what of it lies in it now, when it says so
  bool has_both_sides = false;
  bool is_usual = false;  ///< the one this computer prints on unless told otherwise
};

enum class Sides { One, Both };

struct Order {
  std::string queue;
  std::string size;
  int copies = 1;
  Sides sides = Sides::One;
};

/// How a job stands, as the print system says it.
struct Report {
  enum class Job { Pending, Held, Processing, Stopped, Canceled, Aborted, Completed, Gone };
  Job job = Job::Pending;
  bool is_queue_stopped = false;
  std::vector<std::string> reasons = {};  ///< IPP keywords of the job and of its printer
  std::string message = {};               ///< what the printer's driver last said, for people
};

/// Whoever prints. Calls may block for seconds, so they are made on a thread of their own; they throw Error. One thread
/// at a time uses a printer.
class Printer {
 public:
  virtual ~Printer() = default;

  virtual std::vector<Queue> queues() = 0;
  /// Sends these bytes as one job under a neutral name and returns its number. After an Error, other than Unknown,
  /// nothing of it will be printed. When every byte went out and only the answer is missing, the number is returned all
  /// the same: look() tells what came of it, and nothing is ever sent twice.
  virtual int print(const Order& order, std::string_view pdf, const std::atomic<bool>& is_given_up) = 0;
  virtual Report look(const std::string& queue, int job) = 0;
  /// Nothing when the job is over.
  virtual void cancel(const std::string& queue, int job) = 0;
};

}  // namespace toolkit::printing
