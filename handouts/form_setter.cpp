// SPDX-License-Identifier: MIT
#include "handouts/form_setter.h"

#include <algorithm>

#include "handouts/button_setter.h"
#include "handouts/form_fields.h"

namespace handouts {
namespace {

/// Half a page; what is higher is set in smaller letters.
constexpr double kHighAnswer = 320;
constexpr std::string_view kBetweenOptions = " · ";
/// Of the measure: a label that needs more does not stand beside its line.
constexpr double kWidestLabel = 0.5;

class FormSetter {
 public:
  FormSetter(const FormField& field, const paper::Measures& measures, const Frame& frame, LineSetter& lines,
             LastNumbers last)
      : field_(field),
        measures_(measures),
        outer_(frame),
        frame_(field.number ? frame.indented(measures.length(paper::kNumberColumn)) : frame),
        room_{frame_.left, frame_.measure},
        lines_(lines),
        last_(last),
        block_(last.block),
        group_(++last.group) {}

  std::vector<Strip> set() {
    if (has_buttons(field_.kind)) {
      const bool is_single = field_.options.empty();
      if (!is_single) add_label();
      append(set_buttons(field_, measures_, frame_, lines_, last_, group_));
      if (is_single) add_number();
      if (is_single) add_notes();
      return std::move(strips_);
    }
    if (field_.standing == FormField::Standing::Alone) {
      add_label();
    } else {
      choose_room_beside();
    }
    choose_room();
    first_of_room_ = strips_.size();
    is_for_pen() ? add_lines() : add_box();
    add_beside();
    if (is_label_beside_) add_notes_below();
    if (field_.kind == FormField::Kind::Choice) add_hint();
    return std::move(strips_);
  }

 private:
  bool is_for_pen() const { return field_.medium == FormField::Medium::Pen; }

  void append(std::vector<Strip> strips) { std::ranges::move(strips, std::back_inserter(strips_)); }

  void add_text(const Inline& text, const paper::Type& standard, Ink ink = Ink::Black) {
    const auto type = measures_.type(standard);
    ++block_;
    for (auto& line : lines_.set(text, type, frame_.measure)) {
      line.x = frame_.left;
      line.y = baseline(type);
      line.ink = ink;
      auto& strip = strips_.emplace_back();
      strip.height = type.leading;
      strip.place = text.place;
      strip.elements.push_back({Role::FieldLabel, block_, std::move(line), group_});
    }
  }

  bool has_number() const { return field_.number && !field_.number->empty(); }

  /// Left of the label.
  TextLine number() const {
    // The space is not seen; without it a listener would hear number and label as one word.
    const Inline text{{{*field_.number + "\u00A0", true}}, field_.label.place};
    auto line = lines_.set(text, measures_.type(paper::kText), outer_.measure).front();
    line.x = outer_.left;
    return line;
  }

  /// A number wider than its column stands in the label itself.
  bool is_wide_number() const { return has_number() && number().width > frame_.left - outer_.left; }

  Inline label() const {
    auto label = field_.label;
    if (is_wide_number()) label.spans.insert(label.spans.begin(), {*field_.number + " ", true});
    return label;
  }

  /// Left of the first line. A listener hears it before the label, as it is seen.
  void add_number() {
    if (!has_number() || strips_.empty()) return;
    auto line = number();
    line.y = baseline(measures_.type(paper::kText));
    auto& elements = strips_.front().elements;
    elements.insert(elements.begin(), {Role::FieldLabel, ++block_, std::move(line), group_});
  }

  void add_label() {
    add_text(label(), paper::kText);
    if (!is_wide_number()) add_number();
    add_notes();
    for (auto& strip : strips_) strip.keep = KeepWithNext::Yes;
    if (!strips_.empty()) strips_.back().space_after = paper::kFieldLabelAfter;
  }

  void add_notes() {
    for (const auto& note : field_.notes) {
      if (!strips_.empty()) strips_.back().keep = KeepWithNext::Yes;
      add_text(note, paper::kCredit, Ink::Grey);
    }
  }

  void choose_room() {
    if (field_.room == FormField::Room::Short)
      room_.measure = std::min(room_.measure, measures_.length(paper::kShortRoom));
  }

  /// The label before it, or over it when it is long.
  void choose_room_beside() {
    const bool is_below = field_.standing == FormField::Standing::Below;
    const auto whole = is_below ? frame_.indented(measures_.length(paper::kListIndent)) : frame_;
    auto words = lines_.set(label(), measures_.type(paper::kText), whole.measure);
    room_ = whole;
    if (words.size() != 1 || words.front().width > whole.measure * kWidestLabel) {
      add_label();
      return;
    }
    words.front().x = whole.left;
    const double width = words.front().width + measures_.length(paper::kUnitGap);
    room_ = whole.indented(std::max(width, measures_.length(paper::kLabelColumn)));
    beside_.push_back(std::move(words.front()));
    if (has_number() && !is_wide_number()) beside_.push_back(number());
    is_label_beside_ = true;
  }

