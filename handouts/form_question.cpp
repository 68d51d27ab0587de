// SPDX-License-Identifier: MIT
#include "handouts/form_question.h"

#include <algorithm>

#include "forms/validation.h"
#include "handouts/form_fields.h"
#include "handouts/form_traits.h"
#include "handouts/form_values.h"
#include "handouts/normalization.h"

namespace handouts {
namespace {

using forms::Item;
using forms::ItemType;

/// "A drop-down only when more than 8 options."
constexpr std::size_t kMostInSight = 8;
/// That many letters of options stand in one row with their buttons.
constexpr std::size_t kMostLettersInRow = 30;
constexpr std::size_t kMostInRow = 4;
/// What fits in two lines of handwriting.
constexpr int kFewLetters = 200;
constexpr int kFewLines = 2;
constexpr int kManyLines = 4;
constexpr int kSeveralAnswers = 3;

bool is_short(const Item& item) {
  return item.type == ItemType::Date || item.type == ItemType::DateTime || item.type == ItemType::Time ||
         item.type == ItemType::Integer || item.type == ItemType::Decimal || item.type == ItemType::Quantity;
}

/// Makes the fields of one question.
class Writer {
 public:
  Writer(const PlannedItem& planned, const QuestionStyle& style)
      : planned_(planned), item_(*planned.item), style_(style) {}

  std::vector<FormField> write(const std::vector<forms::Value>& answers, const std::vector<std::string>& notes) {
    const auto filled = to_fields(item_, answers);
    auto field = start();
    field.values = filled.values;
    for (const auto& note : notes) add_note(field, note, Tone::When);
    if (!item_.help.empty()) add_note(field, item_.help, Tone::How);
    choose_kind(field);
    if (const auto how = hint(); !how.empty()) add_note(field, how, Tone::How);
    std::vector<FormField> fields{std::move(field)};
    if (takes_own_words(item_)) fields.push_back(own_words(filled.own_words));
    return fields;
  }

 private:
  enum class Tone { When, How };

  bool is_for_pen() const { return style_.paper == FormPaper::Pen; }

  FormField start() const {
    FormField field;
    field.name = planned_.field;
    field.label = paper_text(label_text(item_, planned_.number, style_.words), item_.link_id);
    if (style_.has_numbers) field.number = to_nfc(item_.prefix);
    if (is_for_pen()) field.medium = FormField::Medium::Pen;
    return field;
  }

  void add_note(FormField& field, const std::string& text, Tone tone) const {
    auto note = paper_text(text, item_.link_id);
    for (auto& span : note.spans) span.is_emphasized = tone == Tone::When;
    field.notes.push_back(std::move(note));
  }

  void choose_kind(FormField& field) const {
    if (is_choice(item_)) return choose_options(field);
    if (item_.type == ItemType::Boolean) {
      field.kind = FormField::Kind::Radio;
      field.arrangement = FormField::Arrangement::Row;
      for (const auto* const code : {"yes", "no"})
        field.options.push_back({code, paper_text(style_.words.of(code), item_.link_id)});
    } else if (const auto scale = forms::find_scale(item_)) {
      field.kind = is_for_pen() ? FormField::Kind::Radio : FormField::Kind::Choice;
      field.arrangement = FormField::Arrangement::Scale;
      for (auto step = scale->lowest; step <= scale->highest; ++step)
        field.options.push_back({std::to_string(step), paper_text(std::to_string(step), item_.link_id)});
    } else {
      choose_room(field);
    }
  }

  void choose_options(FormField& field) const {
    for (std::size_t i = 0; i < item_.options.size(); ++i) {
      const auto& option = item_.options[i];
      const auto words = option.prefix.empty() ? style_.words.value(option.value)
                                               : option.prefix + " " + style_.words.value(option.value);
      field.options.push_back({option_code(i), paper_text(words, item_.link_id)});
    }
    const bool is_long = item_.options.size() > kMostInSight;
    using Orientation = forms::ChoiceOrientation;
    const auto orientation = item_.presentation.orientation;
    const bool is_row = orientation == Orientation::Horizontal || is_one_row(field);
    field.kind = item_.repeats              ? FormField::Kind::Check
                 : is_long && !is_for_pen() ? FormField::Kind::Choice
                                            : FormField::Kind::Radio;
    if (is_long || (is_row && orientation != Orientation::Vertical)) field.arrangement = FormField::Arrangement::Row;
  }

