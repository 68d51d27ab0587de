// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>

namespace toolkit {

/// "1,200".
std::string count_in_words(std::size_t count);

/// How far a long task is: one line on a terminal that rewrites itself, such as
/// "[====                ] 1,200 of 5,000 documents", and is gone with the object. Only for a stream that a person
/// watches.
class Progress {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `things` are what is counted, such as "documents". Without a terminal nothing is told.
  Progress(std::ostream* terminal, std::string things, Time began = std::chrono::steady_clock::now())
      : terminal_(terminal), things_(std::move(things)), began_(began) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Whether the task has lasted long enough to speak of it.
  bool is_due(Time now = std::chrono::steady_clock::now()) const;
  /// show(), once the task has lasted that long and there is a terminal.
  void tell(std::size_t done, std::size_t total);
  /// Without a total when nobody knows it.
  void show(std::size_t done, std::optional<std::size_t> total);

 private:
  std::ostream* terminal_;
  std::string things_;
  Time began_;
  bool is_shown_ = false;
};

}  // namespace toolkit