  Inline value() const {
    if (field_.values.empty()) return {};
    if (field_.kind != FormField::Kind::Choice) return {{{field_.values.front()}}, field_.label.place};
    const auto chosen = std::ranges::find(field_.options, field_.values.front(), &FormField::Option::code);
    return chosen == field_.options.end() ? Inline{} : chosen->text;
  }

  std::vector<TextLine> value_lines(const paper::Type& type) const {
    const auto text = value();
    if (text.spans.empty()) return {};
    return lines_.set(text, type, room_.measure - 2 * paper::kFieldPadding);
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
    return {room_.left, 0, room_.measure, height, field_.name, 0, false, std::move(lines)};
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

  /// What is filled in stands on the lines.
  void add_lines() {
    const auto type = measures_.type(paper::kText);
    const auto text = value();
    auto filled = text.spans.empty() ? std::vector<TextLine>() : lines_.set(text, type, room_.measure);
    const auto least =
        static_cast<std::size_t>(field_.kind == FormField::Kind::MultiLine ? std::max(field_.lines, 1) : 1);
    const auto first = strips_.size();
    ++block_;
    for (std::size_t i = 0; i < std::max(least, filled.size()); ++i) {
      auto& strip = strips_.emplace_back();
      strip.height = measures_.length(paper::kWritingLine);
      strip.place = field_.label.place;
      Rule rule{room_.left,    strip.height, room_.left + room_.measure, strip.height, paper::kHairline,
                Stroke::Solid, Ink::Grey};
      strip.elements.push_back({Role::Artifact, 0, rule, 0, {}});
      if (i >= filled.size()) continue;
      filled[i].x = room_.left;
      filled[i].y = strip.height - measures_.length(paper::kAboveLine);
      strip.elements.push_back({Role::FieldLabel, block_, std::move(filled[i]), group_});
    }
    // A long answer may go on on the next page, empty lines stay together.
    if (filled.size() > least) return;
    for (auto i = first; i + 1 < strips_.size(); ++i) strips_[i].keep = KeepWithNext::Yes;
  }

  /// Number, label and unit in the first line of the room.
  void add_beside() {
    const auto type = measures_.type(paper::kText);
    if (!field_.unit.spans.empty()) {
      auto unit = lines_.set(field_.unit, type, frame_.measure).front();
      unit.x = room_.left + room_.measure + measures_.length(paper::kUnitGap);
      beside_.push_back(std::move(unit));
    }
    auto& strip = strips_[first_of_room_];
    for (auto line : beside_) {
      line.y = is_for_pen() ? strip.height - measures_.length(paper::kAboveLine)
                            : (measures_.length(paper::kFieldHeight) - type.leading) / 2 + baseline(type);
      // What stands left of the room was added from right to left.
      const bool is_before = line.x < room_.left;
      Element element{Role::FieldLabel, ++block_, std::move(line), group_, {}};
      strip.elements.insert(is_before ? strip.elements.begin() : strip.elements.end(), std::move(element));
    }
  }

  /// Of a label beside the room.
  void add_notes_below() {
    const auto first = strips_.size();
    if (!field_.notes.empty()) strips_.back().space_after = paper::kFieldLabelAfter;
    add_notes();
    for (auto i = first; i < strips_.size(); ++i)
      for (auto& element : strips_[i].elements) std::get<TextLine>(element.shape).x = room_.left;
  }

  void add_hint() {
    Inline hint{{}, field_.label.place};
    for (const auto& option : field_.options) {
      if (!hint.spans.empty()) hint.spans.push_back({std::string(kBetweenOptions)});
      hint.spans.insert(hint.spans.end(), option.text.spans.begin(), option.text.spans.end());
    }
    strips_.back().keep = KeepWithNext::Yes;
    strips_.back().space_after = paper::kFieldLabelAfter;
    add_text(hint, paper::kCredit, Ink::Grey);
  }

  const FormField& field_;
  const paper::Measures& measures_;
  const Frame outer_;
  const Frame frame_;  ///< right of the numbers
  Frame room_;         ///< for the answer
  LineSetter& lines_;
  LastNumbers last_;
  int& block_;
  int group_;
  std::vector<Strip> strips_;
  std::size_t first_of_room_ = 0;
  std::vector<TextLine> beside_;  ///< in the line of the room: a label, its number, a unit
  bool is_label_beside_ = false;
};

}  // namespace

std::vector<Strip> set_field(const FormField& field, const paper::Measures& measures, const Frame& frame,
                             LineSetter& lines, LastNumbers last) {
  return FormSetter(field, measures, frame, lines, last).set();
}

}  // namespace handouts
