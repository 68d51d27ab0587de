// SPDX-License-Identifier: MIT
#include "handouts/line_breaker.h"

#include <algorithm>
#include <limits>

namespace handouts {
namespace {

constexpr double kImpossible = std::numeric_limits<double>::infinity();
/// Costs are squares of the empty part of a line, so 1 is an empty line. A hyphen at the end of a line is as bad as a
/// tenth of the measure left empty, and so is a break between two ideographs: names stay whole unless the line would be
/// much too short.
constexpr double kHyphenCost = 0.03;
/// A last line shorter than this part of the measure looks forgotten.
constexpr double kShortLastLine = 0.15;
constexpr double kShortLastLineCost = 0.04;
/// Only where nothing else fits.
constexpr double kForcedCost = 100;
/// Shaped widths are sums of doubles; this is far less than can be seen.
constexpr double kTolerance = 1e-6;

class Breaker {
 public:
  Breaker(std::span<const Segment> segments, double measure, LastLine last)
      : segments_(segments),
        measure_(measure),
        last_(last),
        best_(segments.size() + 1, kImpossible),
        from_(segments.size() + 1, 0) {}

  std::vector<BrokenLine> run() {
    best_[0] = 0;
    for (std::size_t begin = 0; begin < segments_.size(); ++begin) {
      if (best_[begin] < kImpossible) try_lines_from(begin);
    }
    std::vector<BrokenLine> lines;
    for (std::size_t end = segments_.size(); end > 0; end = from_[end])
      lines.push_back({from_[end], end, width(from_[end], end)});
    std::ranges::reverse(lines);
    return lines;
  }

 private:
  void try_lines_from(std::size_t begin) {
    double line = 0;
    for (std::size_t end = begin + 1; end <= segments_.size(); ++end) {
      const auto& last = segments_[end - 1];
      line += last.width;
      if (line > measure_ + kTolerance && end > begin + 1) return;
      const double cost = best_[begin] + cost_of(begin, end, line);
      if (cost < best_[end]) {
        best_[end] = cost;
        from_[end] = begin;
      }
      if (last.after == Break::Line) return;
      line += last.space_width;
    }
  }

  double cost_of(std::size_t begin, std::size_t end, double line) const {
    const auto after = segments_[end - 1].after;
    const bool is_last = end == segments_.size();
    const double used = line / measure_;
    const bool may_be_short = last_ == LastLine::MayBeShort || begin == 0;
    if ((is_last && may_be_short) || after == Break::Line) {
      const bool is_short = begin > 0 && is_last && segments_[begin - 1].after != Break::Line && used < kShortLastLine;
      return is_short ? kShortLastLineCost : 0;
    }
    const double empty = std::max(0.0, 1 - used);
    const double cost = empty * empty;
    if (is_last) return cost;
    if (after == Break::None) return cost + kForcedCost;
    return after == Break::Hyphen || after == Break::Character ? cost + kHyphenCost : cost;
  }

  double width(std::size_t begin, std::size_t end) const {
    double line = 0;
    for (std::size_t i = begin; i < end; ++i) line += segments_[i].width + (i + 1 < end ? segments_[i].space_width : 0);
    return line;
  }

  std::span<const Segment> segments_;
  double measure_;
  LastLine last_;
  std::vector<double> best_;
  std::vector<std::size_t> from_;
};

/// Glyphs that no line break divides.
struct Cluster {
  std::size_t begin = 0;
  std::size_t end = 0;
  double width = 0;
};

/// In the order they are read.
std::vector<Cluster> clusters_of(const Segment& segment) {
  const auto& glyphs = segment.word->glyphs;
  std::vector<Cluster> clusters;
  for (std::size_t i = segment.begin; i < segment.end; ++i) {
    if (clusters.empty() || glyphs[i].begins_cluster) clusters.push_back({i, i, 0});
    clusters.back().end = i + 1;
    clusters.back().width += glyphs[i].advance * segment.size;
  }
  if (segment.level % 2 != 0) std::ranges::reverse(clusters);
  return clusters;
}

/// The parts of one segment, each as long as fits.
void append_parts(std::vector<Segment>& result, const Segment& whole, double measure) {
  const auto first_part = result.size();
  for (const auto& cluster : clusters_of(whole)) {
    const bool is_new = result.size() == first_part || result.back().width + cluster.width > measure;
    if (is_new) {
      auto& part = result.emplace_back(whole);
      part.after = Break::None;
      part.space = nullptr;
      part.space_width = 0;
      part.begin = cluster.begin;
      part.end = cluster.end;
      part.width = 0;
    }
    auto& part = result.back();
    part.begin = std::min(part.begin, cluster.begin);
    part.end = std::max(part.end, cluster.end);
    part.width += cluster.width;
  }
  result.back().after = whole.after;
  result.back().space = whole.space;
  result.back().space_width = whole.space_width;
}

}  // namespace

std::vector<Segment> cut_to_measure(std::vector<Segment> segments, double measure) {
  const auto is_too_wide = [&](const Segment& segment) { return segment.width > measure; };
  if (std::ranges::none_of(segments, is_too_wide)) return segments;
  std::vector<Segment> result;
  for (const auto& segment : segments) {
    if (is_too_wide(segment)) {
      append_parts(result, segment, measure);
    } else {
      result.push_back(segment);
    }
  }
  return result;
}

std::vector<BrokenLine> break_lines(std::span<const Segment> segments, double measure, LastLine last) {
  return Breaker(segments, measure, last).run();
}

}  // namespace handouts
