// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "handouts/shaper.h"

namespace handouts {

/// A line of a paragraph: the segments [begin, end) and their width without the space at the end, in points.
struct BrokenLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  double width = 0;

  friend bool operator==(const BrokenLine&, const BrokenLine&) = default;
};

/// Cuts segments that are wider than the measure between clusters, as a name without a space must be. All others are
/// left alone.
std::vector<Segment> cut_to_measure(std::vector<Segment> segments, double measure);

/// Whether a short last line is as good as any, as in a paragraph, or should be like the others, as in centered words.
enum class LastLine { MayBeShort, LikeTheOthers };

/// Chooses line ends for the paragraph as a whole, so that ragged lines come out as even as they can: after spaces and
/// hyphens and between ideographs only. Where a run of segments without such a place is wider than the measure, it ends
/// lines anywhere between them. No line is wider than the measure if no segment is.
std::vector<BrokenLine> break_lines(std::span<const Segment> segments, double measure,
                                    LastLine last = LastLine::MayBeShort);

}  // namespace handouts
