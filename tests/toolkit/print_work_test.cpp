// SPDX-License-Identifier: MIT
#include "toolkit/desks/print_work.h"

#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/clients.h"
#include "db/transaction.h"
#include "fake_printer.h"
#include "workplace.h"

namespace toolkit {
namespace {

using printing::PrintState;
using printing::Report;
using test::FakePrinter;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Job = Report::Job;

class Printing : public testing::Test {
 protected:
  PrintTask task(const std::string& pdf) { return {{db::new_id<db::IssuedDocumentId>(), "H07", false, {}}, pdf}; }
  std::string begin(const std::vector<std::string>& pdfs) {
    std::vector<PrintTask> tasks;
    for (const auto& pdf : pdfs) tasks.push_back(task(pdf));
    return work.begin(db::new_id<db::ClientId>(), {"Office", "iso_a4_210x297mm"}, std::move(tasks));
  }
  printing::JobProgress progress(const std::string& run, std::size_t job = 0) {
    return work.find(run)->jobs.at(job).progress;
  }
  PrintState state(const std::string& run, std::size_t job = 0) { return progress(run, job).state; }
  std::string last_entry() { return place.trail().back(); }
  /// As VaultDesk does.
  void lock_records() {
    work.give_up();
    place.vault().lock();
  }

  test::Workplace place;
  FakePrinter printer;
  PrintWork work{place.vault(), printer};
};

TEST_F(Printing, SendsEveryJobOnceAndFollowsItToItsEnd) {
  const auto run = begin({"one", "two"});
  EXPECT_EQ(state(run), PrintState::Waiting);
  work.step();
  ASSERT_THAT(printer.jobs, SizeIs(2));
  EXPECT_EQ(printer.jobs[0].pdf, "one");
  EXPECT_EQ(printer.jobs[1].pdf, "two");
  printer.jobs[0].report = {Job::Processing};
  work.step();
  EXPECT_EQ(state(run, 0), PrintState::AtPrinter);
  EXPECT_EQ(state(run, 1), PrintState::Waiting);
  for (auto& job : printer.jobs) job.report = {Job::Completed};
  work.step();
  work.step();
  EXPECT_EQ(state(run, 0), PrintState::Done);
  EXPECT_EQ(state(run, 1), PrintState::Done);
  EXPECT_THAT(printer.jobs, SizeIs(2));
  EXPECT_EQ(last_entry(), "print issued_document printed H07 Office");
}

TEST_F(Printing, SendsNothingASecondTimeAfterARefusal) {
  printer.refusal = printing::Error(printing::Error::Kind::Refused, "fake", "Nothing was printed.");
  const auto run = begin({"one"});
  work.step();
  printer.refusal.reset();
  work.step();
  EXPECT_EQ(progress(run), (printing::JobProgress{PrintState::Failed, "Nothing was printed."}));
  EXPECT_THAT(printer.jobs, IsEmpty());
  EXPECT_EQ(last_entry(), "print issued_document not-printed H07 Office");
}

TEST_F(Printing, SaysThatItIsNotKnownWhenThePrintSystemWentAwayWhileItTookADocument) {
  printer.refusal = printing::Error(printing::Error::Kind::Unknown, "fake", "Look at the printer.");
  const auto run = begin({"one"});
  work.step();
  EXPECT_EQ(state(run), PrintState::Lost);
  EXPECT_EQ(last_entry(), "print issued_document not-known H07 Office");
}

TEST_F(Printing, PrintsNothingWhenNobodyAnswers) {
  printer.is_there = false;
  const auto run = begin({"one"});
  work.step();
  EXPECT_EQ(state(run), PrintState::Failed);
}

TEST_F(Printing, WaitsForAPrintSystemThatWentAwayAndComesBack) {
  const auto run = begin({"one"});
  work.step();
  printer.is_there = false;
  work.step();
  EXPECT_EQ(state(run), PrintState::Stopped);
  EXPECT_THAT(progress(run).sentence, HasSubstr("does not answer"));
  printer.is_there = true;
  printer.report({Job::Completed});
  work.step();
  EXPECT_EQ(state(run), PrintState::Done);
  EXPECT_THAT(printer.jobs, SizeIs(1));
}

TEST_F(Printing, SaysWhatAPrinterIsWaitingForAndThatItWentOn) {
  const auto run = begin({"one"});
  work.step();
  printer.report({Job::Processing, false, {"media-empty-error"}});
  work.step();
  EXPECT_EQ(state(run), PrintState::Stopped);
  EXPECT_THAT(progress(run).sentence, HasSubstr("no paper"));
  printer.report({Job::Processing});
  work.step();
  EXPECT_EQ(state(run), PrintState::AtPrinter);
}

TEST_F(Printing, CountsTheSilenceOfAPrinterFromWhenItHasTheJob) {
  const auto run = begin({"one"});
  work.step();
  place.clock.advance(std::chrono::minutes(5));
  printer.report({Job::Processing});
  work.step();
  EXPECT_THAT(progress(run).sentence, IsEmpty());
  place.clock.advance(printing::kSilence);
  work.step();
  EXPECT_THAT(progress(run).sentence, HasSubstr("has not said yet"));
}

TEST_F(Printing, StopsWhatIsNotOver) {
  const auto run = begin({"one", "two"});
  work.step();
  printer.jobs[0].report = {Job::Completed};
  work.step();
  work.stop_run(run);
  work.step();
  EXPECT_THAT(printer.cancelled, ElementsAre(2));
  EXPECT_EQ(state(run, 0), PrintState::Done);
  EXPECT_EQ(state(run, 1), PrintState::Cancelled);
  EXPECT_EQ(last_entry(), "print issued_document cancelled H07 Office");
}

TEST_F(Printing, SendsNothingThatWasStoppedBefore) {
  const auto run = begin({"one"});
  work.stop_run(run);
  work.step();
  EXPECT_EQ(state(run), PrintState::Cancelled);
  EXPECT_THAT(printer.jobs, IsEmpty());
}

TEST_F(Printing, TriesAgainToStopAJobWhenNobodyAnswered) {
  const auto run = begin({"one"});
  work.step();
  printer.is_there = false;
  work.stop_run(run);
  work.step();
  printer.is_there = true;
  work.step();
  EXPECT_THAT(printer.cancelled, ElementsAre(1));
  EXPECT_EQ(state(run), PrintState::Cancelled);
}

TEST_F(Printing, ForgetsEverythingWhenTheRecordsAreLocked) {
  const auto waiting = begin({"one"});
  lock_records();
  work.step();
  EXPECT_FALSE(work.find(waiting));
  EXPECT_THAT(printer.jobs, IsEmpty());
}

TEST_F(Printing, TellsTheTrailWhatIsNotSentAnyMoreWhenTheRecordsAreLocked) {
  begin({"one"});
  work.step();
  begin({"two", "three"});
  lock_records();
  place.open_unlocked();
  const std::string cancelled = "print issued_document cancelled H07 Office";
  EXPECT_THAT(place.trail(), ElementsAre(cancelled, cancelled, "locked", "unlocked"))
      << "The first is with the print system, and is printed.";
}

TEST_F(Printing, LeavesWhatThePrintSystemHasWhenTheRecordsAreLocked) {
  begin({"one"});
  work.step();
  lock_records();
  printer.report({Job::Completed});
  work.step();
  EXPECT_THAT(printer.jobs, SizeIs(1));
  EXPECT_THAT(printer.cancelled, IsEmpty());
}

TEST_F(Printing, FollowsNothingFromBeforeTheLockWhenTheRecordsAreOpenAgain) {
  begin({"one"});
  work.step();
  lock_records();
  place.open_unlocked();
  printer.report({Job::Completed});
  work.step();
  EXPECT_THAT(place.trail(), ElementsAre("locked", "unlocked"));
}

TEST_F(Printing, TakesAnEndThatComesAfterTheLockToNobody) {
  begin({"one"});
  work.step();
  printer.report({Job::Completed});
  place.vault().lock();
  work.step();
  place.open_unlocked();
  work.step();
  EXPECT_THAT(place.trail(), ElementsAre("locked", "unlocked"));
}

TEST_F(Printing, TellsAnEndThatComesWhenTheRecordsAreOpenAgain) {
  begin({"one"});
  work.step();
  place.vault().lock();
  work.step();
  place.open_unlocked();
  printer.report({Job::Completed});
  work.step();
  EXPECT_THAT(place.trail(), ElementsAre("locked", "unlocked", "print issued_document printed H07 Office"));
}

/// A printer that takes a job for as long as it is not told to give up.
class SlowPrinting : public Printing {
 protected:
  void SetUp() override {
    printer.while_sending = [this](const std::atomic<bool>& is_given_up) {
      is_sending.set_value();
      while (!is_given_up) std::this_thread::yield();
    };
    work.start();
  }
  void await_sending() { is_sending.get_future().wait(); }

