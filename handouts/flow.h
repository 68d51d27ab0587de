// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/page.h"

namespace handouts {

enum class KeepWithNext { No, Yes };

/// A strip of the document as wide as the page, usually one line, which no page break divides. Elements stand in it
/// with x from the page's left edge and y from the strip's top.
struct Strip {
  double height = 0;
  double space_before =
      0;  ///< dropped at the top of a page; the larger of this and the previous strip's space_after counts
  double space_after = 0;
  KeepWithNext keep = KeepWithNext::No;
  bool begins_page = false;
  std::string place;
  std::vector<Element> elements;
  std::vector<Element> again;  ///< a table's head, repeated above this strip when the strip begins a page
  double again_height = 0;
};

/// Where text may stand: from the page's left edge.
struct Frame {
  double left = 0;
  double measure = 0;

  Frame indented(double by) const { return {left + by, measure - by}; }
};

/// The numbers of the last block and group that were set; new ones count on from here.
struct LastNumbers {
  int& block;
  int& group;
};

/// A document set in type and not yet cut into pages.
using Flow = std::vector<Strip>;

}  // namespace handouts
