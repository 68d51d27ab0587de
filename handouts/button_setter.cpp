// SPDX-License-Identifier: MIT
#include "handouts/button_setter.h"

#include <algorithm>
#include <numeric>

#include "handouts/form_fields.h"
#include "handouts/form_marks.h"

namespace handouts {
namespace {

constexpr double kButtonSide = 11;
/// Half a page of options stays together; a longer list may go on on the next page.
constexpr std::size_t kRowsKeptTogether = 16;
/// More columns would look like a table.
constexpr std::size_t kMostColumns = 4;
/// Between a scale's button and its word.
constexpr double kScaleGap = 2;
constexpr double kUnbroken = 1e6;

class ButtonSetter {
 public:
  ButtonSetter(const FormField& field, const paper::Measures& measures, const Frame& frame, LineSetter& lines,
               LastNumbers last, int group)
      : field_(field),
        measures_(measures),
        frame_(frame),
        lines_(lines),
        block_(last.block),
        group_(is_for_pen() ? ++last.group : group),
        type_(measures.type(paper::kText)),
        side_(measures.length(kButtonSide)) {}

  std::vector<Strip> set() {
    if (field_.options.empty()) {
      add_row({0, {0}, frame_.measure});
      return std::move(strips_);
    }
    if (field_.arrangement == FormField::Arrangement::Scale) return {scale()};
    for (const auto& row : choose_rows()) add_row(row);
    keep_rows();
    return std::move(strips_);
  }

 private:
  /// Buttons that stand beside each other.
  struct Row {
    std::size_t first = 0;
    std::vector<double> places;  ///< from the frame's left edge
    double room = 0;             ///< for each, with its words
  };

  bool is_for_pen() const { return field_.medium == FormField::Medium::Pen; }
  double indent() const { return measures_.length(paper::kListIndent); }
  const Inline& words(std::size_t option) const {
    return field_.options.empty() ? field_.label : field_.options[option].text;
  }
  std::size_t count() const { return std::max<std::size_t>(field_.options.size(), 1); }

  bool is_on(std::size_t option) const {
    const std::string_view code = field_.options.empty() ? kTicked : std::string_view(field_.options[option].code);
    return std::ranges::find(field_.values, code) != field_.values.end();
  }

  std::vector<double> widths() {
    std::vector<double> widths;
    for (const auto& option : field_.options) {
      const auto set = lines_.set(option.text, type_, kUnbroken);
      widths.push_back(set.empty() ? 0 : set.front().width);
    }
    return widths;
  }

  /// Columns of one width where they have room for every option; else one after the other where they have.
  std::vector<Row> choose_rows() {
    const double gap = measures_.length(paper::kButtonGap);
    const auto words = widths();
    const double widest = *std::ranges::max_element(words);
    const double total = std::accumulate(words.begin(), words.end(), 0.0);
    const double buttons = indent() * static_cast<double>(count());
    const double gaps = gap * static_cast<double>(count() - 1);
    const double step = indent() + widest + gap;
    const bool is_row = field_.arrangement == FormField::Arrangement::Row;
    if (is_row && count() <= kMostColumns && step * static_cast<double>(count()) - gap <= frame_.measure)
      return in_columns(count(), step);
    if (is_row && count() <= kMostColumns && buttons + total + gaps <= frame_.measure) return {one_after_other(words)};
    // Two columns, so that a long list is not twice as long.
    if (is_row && count() > kMostColumns) return in_columns(2, (frame_.measure + gap) / 2);
    return in_columns(1, frame_.measure + gap);
  }

  std::vector<Row> in_columns(std::size_t columns, double step) const {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < count(); ++i) {
      if (i % columns == 0) rows.push_back({i, {}, step - measures_.length(paper::kButtonGap)});
      rows.back().places.push_back(static_cast<double>(i % columns) * step);
    }
    return rows;
  }

