// SPDX-License-Identifier: MIT
#include "toolkit/progress.h"

#include <algorithm>
#include <ostream>

namespace toolkit {
namespace {

/// What is over sooner needs no words.
constexpr std::chrono::seconds kQuietTime{1};
constexpr std::size_t kBar = 20;
/// To the head of the line, and what stood there wiped (ECMA-48, EL).
constexpr const char* kWipe = "\r\x1B[K";

std::string bar(std::size_t done, std::size_t total) {
  const auto filled = total == 0 ? kBar : std::min(kBar, done * kBar / total);
  return "[" + std::string(filled, '=') + std::string(kBar - filled, ' ') + "] ";
}

}  // namespace

std::string count_in_words(std::size_t count) {
  auto text = std::to_string(count);
  for (auto at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

Progress::~Progress() {
  if (is_shown_) *terminal_ << kWipe << std::flush;
}

bool Progress::is_due(Time now) const {
  return now - began_ >= kQuietTime;
}

void Progress::tell(std::size_t done, std::size_t total) {
  if (terminal_ != nullptr && is_due()) show(done, total);
}

void Progress::show(std::size_t done, std::optional<std::size_t> total) {
  *terminal_ << kWipe;
  if (total) *terminal_ << bar(done, *total);
  *terminal_ << count_in_words(done);
  if (total) *terminal_ << " of " << count_in_words(*total);
  *terminal_ << ' ' << things_ << std::flush;
  is_shown_ = true;
}

}  // namespace toolkit
