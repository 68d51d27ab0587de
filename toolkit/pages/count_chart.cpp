// SPDX-License-Identifier: MIT
#include "toolkit/pages/count_chart.h"

#include <algorithm>
#include <sstream>

#include "forms/validation.h"
#include "toolkit/desks/outcome_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kLongestBar = 232;  // of 320: a number behind the longest needs room too
constexpr std::size_t kLeastBar = 2;
constexpr std::size_t kLine = 18;
constexpr std::size_t kBar = 14;
constexpr std::size_t kBaseline = 14;     // from the top of a line of letters to where they stand
constexpr std::size_t kBarBaseline = 12;  // the same for the number beside a bar
constexpr std::size_t kNameGap = 3;       // under a name
constexpr std::size_t kGap = 10;
constexpr std::size_t kGroupGap = 12;
constexpr std::size_t kWidestName = 40;  // letters that surely fit a line

std::vector<std::string> lines_of(const std::string& name) {
  std::vector<std::string> lines;
  std::istringstream words(name);
  for (std::string word; words >> word;) {
    const bool fits = !lines.empty() && forms::count_characters(lines.back() + " " + word) <= kWidestName;
    if (fits) {
      lines.back() += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::size_t longest(const std::vector<BarGroup>& groups) {
  std::size_t most = 1;
  for (const auto& group : groups) {
    for (const auto& bar : group.bars) most = std::max(most, bar.count.number);
  }
  return most;
}

/// Puts one thing below the other.
class Drawing {
 public:
  explicit Drawing(std::size_t most) : most_(most) {}

  void add(const BarGroup& group) {
    if (!group.heading.empty()) {
      y_ += rows_.empty() ? 0 : kGroupGap;
      add_lines(group.heading, true);
      y_ += kGap / 2;
    }
    for (const auto& bar : group.bars) add_bar(bar);
  }

  Fields fields() && { return {{"chart_height", std::to_string(y_)}, {"chart_rows", std::move(rows_)}}; }

 private:
  void add_lines(const std::string& text, bool is_heading) {
    for (const auto& line : lines_of(text)) {
      rows_.emplace_back(Fields{{"is_heading", is_heading},
                                {"is_bar", false},
                                {"is_hidden", false},
                                {"text", line},
                                {"x", "0"},
                                {"y", std::to_string(y_ + kBaseline)}});
      y_ += kLine;
    }
  }

  void add_bar(const BarGroup::Bar& bar) {
    add_lines(bar.name, false);
    y_ += kNameGap;
    const bool is_shown = bar.count.kind == Count::Kind::Shown;
    const auto width = is_shown ? std::max(kLeastBar, kLongestBar * bar.count.number / most_) : 0;
    rows_.emplace_back(Fields{{"is_heading", false},
                              {"is_bar", is_shown},
                              {"is_hidden", !is_shown},
                              {"bar_y", std::to_string(y_)},
                              {"bar_width", std::to_string(width)},
                              {"text", say(count_words(bar.count))},
                              {"x", std::to_string(is_shown ? width + 8 : 0)},
                              {"y", std::to_string(y_ + kBarBaseline)}});
    y_ += kBar + kGap;
  }

  std::size_t most_;
  std::size_t y_ = 0;
  List rows_;
};

}  // namespace

Fields count_chart(const std::vector<BarGroup>& groups) {
  Drawing drawing(longest(groups));
  for (const auto& group : groups) drawing.add(group);
  return std::move(drawing).fields();
}

}  // namespace toolkit