  std::promise<void> is_sending;
};

TEST_F(SlowPrinting, StopsAJobThatIsJustBeingSentWhenTheRecordsAreLocked) {
  begin({"one", "two"});
  await_sending();
  lock_records();
  work.stop();
  EXPECT_THAT(printer.jobs, IsEmpty());
  place.open_unlocked();
  EXPECT_THAT(place.trail(), ElementsAre("print issued_document not-known H07 Office",
                                         "print issued_document cancelled H07 Office", "locked", "unlocked"))
      << "Whether it stopped in time was not known when the records were locked.";
}

TEST_F(SlowPrinting, EndsWhileAJobIsBeingSentAndSendsNoOther) {
  begin({"one", "two"});
  await_sending();
  work.stop();
  EXPECT_THAT(printer.jobs, IsEmpty());
  lock_records();
  place.open_unlocked();
  const std::string cancelled = "print issued_document cancelled H07 Office";
  EXPECT_THAT(place.trail(), ElementsAre(cancelled, cancelled, "locked", "unlocked"));
}

TEST_F(Printing, ListsTheQueuesOnceSomebodyAnswered) {
  EXPECT_FALSE(work.queues().is_heard);
  work.step();
  EXPECT_THAT(work.queues().queues, SizeIs(2));
  printer.is_there = false;
  work.step();
  EXPECT_THAT(work.queues().queues, SizeIs(2)) << "They were heard of a moment ago.";
}

TEST_F(Printing, SaysThatNobodyAnsweredForTheQueues) {
  printer.is_there = false;
  work.step();
  EXPECT_THAT(work.queues().problem, HasSubstr("does not answer"));
}

TEST_F(Printing, AnswersAPageThatAsksFirstAtOnceWhenTheThreadRuns) {
  work.start();
  EXPECT_TRUE(work.queues().is_heard);
}

TEST_F(Printing, ForgetsTheOldestRunsThatAreOver) {
  std::vector<std::string> runs;
  for (int i = 0; i < 25; ++i) {
    runs.push_back(begin({"one"}));
    work.step();
    printer.report({Job::Completed});
    work.step();
    place.clock.advance(std::chrono::seconds(1));
  }
  EXPECT_FALSE(work.find(runs.front()));
  EXPECT_TRUE(work.find(runs.back()));
}

}  // namespace
}  // namespace toolkit
