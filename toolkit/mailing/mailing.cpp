// SPDX-License-Identifier: MIT
#include "toolkit/mailing/mailing.h"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "handouts/error.h"
#include "handouts/typefaces.h"
#include "toolkit/failure_text.h"
#include "toolkit/merge_values.h"

namespace toolkit {
namespace {

constexpr std::chrono::milliseconds kGlance{200};

std::string file_name(std::size_t line) {
  const auto digits = std::to_string(line);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + ".pdf";
}

handouts::mustache::Fields values_of(const RecordLine& record) {
  if (record.is_too_long)
    throw BadRecord("This record is longer than " + std::to_string(kLongestRecord / 1000) +
                    ",000 bytes. Write each record on a line of its own.");
  return from_json_text(record.text);
}

/// What is no fault of the record would be the same for all others.
bool is_of_the_world(const handouts::Error& error) {
  return error.kind() == handouts::Error::Kind::Font || error.kind() == handouts::Error::Kind::Pdf;
}

/// The work that the threads share.
class Work {
 public:
  explicit Work(const Mailing& mailing) : mailing_(mailing), working_(mailing.threads) {}

  void start(std::vector<std::jthread>& threads) {
    for (unsigned i = 0; i < mailing_.threads; ++i) threads.emplace_back([this] { make_and_leave(); });
  }
  void wait(const std::function<void(std::size_t)>& watch) {
    std::unique_lock hold(mutex_);
    while (!ended_.wait_for(hold, kGlance, [&] { return working_ == 0; })) {
      hold.unlock();
      watch(records_);
      hold.lock();
    }
  }
  MailingOutcome take() {
    if (failure_) std::rethrow_exception(failure_);
    return {records_, std::move(problems_), was_stopped_};
  }

 private:
  void make_and_leave() {
    try {
      make_all();
    } catch (...) {
      const std::lock_guard hold(mutex_);
      if (!failure_) failure_ = std::current_exception();
      has_failed_ = true;
    }
    const std::lock_guard hold(mutex_);
    if (--working_ == 0) ended_.notify_all();
  }

  void make_all() {
    // A thread that comes too late for a record does without.
    std::optional<handouts::Pipeline> pipeline;
    while (const auto record = mailing_.records.next()) {
      if (has_failed_) return;
      if (mailing_.stop.is_made()) {
        was_stopped_ = true;
        return;
      }
      if (!pipeline) pipeline.emplace(typefaces_);
      make(*record, *pipeline);
      ++records_;
    }
  }

  void make(const RecordLine& record, handouts::Pipeline& pipeline) {
    try {
      const auto pdf = pipeline.make_pdf(mailing_.source, values_of(record), mailing_.setting);
      if (!has_problems_) mailing_.folder.write(file_name(record.number), pdf);
    } catch (const BadRecord& bad) {
      note_problem(record.number, bad.what());
    } catch (const handouts::Error& error) {
      if (is_of_the_world(error)) throw;
      note_problem(record.number, sentence_with_place(error));
    }
  }

  void note_problem(std::size_t line, std::string sentence) {
    has_problems_ = true;
    const std::lock_guard hold(mutex_);
    problems_.add(line, std::move(sentence));
  }

  const Mailing& mailing_;
  const handouts::Typefaces typefaces_;
  std::atomic<std::size_t> records_{0};
  std::atomic<bool> has_problems_{false};
  std::atomic<bool> has_failed_{false};
  std::atomic<bool> was_stopped_{false};

  std::mutex mutex_;  ///< of what follows
  std::condition_variable ended_;
  unsigned working_;
  std::exception_ptr failure_;
  LineProblems problems_;
};

}  // namespace

MailingOutcome make_documents(const Mailing& mailing, const std::function<void(std::size_t records)>& watch) {
  Work work(mailing);
  {
    std::vector<std::jthread> threads;
    work.start(threads);
    work.wait(watch);
  }
  return work.take();
}

}  // namespace toolkit
