// SPDX-License-Identifier: MIT
#include "handouts/paginator.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "handouts/error.h"
#include "handouts/paper.h"

namespace handouts {
namespace {

constexpr double kTolerance = 0.01;

bool is_near(double a, double b) {
  return std::abs(a - b) < kTolerance;
}

/// A rule that repeats one on the page, or continues one downwards, becomes part of it: cut guides that two rows share
/// are drawn once, and the hair line beside a quotation is one line.
bool joins(Rule& before, const Rule& rule) {
  if (!is_near(before.x1, rule.x1) || !is_near(before.x2, rule.x2)) return false;
  if (is_near(before.y1, rule.y1) && is_near(before.y2, rule.y2)) return true;
  const bool are_vertical = is_near(before.x1, before.x2) && is_near(rule.x1, rule.x2);
  if (!are_vertical || !is_near(before.y2, rule.y1)) return false;
  before.y2 = rule.y2;
  return true;
}

/// Fills one page after the other.
class Paginator {
 public:
  explicit Paginator(const paper::Sheet& sheet) : sheet_(sheet), pages_(1) {}

  /// Strips that must stand on one page if they can.
  void add_group(std::span<Strip> group) {
    const bool must_begin = group.front().begins_page && !is_at_top();
    if (must_begin || !fits(group)) begin_page(group.front());
    // A group higher than a page is divided where it runs out; nothing better can be done for it.
    for (auto& strip : group) {
      if (!fits({&strip, 1})) begin_page(strip);
      if (!fits({&strip, 1})) {
        throw Error(Error::Kind::Layout, strip.place, strip.place + ": This does not fit on a page. Make it shorter.");
      }
      add(strip);
    }
  }

  std::vector<Page> take() { return std::move(pages_); }

 private:
  bool is_at_top() const { return pages_.back().elements.empty(); }
  double bottom() const { return sheet_.height - paper::kBottom; }

  static double top_of(const Strip& strip, double y, bool at_top, double space_after) {
    return at_top ? y : y + std::max(space_after, strip.space_before);
  }

  bool fits(std::span<const Strip> strips) const {
    double y = y_;
    double space_after = space_after_;
    bool at_top = is_at_top();
    for (const auto& strip : strips) {
      y = top_of(strip, y, at_top, space_after) + strip.height;
      space_after = strip.space_after;
      at_top = false;
    }
    return y <= bottom() + kTolerance;
  }

  /// With `first` as its first strip.
  void begin_page(const Strip& first) {
    if (is_at_top()) return;
    if (pages_.size() == paper::kMostPages) {
      throw Error(Error::Kind::Layout, first.place,
                  "This document has more than {1} pages. Divide it, or shorten what was entered.",
                  {std::to_string(paper::kMostPages)});
    }
    pages_.emplace_back();
    y_ = paper::kTop;
    space_after_ = 0;
    for (auto element : first.again) {
      element.role = Role::Artifact;
      move_down(element, y_);
      place(std::move(element));
    }
    y_ += first.again_height;
  }

  void add(Strip& strip) {
    const double top = top_of(strip, y_, is_at_top(), space_after_);
    for (auto& element : strip.elements) {
      move_down(element, top);
      place(std::move(element));
    }
    y_ = top + strip.height;
    space_after_ = strip.space_after;
  }

  void place(Element element) {
    auto& elements = pages_.back().elements;
    const auto* const rule = std::get_if<Rule>(&element.shape);
    const auto joins_with = [&](Element& before) {
      auto* const other = std::get_if<Rule>(&before.shape);
      return other != nullptr && joins(*other, *rule);
    };
    if (rule != nullptr && std::ranges::any_of(elements, joins_with)) return;
    elements.push_back(std::move(element));
  }

  const paper::Sheet sheet_;
  std::vector<Page> pages_;
  double y_ = paper::kTop;
  double space_after_ = 0;
};

}  // namespace

std::vector<Page> paginate(Flow flow, Paper paper) {
  Paginator paginator(paper::sheet(paper));
  for (auto begin = flow.begin(); begin != flow.end();) {
    auto end = std::find_if(begin, flow.end(), [](const Strip& strip) { return strip.keep == KeepWithNext::No; });
    if (end != flow.end()) ++end;
    paginator.add_group({begin, end});
    begin = end;
  }
  return paginator.take();
}

}  // namespace handouts