  static bool is_one_row(const FormField& field) {
    std::size_t letters = 0;
    for (const auto& option : field.options) letters += forms::count_characters(plain_text(option.text));
    return field.options.size() <= kMostInRow && letters <= kMostLettersInRow;
  }

  void choose_room(FormField& field) const {
    if (item_.type == ItemType::Text || item_.repeats) field.kind = FormField::Kind::MultiLine;
    if (item_.repeats) field.lines = std::clamp(item_.limits.max_occurs.value_or(kSeveralAnswers), 1, kSeveralAnswers);
    if (item_.type == ItemType::Text)
      field.lines = item_.max_length && *item_.max_length <= kFewLetters ? kFewLines : kManyLines;
    if (is_short(item_)) field.room = FormField::Room::Short;
    const auto& unit = item_.limits.unit;
    if (unit && item_.limits.unit_options.empty() && !item_.repeats)
      field.unit = paper_text(unit_words(*unit), item_.link_id);
  }

  FormField own_words(const std::vector<std::string>& values) const {
    auto field = start();
    field.name = own_words_name(planned_.field);
    field.label = paper_text(style_.words.of("own"), item_.link_id);
    if (style_.has_numbers) field.number = "";
    field.standing = FormField::Standing::Below;
    field.values = values;
    if (item_.repeats) field.kind = FormField::Kind::MultiLine;
    if (item_.repeats) field.lines = kFewLines;
    return field;
  }

  /// A day is a dateTime as well, and nobody types a time with its zone.
  const std::string& day_hint(const std::string& pen_key) const {
    if (!is_for_pen()) return style_.words.of("date");
    return style_.words.of(style_.day_order == DayOrder::DayFirst ? pen_key + "-uk" : pen_key);
  }

  /// What the answer looks like; on paper for a pen a person reads it, and understands more ways to write it.
  std::string hint() const {
    if (is_choice(item_)) return item_.repeats && item_.help.empty() ? style_.words.of("several") : "";
    const auto by_medium = [&](const std::string& key) { return style_.words.of(is_for_pen() ? key + "-pen" : key); };
    std::string text;
    if (item_.type == ItemType::Date) text = day_hint("date-pen");
    if (item_.type == ItemType::DateTime) text = day_hint("date-time-pen");
    if (item_.type == ItemType::Time) text = by_medium("time");
    if (item_.type == ItemType::Decimal && !is_for_pen()) text = style_.words.of("number");
    if (item_.type == ItemType::Quantity) text = quantity_hint();
    if (item_.type == ItemType::Url && !is_for_pen()) text = style_.words.of("address");
    // A form's own words say it better, but a viewer's answer must be one that can be read.
    const bool is_said = !item_.presentation.placeholder.empty() && (text.empty() || is_for_pen());
    if (is_said) text = item_.presentation.placeholder;
    if (!item_.repeats) return text;
    const auto& each = style_.words.of(item_.type == ItemType::Text ? "a-paragraph-each" : "a-line-each");
    return text.empty() ? each : text + " " + each;
  }

  std::string quantity_hint() const {
    std::vector<std::string> units;
    for (const auto& unit : item_.limits.unit_options) units.push_back(unit_words(unit));
    if (!units.empty()) return style_.words.of("units", style_.words.list(units, "or"));
    return item_.limits.unit ? "" : style_.words.of("quantity");
  }

  const PlannedItem& planned_;
  const Item& item_;
  const QuestionStyle& style_;
};

}  // namespace

std::vector<FormField> fields_of_question(const PlannedItem& planned, const std::vector<forms::Value>& answers,
                                          const std::vector<std::string>& notes, const QuestionStyle& style) {
  return Writer(planned, style).write(answers, notes);
}

Inline paper_text(const std::string& text, const std::string& place) {
  return {{{with_plain_layout(to_nfc(text))}}, place};
}

std::string label_text(const forms::Item& item, std::size_t number, const FormWords& words) {
  if (!item.text.empty()) return item.text;
  return words.of("untitled", item.prefix.empty() ? std::to_string(number) : item.prefix);
}

}  // namespace handouts
