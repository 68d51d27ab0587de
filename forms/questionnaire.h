// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/limits.h"
#include "forms/presentation.h"
#include "forms/value.h"

namespace forms {

/// FHIR R4 Questionnaire.item.type, as far as this engine fills it.
enum class ItemType {
  Group,
  Display,
  Boolean,
  Decimal,
  Integer,
  Date,
  DateTime,
  Time,
  String,
  Text,
  Url,
  Choice,
  OpenChoice,
  Quantity
};

/// "boolean", "open-choice" and so on: the code of FHIR R4.
std::string_view to_text(ItemType type);
/// Empty for a code that is none, or a type that this engine does not fill.
std::optional<ItemType> find_item_type(std::string_view text);

/// Whether an item of this type can be answered with a value of this kind, when it has no options of another.
bool is_answer_of(ItemType type, const Value& value);

/// FHIR R4 EnableWhen. `answer` is a bool for Exists.
enum class Operator { Exists, Equal, NotEqual, Greater, Less, GreaterOrEqual, LessOrEqual };
struct EnableWhen {
  std::string question;
  Operator op = Operator::Exists;
  Value answer;

  friend bool operator==(const EnableWhen&, const EnableWhen&) = default;
};
enum class EnableBehavior { All, Any };

/// Where an answer may appear (domain.md 5.1): P partner-ok, C client-only, W worker-only, X safety compartment.
enum class Sensitivity { P, C, W, X };

/// FHIR R4 Questionnaire.item.answerOption.
struct Option {
  Value value;                          ///< an integer, date, time, string or coding
  std::string prefix = {};              ///< stands before it on paper, such as "a)"
  std::optional<Decimal> ordinal = {};  ///< what it counts in a score (ordinalValue)
  bool is_exclusive = false;            ///< picked alone, such as "none of these"

  friend bool operator==(const Option&, const Option&) = default;
};

/// FHIR R4 Questionnaire.item.
struct Item {
  std::string link_id;
  std::string prefix;
  std::string text;
  std::string
      help;  ///< the text of a child display item with item control "help"; such children are not listed in `items`
  ItemType type = ItemType::Group;
  bool required = false;
  bool repeats = false;
  std::optional<int> max_length;  ///< Unicode code points
  std::vector<Option> options;
  std::vector<EnableWhen> enable_when;
  EnableBehavior enable_behavior = EnableBehavior::Any;
  Sensitivity sensitivity = Sensitivity::C;  ///< inherited from the nearest item around it that has a label
  std::vector<Value> initial;                ///< several only when it repeats
  bool is_in_short_form = false;             ///< FORMAT.md: one of the questions for when there is little time
  bool is_ranked = false;                    ///< FORMAT.md: the order of its answers counts, the weightiest first
  bool read_only = false;                    ///< its answer is not for the person to change
  Limits limits;
  Presentation presentation;
  /// FHIRPath that gives the answer (SDC calculatedExpression), or empty.
  std::string calculated_expression;
  std::vector<Item> items;
};

/// Whether this item asks for an answer: it is no group and no display.
bool is_question(const Item& item);

/// A whole number that is picked from few steps, such as 0 to 10. Both ends are steps.
struct Scale {
  std::int32_t lowest = 0;
  std::int32_t highest = 0;

  friend bool operator==(const Scale&, const Scale&) = default;
};

/// The scale that this item asks for, if it is one: an integer with both bounds and at most ten steps between them.
std::optional<Scale> find_scale(const Item& item);

/// Whether this item can be answered with a value of this kind: its type decides, and a choice may also be answered
/// with what its options are.
bool is_answer_of(const Item& item, const Value& value);

/// A named FHIRPath expression (FHIR variable) that calculated expressions may use as %name.
struct Variable {
  std::string name;
  std::string expression;

  friend bool operator==(const Variable&, const Variable&) = default;
};

/// FHIR R4 PublicationStatus.
enum class FormStatus { Draft, Active, Retired, Unknown };

/// FHIR R4 Questionnaire: a form as plain data. linkIds are unique in the whole form.
struct Questionnaire {
  std::string url;
  std::string version;
  std::string title;
  std::string language;              ///< of its texts
  bool is_wholly_translated = true;  ///< every text is in the language that was asked for
  std::string copyright;
  FormStatus status = FormStatus::Active;
  std::optional<DateTime> begins;  ///< when it may be used (effectivePeriod)
  std::optional<DateTime> ends;
  bool is_signed = false;  ///< paper needs a line to sign at its end
  std::vector<Variable> variables;
  std::vector<Item> items;

  /// "url|version", what a response names as its form.
  std::string canonical() const { return version.empty() ? url : url + "|" + version; }
};

/// The address of a canonical reference, without the version behind the bar.
std::string_view url_of(std::string_view canonical);

/// The item with this linkId, wherever it stands, or null.
const Item* find_item(const Questionnaire& questionnaire, std::string_view link_id);
/// The option with this key_of(), or null.
const Option* find_option(const Item& item, std::string_view key);
/// The option that this value picks, or null.
const Option* find_picked(const Item& item, const Value& value);

}  // namespace forms
