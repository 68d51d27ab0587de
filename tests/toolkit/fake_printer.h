// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toolkit/printing/error.h"
#include "toolkit/printing/printer.h"
#include "toolkit/printing/sizes.h"

namespace toolkit::test {

/// A print system in memory: tests say what it answers, and see what it was given.
class FakePrinter : public printing::Printer {
 public:
  struct Job {
    printing::Order order;
    std::string pdf;
    printing::Report report;
  };

  std::vector<printing::Queue> known = {
      {"Office", "The office printer", {std::string(printing::kLetter), std::string(printing::kA4)}, {}, true, true},
      {"Hall", "Hall", {std::string(printing::kA4), std::string(printing::kNumber10)}, {}, false, false}};
  bool is_there = true;  ///< whether anybody answers
  std::optional<printing::Error> refusal;
  std::vector<Job> jobs;  ///< the first has number 1
  std::vector<int> cancelled;
  std::function<void(const std::atomic<bool>&)> while_sending;

  std::vector<printing::Queue> queues() override {
    answer();
    return known;
  }

  int print(const printing::Order& order, std::string_view pdf, const std::atomic<bool>& is_given_up) override {
    answer();
    if (while_sending) while_sending(is_given_up);
    if (is_given_up) throw printing::Error(printing::Error::Kind::GivenUp, "fake", "It was stopped.");
    if (refusal) throw *refusal;
    jobs.push_back({order, std::string(pdf), {}});
    return static_cast<int>(jobs.size());
  }

  printing::Report look(const std::string& /*queue*/, int job) override {
    answer();
    return jobs.at(static_cast<std::size_t>(job) - 1).report;
  }

  void cancel(const std::string& /*queue*/, int job) override {
    answer();
    cancelled.push_back(job);
    jobs.at(static_cast<std::size_t>(job) - 1).report = {printing::Report::Job::Canceled};
  }

  /// The newest job's from now on.
  void report(printing::Report report) { jobs.back().report = std::move(report); }

 private:
  void answer() const {
    if (!is_there) throw printing::Error(printing::Error::Kind::Unreachable, "fake", "Nobody answers.");
  }
};

}  // namespace toolkit::test
