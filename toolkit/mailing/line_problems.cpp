// SPDX-License-Identifier: MIT
#include "toolkit/mailing/line_problems.h"
#include "toolkit/progress.h"

#include <iterator>
#include <ostream>
#include <utility>

namespace toolkit {

void LineProblems::add(std::size_t line, std::string sentence) {
  listed_.emplace(line, std::move(sentence));
  if (listed_.size() <= kMostListedProblems) return;
  listed_.erase(std::prev(listed_.end()));
  ++others_;
}

void LineProblems::list(const std::string& file, std::ostream& out) const {
  for (const auto& [line, sentence] : listed_) out << file << ":" << line << ": " << sentence << '\n';
  if (others_ == 1) out << "One more line has a problem.\n";
  if (others_ > 1) out << count_in_words(others_) << " more lines have problems.\n";
}

}  // namespace toolkit
