// SPDX-License-Identifier: MIT
#include "toolkit/evaluate.h"

#include <ostream>

#include "handouts/recommendation.h"
#include "toolkit/case_file.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"

namespace toolkit {

int evaluate_case(const std::filesystem::path& file, std::ostream& out, std::ostream& problems) {
  const auto read = read_case(read_file(file));
  for (const auto& [place, sentence] : read.problems)
    problems << file.string() << ": " << place << ": " << sentence << '\n';
  if (!read.problems.empty()) return kInputHasProblems;
  out << write_evaluation(read.facts, handouts::evaluate(read.facts)) << '\n';
  return kDone;
}

}  // namespace toolkit
