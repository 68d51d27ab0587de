// SPDX-License-Identifier: MIT
#include "toolkit/printing/print_state.h"

#include <algorithm>
#include <array>

namespace toolkit::printing {
namespace {

struct StateWords {
  PrintState state;
  std::string_view words;
};
constexpr std::array kStates = {
    StateWords{PrintState::Waiting, "Waiting"},     StateWords{PrintState::AtPrinter, "At the printer"},
    StateWords{PrintState::Stopped, "Stopped"},     StateWords{PrintState::Done, "Printed"},
    StateWords{PrintState::Cancelled, "Cancelled"}, StateWords{PrintState::Failed, "Not printed"},
    StateWords{PrintState::Lost, "Not known"},
};

/// Reasons that somebody has to do something about (RFC 8011, 5.4.12 and 5.3.8; the last two are of CUPS), the most
/// telling first. A printer may add "-error", "-warning" or "-report".
struct Trouble {
  std::string_view reason;
  std::string_view sentence;
};
constexpr std::string_view kOffline =
    "The printer does not answer. See that it is switched on and connected. It goes on by itself once it is there.";
constexpr std::array kTroubles = {
    Trouble{"media-jam", "Paper is stuck in the printer. Take it out; then see which pages came out whole."},
    Trouble{"media-empty", "A tray of the printer has no paper. Put some in, and it goes on by itself."},
    Trouble{"media-needed", "The printer waits for paper of this size. Put some in, and it goes on by itself."},
    Trouble{"cover-open", "The printer is open. Close it, and it goes on by itself."},
    Trouble{"door-open", "The printer is open. Close it, and it goes on by itself."},
    Trouble{"interlock-open", "The printer is open. Close it, and it goes on by itself."},
    Trouble{"input-tray-missing", "A tray is missing from the printer. Put it back, and it goes on by itself."},
    Trouble{"output-area-full", "The printer has no room for more pages. Take out those that lie there."},
    Trouble{"output-tray-missing", "The printer has nowhere to put its pages. Put the tray back."},
    Trouble{"toner-empty", "The printer has no toner left. Put some in, and it goes on by itself."},
    Trouble{"marker-supply-empty", "The printer has no ink or toner left. Put some in, and it goes on by itself."},
    Trouble{"offline", kOffline},
    Trouble{"shutdown", kOffline},
    Trouble{"timed-out", kOffline},
    Trouble{"connecting-to-device", kOffline},
    Trouble{"moving-to-paused", "The printer is paused. It goes on when somebody resumes it in the print settings."},
    Trouble{"paused", "The printer is paused. It goes on when somebody resumes it in the print settings."},
    Trouble{"hold-new-jobs", "The printer holds what it is given. It goes on when somebody releases it there."},
    Trouble{"job-hold-until-specified", "The job is held for later. It goes on when somebody releases it."},
    Trouble{"spool-area-full", "The printer has no room for this now. It goes on when others are done."},
    Trouble{"cups-missing-filter", "This computer lacks a part of the printer's driver. Save the PDF instead."},
};

/// What drivers say to people while they cannot reach a printer, where they set no reason.
constexpr std::array kUnreachable = {"unavailable at this time", "not responding",   "unreachable",
                                     "Unable to connect",        "Unable to locate", "is offline"};

/// The printer was asked for the job and had forgotten it: CUPS then takes it for completed.
constexpr std::string_view kForgotten = "cups-ipp-missing-job-history";

/// "media-empty" for "media-empty-error".
std::string_view without_severity(std::string_view reason) {
  for (const std::string_view severity : {"-error", "-warning", "-report"}) {
    if (reason.ends_with(severity)) return reason.substr(0, reason.size() - severity.size());
  }
  return reason;
}

bool has_reason(const std::vector<std::string>& reasons, std::string_view reason) {
  return std::ranges::any_of(reasons, [&](const auto& each) { return without_severity(each) == reason; });
}

std::string_view find_trouble(const Report& report) {
  for (const auto& [reason, sentence] : kTroubles) {
    if (has_reason(report.reasons, reason)) return sentence;
  }
  const bool is_unreachable = std::ranges::any_of(
      kUnreachable, [&](const char* words) { return report.message.find(words) != std::string::npos; });
  return is_unreachable ? kOffline : "";
}

JobProgress at_printer(const Report& report, const Seen& seen) {
  if (const auto trouble = find_trouble(report); !trouble.empty()) return {PrintState::Stopped, std::string(trouble)};
  if (seen.at_printer < kSilence) return {PrintState::AtPrinter};
  return {PrintState::AtPrinter,
          "The printer has not said yet that it is done. If nothing comes out, see that it is switched on and "
          "connected. Nothing is sent a second time."};
}

JobProgress completed(const Report& report, const Seen& seen) {
  if (!has_reason(report.reasons, kForgotten)) return {PrintState::Done};
  // Once set, it stays on the queue, and then says nothing of this job.
  if (has_reason(seen.reasons, kForgotten)) return {PrintState::Done, "This printer cannot say more of it afterwards."};
  return {PrintState::Lost,
          "The printer was switched off or lost the job in the middle of it. Look at the paper before you print it "
          "again."};
}

}  // namespace

std::string_view in_words(PrintState state) {
  return std::ranges::find(kStates, state, &StateWords::state)->words;
}

std::optional<PrintState> find_print_state(std::string_view text) {
  const auto* const found =
      std::ranges::find(kStates, text, [](const StateWords& each) { return to_text(each.state); });
  return found == kStates.end() ? std::nullopt : std::optional(found->state);
}

bool is_over(PrintState state) {
  return state >= PrintState::Done;
}

JobProgress progress_of(const Report& report, const Seen& seen) {
  using Job = Report::Job;
  switch (report.job) {
    case Job::Processing:
      return at_printer(report, seen);
    case Job::Completed:
      return completed(report, seen);
    case Job::Canceled:
      return {PrintState::Cancelled, "Pages that were begun may have come out."};
    case Job::Aborted:
      return {PrintState::Failed, "The printer could not print it. Look at what came out before you print it again."};
    case Job::Gone:
      return {PrintState::Lost,
              "The print system knows nothing of it any more. Look at the paper before you print it again."};
    default:
      break;
  }
  const auto trouble = find_trouble(report);
  if (!trouble.empty()) return {PrintState::Stopped, std::string(trouble)};
  const bool is_stopped = report.is_queue_stopped || report.job != Job::Pending;
  if (!is_stopped) return {PrintState::Waiting, "Others are printed before it."};
  return {PrintState::Stopped, "The printer takes no jobs now. See what it says itself, or choose “Stop it”."};
}

}  // namespace toolkit::printing
