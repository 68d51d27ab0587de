// SPDX-License-Identifier: MIT
#include "handouts/code_setter.h"

#include <algorithm>
#include <string>

#include "handouts/error.h"

namespace handouts {
namespace {

constexpr std::size_t kMostInARow = 2;
/// Between the end of a group's number and the group.
constexpr double kNumberGap = 10;

/// Sets one code as a list of its groups.
class CodeSetter {
 public:
  CodeSetter(const Code& code, const paper::Measures& measures, LineSetter& lines, LastNumbers last)
      : code_(code),
        measures_(measures),
        lines_(lines),
        last_(last),
        type_(measures.type(paper::kCode)),
        number_type_(measures.type(paper::kCodeNumber)),
        in_a_row_(choose_columns()) {
    ++last_.group;
  }

  std::vector<Strip> set() {
    std::vector<Strip> rows((code_.groups.size() + in_a_row_ - 1) / in_a_row_);
    for (auto& row : rows) {
      row.height = type_.leading;
      row.place = code_.groups.front().place;
      row.keep = &row == &rows.back() ? KeepWithNext::No : KeepWithNext::Yes;
    }
    for (std::size_t i = 0; i < code_.groups.size(); ++i) add_group(rows[i / in_a_row_], i);
    return rows;
  }

 private:
  double column(std::size_t in_a_row) const { return measures_.measure / static_cast<double>(in_a_row); }
  double indent() const { return measures_.length(paper::kListIndent); }
  double gap() const { return measures_.length(kNumberGap); }

  /// As many as leave every group whole: what is broken would be typed wrongly.
  std::size_t choose_columns() {
    for (std::size_t in_a_row = kMostInARow; in_a_row > 0; --in_a_row) {
      const double room = column(in_a_row) - indent() - gap();
      const auto fits = [&](const Inline& group) { return lines_.set(group, type_, room).size() == 1; };
      if (std::ranges::all_of(code_.groups, fits)) return in_a_row;
    }
    const auto& place = code_.groups.front().place;
    throw Error(Error::Kind::Layout, place, place + ": A group of this code fills more than a line. Make it shorter.");
  }

  void add(Strip& row, TextLine line, double x, Role role) {
    line.x = x;
    // The small number stands on the base line of the large letters.
    line.y = baseline(type_);
    row.elements.push_back({role, last_.block, std::move(line), last_.group, {}});
  }

  void add_group(Strip& row, std::size_t index) {
    const auto room = column(in_a_row_);
    const double left = measures_.left() + static_cast<double>(index % in_a_row_) * room + indent();
    ++last_.block;
    auto number = lines_.set({{{std::to_string(index + 1)}}, row.place}, number_type_, room).front();
    const double width = number.width;
    add(row, std::move(number), left - width, Role::ListLabel);
    add(row, lines_.set(code_.groups[index], type_, room).front(), left + gap(), Role::ListItem);
  }

  const Code& code_;
  const paper::Measures& measures_;
  LineSetter& lines_;
  LastNumbers last_;
  paper::Type type_;
  paper::Type number_type_;
  std::size_t in_a_row_;
};

}  // namespace

std::vector<Strip> set_code(const Code& code, const paper::Measures& measures, LineSetter& lines, LastNumbers last) {
  if (code.groups.empty()) return {};
  return CodeSetter(code, measures, lines, last).set();
}

}  // namespace handouts
