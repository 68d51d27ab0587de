// SPDX-License-Identifier: MIT
#include "handouts/code_setter.h"

#include <string>

namespace handouts {
namespace {

constexpr std::size_t kGroupsInARow = 2;
/// Between the end of a group's number and the group.
constexpr double kNumberGap = 10;

/// One line of text with its end or its beginning at `x`.
Element placed(TextLine line, double x, const paper::Type& type, Role role, int block, int group) {
  line.x = x;
  line.y = baseline(type);
  return {role, block, std::move(line), group};
}

}  // namespace

std::vector<Strip> set_code(const Code& code, const paper::Measures& measures, LineSetter& lines, int& block,
                            int group) {
  const double column = measures.measure / static_cast<double>(kGroupsInARow);
  std::vector<Strip> rows((code.groups.size() + kGroupsInARow - 1) / kGroupsInARow);
  for (std::size_t i = 0; i < code.groups.size(); ++i) {
    auto& row = rows[i / kGroupsInARow];
    row.height = paper::kCode.leading;
    row.place = code.groups[i].place;
    if (&row != &rows.back()) row.keep = KeepWithNext::Yes;
    const double left = measures.left() + static_cast<double>(i % kGroupsInARow) * column + paper::kListIndent;
    ++block;
    auto number = lines.set({{{std::to_string(i + 1)}}, row.place}, paper::kCodeNumber, column).front();
    const double width = number.width;
    auto label = placed(std::move(number), left - width, paper::kCodeNumber, Role::ListLabel, block, group);
    // On the base line of the large letters.
    std::get<TextLine>(label.shape).y = baseline(paper::kCode);
    row.elements.push_back(std::move(label));
    auto text = lines.set(code.groups[i], paper::kCode, column - paper::kListIndent - kNumberGap).front();
    row.elements.push_back(placed(std::move(text), left + kNumberGap, paper::kCode, Role::ListItem, block, group));
  }
  return rows;
}

}  // namespace handouts
