// SPDX-License-Identifier: MIT
#include "handouts/table_setter.h"

#include <algorithm>
#include <numeric>

#include "handouts/error.h"

namespace handouts {
namespace {

/// Wider than any word of a language, and narrower than a name without a space may be: that one is cut.
constexpr double kWidestWord = 130;
constexpr double kUnbroken = 1e6;

const paper::Type& type_of(TableRow::Kind kind) {
  return kind == TableRow::Kind::Body ? paper::kText : paper::kTableHead;
}

struct Column {
  double x = 0;
  double width = 0;
};

/// What a column needs at least, and what it would have if paper had no edge.
struct Wish {
  double least = 0;
  double most = 0;
};

class TableSetter {
 public:
  TableSetter(const Table& table, const paper::Measures& measures, const Frame& frame, LineSetter& lines,
              LastNumbers last)
      : table_(table), measures_(measures), frame_(frame), lines_(lines), last_(last), columns_(choose_columns()) {
    ++last_.group;
  }

  std::vector<Strip> set() {
    std::vector<Strip> strips;
    for (const auto& row : table_.rows) strips.push_back(set_row(row));
    strips.front().keep = KeepWithNext::Yes;
    for (std::size_t i = 1; i < strips.size(); ++i) {
      if (table_.rows[i].kind == TableRow::Kind::Label) strips[i].keep = KeepWithNext::Yes;
      strips[i].again = strips.front().elements;
      strips[i].again_height = strips.front().height;
    }
    // A last row alone on a page would look forgotten.
    if (strips.size() > 2) strips[strips.size() - 2].keep = KeepWithNext::Yes;
    return strips;
  }

 private:
  std::vector<Column> choose_columns();
  std::vector<Wish> wishes();
  std::vector<double> widths_of(const std::vector<Wish>& wishes, double room) const;
  Strip set_row(const TableRow& row);
  double set_cell(Strip& strip, const TableRow& row, std::size_t index);
  void add_room(Strip& strip, const TableRow& row);
  void add_rules(Strip& strip, const TableRow& row);
  bool is_alike() const { return table_.columns == Table::Columns::Alike; }
  double gap() const { return measures_.length(paper::kCellGap); }
  double space() const { return measures_.space(paper::kCellSpace); }
  void add_rule(Strip& strip, double x1, double y1, double x2, double y2, Ink ink) {
    strip.elements.push_back({Role::Artifact, 0, Rule{x1, y1, x2, y2, paper::kHairline, Stroke::Solid, ink}, 0, {}});
  }

  const Table& table_;
  const paper::Measures& measures_;
  Frame frame_;
  LineSetter& lines_;
  LastNumbers last_;
  int row_ = 0;
  std::vector<Column> columns_;
};

std::vector<Wish> TableSetter::wishes() {
  std::vector<Wish> wishes(table_.rows.front().cells.size());
  for (const auto& row : table_.rows) {
    if (row.kind == TableRow::Kind::Label) continue;
    const auto type = measures_.type(type_of(row.kind));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      auto& wish = wishes[i];
      wish.least =
          std::max(wish.least, std::min(lines_.widest_word(row.cells[i], type), measures_.length(kWidestWord)));
      for (const auto& line : lines_.set(row.cells[i], type, kUnbroken)) wish.most = std::max(wish.most, line.width);
    }
  }
  return wishes;
}

std::vector<double> TableSetter::widths_of(const std::vector<Wish>& wishes, double room) const {
  double least = 0;
  double most = 0;
  double widest = 0;
  for (const auto& wish : wishes) {
    least += wish.least;
    most += std::max(wish.least, wish.most);
    widest = std::max(widest, wish.least);
  }
  const auto count = static_cast<double>(wishes.size());
  const double alike = room / count;
  if (least > room || (is_alike() && widest > alike)) {
    throw Error(Error::Kind::Layout, table_.place,
                table_.place + ": This table is too wide for the paper. Use fewer columns or shorter words.");
  }
  std::vector<double> widths;
  for (const auto& wish : wishes) {
    const double wanted = std::max(wish.least, wish.most);
    if (is_alike()) {
      widths.push_back(alike);
    } else if (most <= room) {
      widths.push_back(wanted + (room - most) / count);
    } else {
      widths.push_back(wish.least + (room - least) * (wanted - wish.least) / (most - least));
    }
  }
  return widths;
}

std::vector<Column> TableSetter::choose_columns() {
  const auto count = table_.rows.front().cells.size();
  const auto widths = widths_of(wishes(), frame_.measure - gap() * static_cast<double>(count - 1));
  std::vector<Column> columns;
  double x = frame_.left;
  for (const double width : widths) {
    columns.push_back({x, width});
    x += width + gap();
  }
  return columns;
}

/// Returns the height of the cell's text.
double TableSetter::set_cell(Strip& strip, const TableRow& row, std::size_t index) {
  const bool is_label = row.kind == TableRow::Kind::Label;
  const auto type = measures_.type(type_of(row.kind));
  const Role role = row.kind == TableRow::Kind::Body ? Role::TableCell : Role::TableHead;
  const Cell cell{row_, is_label ? static_cast<int>(columns_.size()) : 1};
  auto set = lines_.set(row.cells[index], type, is_label ? frame_.measure : columns_[index].width);
  // "A table's row has a cell for each column": also where nothing stands.
  if (set.empty()) set.emplace_back();
  double height = 0;
  ++last_.block;
  for (auto& line : set) {
    line.x = columns_[index].x;
    line.y = space() + height + baseline(type);
    height += type.leading;
    strip.elements.push_back({role, last_.block, std::move(line), last_.group, cell});
  }
  return height;
}

void TableSetter::add_room(Strip& strip, const TableRow& row) {
  const double step = measures_.length(paper::kWritingLine);
  const double first = strip.height - space();
  for (int i = 1; i <= row.writing_lines; ++i) {
    const double y = first + step * i;
    for (const auto& column : columns_) add_rule(strip, column.x, y, column.x + column.width, y, Ink::Grey);
  }
  strip.height += step * row.writing_lines;
}

void TableSetter::add_rules(Strip& strip, const TableRow& row) {
  const double right = frame_.left + frame_.measure;
  // The last line to write on ends a row well enough.
  if (row.kind != TableRow::Kind::Label && row.writing_lines == 0) {
    add_rule(strip, frame_.left, strip.height, right, strip.height,
             row.kind == TableRow::Kind::Head ? Ink::Black : Ink::Grey);
  }
  if (!is_alike() || row.kind == TableRow::Kind::Label) return;
  for (std::size_t i = 1; i < columns_.size(); ++i) {
    const double x = columns_[i].x - gap() / 2;
    add_rule(strip, x, 0, x, strip.height - (row.writing_lines > 0 ? 2 * space() : 0), Ink::Grey);
  }
}

Strip TableSetter::set_row(const TableRow& row) {
  Strip strip;
  strip.place = table_.place;
  double height = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) height = std::max(height, set_cell(strip, row, i));
  const bool is_room_only =
      row.writing_lines > 0 && std::ranges::all_of(row.cells, [](const Inline& cell) { return cell.spans.empty(); });
  strip.height = (is_room_only ? 0 : height) + 2 * space();
  add_room(strip, row);
  if (row.writing_lines > 0) strip.height += space();
  add_rules(strip, row);
  ++row_;
  return strip;
}

}  // namespace

std::vector<Strip> set_table(const Table& table, const paper::Measures& measures, const Frame& frame, LineSetter& lines,
                             LastNumbers last) {
  return TableSetter(table, measures, frame, lines, last).set();
}

}  // namespace handouts
