// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>

namespace toolkit {

/// As many as a person reads before mending the first; others are only counted.
constexpr std::size_t kMostListedProblems = 50;

/// What is wrong with the lines of a file, found in any order and listed in the order of the lines.
class LineProblems {
 public:
  bool is_empty() const { return listed_.empty(); }
  /// The sentence holds nothing of the line.
  void add(std::size_t line, std::string sentence);
  /// "records.jsonl:3: This is not JSON.", a line each, and how many more there are.
  void list(const std::string& file, std::ostream& out) const;

 private:
  std::map<std::size_t, std::string> listed_;  ///< the first ones of the file
  std::size_t others_ = 0;
};

}  // namespace toolkit