  Row one_after_other(const std::vector<double>& words) const {
    Row row{0, {}, frame_.measure};
    double place = 0;
    for (const double width : words) {
      row.places.push_back(place);
      place += indent() + width + measures_.length(paper::kButtonGap);
    }
    return row;
  }

  /// Its place is that of the button's square.
  Element button(std::size_t option, double x, double y) {
    if (!is_for_pen())
      return {
          Role::FormField, ++block_, Widget{x, y, side_, side_, field_.name, option, is_on(option), {}}, group_, {}};
    const auto outline = field_.kind == FormField::Kind::Radio ? CheckBox::Outline::Ring : CheckBox::Outline::Square;
    const double edge = kButtonLine / 2;
    return {Role::ListLabel,
            ++block_,
            CheckBox{x + edge, y + edge, side_ - kButtonLine, outline, is_on(option)},
            group_,
            {}};
  }

  Element word(TextLine line, double x, double y) const {
    line.x = x;
    line.y = y;
    return {is_for_pen() ? Role::ListItem : Role::FieldLabel, block_, std::move(line), group_, {}};
  }

  void add_row(const Row& row) {
    const double top = baseline(type_) - type_.size * paper::kCapital / 2 - side_ / 2;
    const auto first = strips_.size();
    for (std::size_t i = 0; i < row.places.size(); ++i) {
      const double x = frame_.left + row.places[i];
      auto set = lines_.set(words(row.first + i), type_, row.room - indent());
      while (strips_.size() < first + std::max<std::size_t>(set.size(), 1)) add_strip();
      strips_[first].elements.push_back(button(row.first + i, x, top));
      ++block_;
      for (std::size_t line = 0; line < set.size(); ++line)
        strips_[first + line].elements.push_back(word(std::move(set[line]), x + indent(), baseline(type_)));
    }
    // An option is not divided.
    for (auto i = first; i + 1 < strips_.size(); ++i) strips_[i].keep = KeepWithNext::Yes;
    if (!field_.options.empty()) strips_.back().space_after = measures_.space(paper::kItemSpace);
    ends_.push_back(strips_.size() - 1);
  }

  void add_strip() {
    auto& strip = strips_.emplace_back();
    strip.height = type_.leading;
    strip.place = field_.label.place;
  }

  void keep_rows() {
    const auto rows = ends_.size();
    for (std::size_t i = 0; i + 1 < rows; ++i) {
      // Neither page has one row only.
      const bool is_at_edge = i == 0 || i + 2 == rows;
      if (rows <= kRowsKeptTogether || is_at_edge) strips_[ends_[i]].keep = KeepWithNext::Yes;
    }
  }

  /// One strip: a button and, below its middle, its word.
  Strip scale() {
    Strip strip;
    const double gap = measures_.length(kScaleGap);
    strip.height = side_ + gap + type_.leading;
    strip.place = field_.label.place;
    const double step = (frame_.measure - side_) / static_cast<double>(std::max<std::size_t>(count() - 1, 1));
    for (std::size_t i = 0; i < count(); ++i) {
      const double x = frame_.left + static_cast<double>(i) * step;
      strip.elements.push_back(button(i, x, 0));
      ++block_;
      for (auto& line : lines_.set(words(i), type_, kUnbroken)) {
        const double middle = x + side_ / 2 - line.width / 2;
        strip.elements.push_back(word(std::move(line), middle, side_ + gap + baseline(type_)));
      }
    }
    return strip;
  }

  const FormField& field_;
  const paper::Measures& measures_;
  const Frame& frame_;
  LineSetter& lines_;
  int& block_;
  int group_;
  paper::Type type_;
  double side_;
  std::vector<Strip> strips_;
  std::vector<std::size_t> ends_;  ///< the last strip of each row
};

}  // namespace

std::vector<Strip> set_buttons(const FormField& field, const paper::Measures& measures, const Frame& frame,
                               LineSetter& lines, LastNumbers last, int group) {
  return ButtonSetter(field, measures, frame, lines, last, group).set();
}

}  // namespace handouts
