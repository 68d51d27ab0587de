// SPDX-License-Identifier: MIT
#include "toolkit/printing/print_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit::printing {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using Job = Report::Job;

const Seen kNothingSeen;

TEST(PrintState, TellsEveryStateOfAJob) {
  const std::pair<Report, PrintState> rows[] = {
      {{Job::Pending}, PrintState::Waiting},      {{Job::Held}, PrintState::Stopped},
      {{Job::Processing}, PrintState::AtPrinter}, {{Job::Stopped}, PrintState::Stopped},
      {{Job::Canceled}, PrintState::Cancelled},   {{Job::Aborted}, PrintState::Failed},
      {{Job::Completed}, PrintState::Done},       {{Job::Gone}, PrintState::Lost},
      {{Job::Pending, true}, PrintState::Stopped}};
  for (const auto& [report, state] : rows) EXPECT_EQ(progress_of(report, kNothingSeen).state, state);
}

TEST(PrintState, SaysWhatAPrinterIsWaitingFor) {
  const std::pair<const char*, const char*> rows[] = {{"media-empty", "no paper"},
                                                      {"media-empty-warning", "no paper"},
                                                      {"media-empty-error", "no paper"},
                                                      {"media-needed-report", "paper of this size"},
                                                      {"media-jam-error", "stuck"},
                                                      {"cover-open", "is open"},
                                                      {"door-open-error", "is open"},
                                                      {"toner-empty-error", "no toner"},
                                                      {"offline-report", "does not answer"},
                                                      {"connecting-to-device", "does not answer"},
                                                      {"paused", "is paused"},
                                                      {"output-area-full-error", "no room"}};
  for (const auto& [reason, words] : rows) {
    const auto progress = progress_of({Job::Processing, false, {"job-printing", reason}}, kNothingSeen);
    EXPECT_EQ(progress.state, PrintState::Stopped) << reason;
    EXPECT_THAT(progress.sentence, HasSubstr(words)) << reason;
    EXPECT_EQ(progress_of({Job::Pending, false, {reason}}, kNothingSeen), progress) << reason;
  }
}

TEST(PrintState, TakesNoWarningForAStandstill) {
  for (const char* reason : {"toner-low-warning", "media-low-report", "cups-waiting-for-job-completed"}) {
    const auto progress = progress_of({Job::Processing, false, {reason}}, kNothingSeen);
    EXPECT_EQ(progress, JobProgress{PrintState::AtPrinter}) << reason;
  }
}

TEST(PrintState, ReadsWhatADriverSaysOfAPrinterThatIsSwitchedOff) {
  const Report report{Job::Processing, false, {}, "The printer may not exist or is unavailable at this time."};
  EXPECT_EQ(progress_of(report, kNothingSeen).state, PrintState::Stopped);
}

TEST(PrintState, SaysWhenAPrinterHasBeenSilentForLong) {
  Seen seen;
  seen.at_printer = kSilence - std::chrono::seconds(1);
  EXPECT_THAT(progress_of({Job::Processing}, seen).sentence, IsEmpty());
  seen.at_printer = kSilence;
  const auto progress = progress_of({Job::Processing}, seen);
  EXPECT_EQ(progress.state, PrintState::AtPrinter);
  EXPECT_THAT(progress.sentence, HasSubstr("has not said yet"));
}

TEST(PrintState, BelievesNoEndThatThePrinterHasForgotten) {
  const Report forgotten{Job::Completed, false, {"cups-ipp-missing-job-history"}};
  EXPECT_EQ(progress_of(forgotten, kNothingSeen).state, PrintState::Lost);
  // It stays on the queue after a job: then it says nothing of the next one.
  const auto later = progress_of(forgotten, {{"cups-ipp-missing-job-history"}, {}});
  EXPECT_EQ(later.state, PrintState::Done);
  EXPECT_THAT(later.sentence, HasSubstr("cannot say more"));
}

TEST(PrintState, IsReadBackFromTheRecord) {
  for (const auto state : {PrintState::Waiting, PrintState::AtPrinter, PrintState::Stopped, PrintState::Done,
                           PrintState::Cancelled, PrintState::Failed, PrintState::Lost}) {
    EXPECT_EQ(find_print_state(to_text(state)), state);
    EXPECT_EQ(is_over(state), state >= PrintState::Done);
  }
  EXPECT_FALSE(find_print_state("sent"));
}

}  // namespace
}  // namespace toolkit::printing
