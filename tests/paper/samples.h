// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace handouts {
class Typefaces;
}

/// Every document this program can make, for the proofs of the paper: each kind of page, on each paper, for people
/// whose names and cases differ. What is added to the program is added here, a line each.
namespace paper_test {

struct Sample {
  std::string name;  ///< of its files, such as "L02-v1-a4"
  std::string pdf;
  std::vector<std::string> svg;  ///< one a page; empty for a document that has no preview
};

std::vector<Sample> samples(const handouts::Typefaces& typefaces);

}  // namespace paper_test
