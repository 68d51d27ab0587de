// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toolkit/printing/printer.h"

namespace toolkit::printing {

/// How one job stands, as a person is told. The last four are final.
enum class PrintState {
  Waiting,
  AtPrinter,
  Stopped,  ///< it waits for somebody, such as for paper
  Done,
  Cancelled,
  Failed,  ///< nothing was printed
  Lost,    ///< it is not known
};
/// "printed", as the record keeps it.
constexpr std::string_view to_text(PrintState state) {
  switch (state) {
    case PrintState::Waiting:
      return "waiting";
    case PrintState::AtPrinter:
      return "at-printer";
    case PrintState::Stopped:
      return "stopped";
    case PrintState::Done:
      return "printed";
    case PrintState::Cancelled:
      return "cancelled";
    case PrintState::Failed:
      return "not-printed";
    case PrintState::Lost:
      break;
  }
  return "not-known";
}
/// As a page says it.
std::string_view in_words(PrintState state);
std::optional<PrintState> find_print_state(std::string_view text);
bool is_over(PrintState state);

/// How far one job is.
struct JobProgress {
  PrintState state = PrintState::Waiting;
  std::string sentence = {};  ///< what more there is to say; may be empty

  friend bool operator==(const JobProgress&, const JobProgress&) = default;
};

/// What was seen of a job before this report.
struct Seen {
  std::vector<std::string> reasons = {};  ///< of the first report
  std::chrono::seconds at_printer{0};     ///< how long it has been there
};

/// From what the print system says to what a person is told: the only such table.
JobProgress progress_of(const Report& report, const Seen& seen);

/// A printer that works is done with a page in less, mostly. After this long without an end it is said what to look
/// for: CUPS does not notice when a printer is switched off in the middle of a job.
inline constexpr auto kSilence = std::chrono::seconds(8);

}  // namespace toolkit::printing
