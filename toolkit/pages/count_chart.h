// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "toolkit/desks/outcome_counts.h"
#include "toolkit/pages/view.h"

namespace toolkit {

/// Bars that belong together under one heading.
struct BarGroup {
  std::string heading;  ///< may be empty
  struct Bar {
    std::string name;
    Count count;
  };
  std::vector<Bar> bars;
};

/// Bars as the partial `count_chart` draws them: each under its name, with its number behind it, the longest across the
/// whole width. A number that is not shown has words and no bar. The units are those of a narrow phone's pixels, so
/// that letters keep their size there; style.css has the colors.
Fields count_chart(const std::vector<BarGroup>& groups);

}  // namespace toolkit
