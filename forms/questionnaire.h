// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace forms {

/// FHIR R4 Questionnaire.item.type, as far as this engine fills it.
enum class ItemType { Group, Display, Boolean, Integer, Date, String, Text, Choice, OpenChoice };

struct Coding {
  std::string system;
  std::string code;
  std::string display;

  friend bool operator==(const Coding&, const Coding&) = default;
};

/// A FHIR date: a year, a year and month, or a full date ("2026", "2026-11", "2026-11-23").
struct Date {
  int year = 0;
  unsigned month = 0;  ///< 0 when not given
  unsigned day = 0;    ///< 0 when not given

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Whether two codings mean the same choice: code and system agree. A coding without a system matches any, because many
/// programs leave it out of answers.
bool is_same_choice(const Coding& one, const Coding& other);

/// Empty when the text is not a date that exists.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(const Date& date);

/// "boolean", "open-choice" and so on: the code of FHIR R4.
std::string_view to_text(ItemType type);

/// One answer's value: boolean, integer, date, string and text, choice (Coding), open-choice (Coding or string).
using Value = std::variant<bool, std::int32_t, Date, std::string, Coding>;

/// Whether an item of this type can be answered with a value of this kind.
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
  std::vector<Coding> options;
  std::vector<EnableWhen> enable_when;
  EnableBehavior enable_behavior = EnableBehavior::Any;
  std::optional<std::int32_t> min_value;  ///< of an integer, inclusive
  std::optional<std::int32_t> max_value;
  Sensitivity sensitivity = Sensitivity::C;  ///< inherited from the nearest item around it that has a label
  std::vector<Value> initial;                ///< several only when it repeats
  std::vector<Item> items;
};

/// FHIR R4 Questionnaire: a form as plain data. linkIds are unique in the whole form.
struct Questionnaire {
  std::string url;
  std::string version;
  std::string title;
  std::string language;
  std::string copyright;
  std::vector<Item> items;

  /// "url|version", what a response names as its form.
  std::string canonical() const { return version.empty() ? url : url + "|" + version; }
};

/// The item with this linkId, wherever it stands, or null.
const Item* find_item(const Questionnaire& questionnaire, std::string_view link_id);

}  // namespace forms
