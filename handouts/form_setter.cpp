// SPDX-License-Identifier: MIT
#include "handouts/form_setter.h"

#include <algorithm>

#include "handouts/form_fields.h"

namespace handouts {
namespace {

constexpr double kButtonSide = 11;
/// A longer list of options may go on on the next page.
constexpr std::size_t kOptionsKeptTogether = 8;
/// Half a page; what is higher is set in smaller letters.
constexpr double kHighAnswer = 320;
constexpr std::string_view kBetweenOptions = " · ";

class FormSetter {
 public:
  FormSetter(const FormField& field, const paper::Measures& measures, const Frame& frame, LineSetter& lines,
             LastNumbers last)
      : field_(field), measures_(measures), frame_(frame), lines_(lines), block_(last.block), group_(++last.group) {}

  std::vector<Strip> set() {
    if (field_.kind == FormField::Kind::Check && field_.options.empty()) {
      add_button(0, field_.label, is_on(kTicked));
    } else if (has_buttons(field_.kind)) {
      add_label();
      add_options();
    } else {
      add_label();
      add_box();
      if (field_.kind == FormField::Kind::Choice) add_hint();
    }
    return std::move(strips_);
  }

 private:
  bool is_on(std::string_view code) const { return std::ranges::find(field_.values, code) != field_.values.end(); }

  void add_text(const Inline& text, const paper::Type& standard, double indent, Ink ink = Ink::Black) {
    const auto type = measures_.type(standard);
    ++block_;
    for (auto& line : lines_.set(text, type, frame_.measure - indent)) {
      line.x = frame_.left + indent;
      line.y = baseline(type);
      line.ink = ink;
      auto& strip = strips_.emplace_back();
      strip.height = type.leading;
      strip.place = text.place;
      strip.elements.push_back({Role::FieldLabel, block_, std::move(line), group_});
    }
  }

  void keep_from(std::size_t first) {
    for (auto i = first; i < strips_.size(); ++i) strips_[i].keep = KeepWithNext::Yes;
  }

  void add_label() {
    add_text(field_.label, paper::kText, 0);
    keep_from(0);
    if (!strips_.empty()) strips_.back().space_after = paper::kFieldLabelAfter;
  }

  void add_button(std::size_t option, const Inline& text, bool is_on) {
    const int button_block = ++block_;
    const auto first = strips_.size();
    add_text(text, paper::kText, measures_.length(paper::kListIndent));
    const auto type = measures_.type(paper::kText);
    const double side = measures_.length(kButtonSide);
    const double top = baseline(type) - type.size * paper::kCapital / 2 - side / 2;
    Widget widget{frame_.left, top, side, side, field_.name, option, is_on, {}};
    auto& elements = strips_[first].elements;
    elements.insert(elements.begin(), {Role::FormField, button_block, std::move(widget), group_, {}});
    // An option is not divided.
    keep_from(first);
    strips_.back().keep = KeepWithNext::No;
  }

  void add_options() {
    const auto count = field_.options.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto& option = field_.options[i];
      add_button(i, option.text, is_on(option.code));
      strips_.back().space_after = measures_.space(paper::kItemSpace);
      // Neither page has one option only.
      const bool is_at_edge = i == 0 || i + 2 == count;
      if (i + 1 < count && (count <= kOptionsKeptTogether || is_at_edge)) strips_.back().keep = KeepWithNext::Yes;
    }
  }

  Inline value() const {
    if (field_.values.empty()) return {};
    if (field_.kind != FormField::Kind::Choice) return {{{field_.values.front()}}, field_.name};
    const auto chosen = std::ranges::find(field_.options, field_.values.front(), &FormField::Option::code);
    return chosen == field_.options.end() ? Inline{} : chosen->text;
  }

  std::vector<TextLine> value_lines(const paper::Type& type) const {
    const auto text = value();
    if (text.spans.empty()) return {};
    return lines_.set(text, type, frame_.measure - 2 * paper::kFieldPadding);
  }

  Widget box() const {
    auto type = measures_.type(paper::kText);
    auto lines = value_lines(type);
    const auto height_of = [&] { return static_cast<double>(lines.size()) * type.leading + 2 * paper::kFieldPadding; };
    if (height_of() > kHighAnswer) {
      type = measures_.type(paper::kLongAnswer);
      lines = value_lines(type);
    }
    const int least = field_.kind == FormField::Kind::MultiLine ? std::max(field_.lines, 1) : 1;
    const double height = std::max(measures_.length(paper::kFieldHeight) * least, lines.empty() ? 0 : height_of());
    // One line stands in the middle of its box, several begin at the top.
    const double top = least == 1 && lines.size() == 1 ? (height - type.leading) / 2 : paper::kFieldPadding;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i].x = paper::kFieldPadding;
      lines[i].y = top + static_cast<double>(i) * type.leading + baseline(type);
    }
    return {frame_.left, 0, frame_.measure, height, field_.name, 0, false, std::move(lines)};
  }

  void add_box() {
    auto widget = box();
    auto& strip = strips_.emplace_back();
    strip.height = widget.height;
    strip.place = field_.label.place;
    const double left = widget.x;
    const double right = widget.x + widget.width;
    for (const auto& rule : {Rule{left, 0, right, 0}, Rule{left, widget.height, right, widget.height},
                             Rule{left, 0, left, widget.height}, Rule{right, 0, right, widget.height}}) {
      strip.elements.push_back({Role::Artifact, 0, rule, 0, {}});
      auto& drawn = std::get<Rule>(strip.elements.back().shape);
      drawn.width = paper::kHairline;
      drawn.ink = Ink::Grey;
    }
    strip.elements.push_back({Role::FormField, ++block_, std::move(widget), group_, {}});
  }

  void add_hint() {
    Inline hint{{}, field_.label.place};
    for (const auto& option : field_.options) {
      if (!hint.spans.empty()) hint.spans.push_back({std::string(kBetweenOptions)});
      hint.spans.insert(hint.spans.end(), option.text.spans.begin(), option.text.spans.end());
    }
    strips_.back().keep = KeepWithNext::Yes;
    strips_.back().space_after = paper::kFieldLabelAfter;
    add_text(hint, paper::kCredit, 0, Ink::Grey);
  }

  const FormField& field_;
  const paper::Measures& measures_;
  const Frame& frame_;
  LineSetter& lines_;
  int& block_;
  int group_;
  std::vector<Strip> strips_;
};

}  // namespace

std::vector<Strip> set_field(const FormField& field, const paper::Measures& measures, const Frame& frame,
                             LineSetter& lines, LastNumbers last) {
  return FormSetter(field, measures, frame, lines, last).set();
}

}  // namespace handouts
