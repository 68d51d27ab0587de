// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "forms/extension.h"
#include "forms/form_rules.h"
#include "forms/item_rules.h"
#include "forms/json.h"
#include "forms/json_view.h"
#include "forms/option_reader.h"
#include "forms/value_reader.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumItems = 2'000;
constexpr std::size_t kMaximumLevels = 16;
constexpr std::size_t kMaximumText = 20'000;  ///< bytes; longer prose belongs in a document, not in a question

constexpr std::string_view kSensitivity = "urn:both-of-us:sensitivity";
constexpr std::string_view kItemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view kMinValue = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view kCalculated =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
constexpr std::string_view kVariable = "http://hl7.org/fhir/StructureDefinition/variable";
constexpr std::string_view kMaxValue = "http://hl7.org/fhir/StructureDefinition/maxValue";

/// Extensions that open, close or judge items by rules this engine does not run.
constexpr std::string_view kMeaningChanging[] = {
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
    "http://hl7.org/fhir/StructureDefinition/targetConstraint",
    "http://hl7.org/fhir/StructureDefinition/rendering-styleSensitive",
    "http://hl7.org/fhir/StructureDefinition/rendering-criticalExtension",
};

constexpr std::string_view kTypesNotFilled[] = {"attachment", "reference"};

template <typename T>
struct Word {
  std::string_view text;
  T value;
};

constexpr Word<ItemType> kTypes[] = {{"group", ItemType::Group},
                                     {"display", ItemType::Display},
                                     {"boolean", ItemType::Boolean},
                                     {"decimal", ItemType::Decimal},
                                     {"integer", ItemType::Integer},
                                     {"date", ItemType::Date},
                                     {"dateTime", ItemType::DateTime},
                                     {"time", ItemType::Time},
                                     {"string", ItemType::String},
                                     {"text", ItemType::Text},
                                     {"url", ItemType::Url},
                                     {"choice", ItemType::Choice},
                                     {"open-choice", ItemType::OpenChoice},
                                     {"quantity", ItemType::Quantity}};
constexpr Word<Operator> kOperators[] = {{"exists", Operator::Exists}, {"=", Operator::Equal},
                                         {"!=", Operator::NotEqual},   {">", Operator::Greater},
                                         {"<", Operator::Less},        {">=", Operator::GreaterOrEqual},
                                         {"<=", Operator::LessOrEqual}};
constexpr Word<EnableBehavior> kBehaviors[] = {{"all", EnableBehavior::All}, {"any", EnableBehavior::Any}};
constexpr Word<Sensitivity> kLabels[] = {
    {"P", Sensitivity::P}, {"C", Sensitivity::C}, {"W", Sensitivity::W}, {"X", Sensitivity::X}};

template <typename T, std::size_t N>
T read_word(const JsonView& json, const Word<T> (&words)[N], const char* sentence) {
  for (const auto& word : words) {
    if (word.text == json.as_string()) return word.value;
  }
  json.refuse(Error::Kind::Invalid, sentence);
}

JsonView require(const JsonView& json, std::string_view key) {
  if (const auto value = json.find(key)) return *value;
  json.refuse(Error::Kind::Invalid, "This has no " + std::string(key) + "; add it.");
}

std::string read_text(const JsonView& json, std::string_view key) {
  const auto value = json.find(key);
  if (!value) return "";
  if (value->as_string().size() > kMaximumText) {
    value->refuse(Error::Kind::Unsupported, "This text is longer than 20,000 bytes; shorten it.");
  }
  return value->as_string();
}

void refuse_meaning_changing_extensions(const JsonView& json) {
  for (const auto url : kMeaningChanging) {
    if (const auto extension = find_extension(json, url)) {
      extension->refuse(Error::Kind::Unsupported,
                        "This rule cannot be run by this program; remove it or use another form.");
    }
  }
}

std::optional<std::int32_t> read_bound(const JsonView& json, std::string_view url) {
  const auto extension = find_extension(json, url);
  return extension ? extension->integer("valueInteger") : std::nullopt;
}

/// Empty when it is in another language than FHIRPath, which this engine does not run.
std::string read_expression(const JsonView& extension) {
  const auto expression = extension.find("valueExpression");
  if (!expression || expression->string("language") != "text/fhirpath") return "";
  return read_text(*expression, "expression");
}

std::vector<Variable> read_variables(const JsonView& form) {
  std::vector<Variable> variables;
  for (const auto& extension : form.list("extension")) {
    if (extension.string("url") != kVariable) continue;
    const auto expression = extension.find("valueExpression");
    if (expression) variables.push_back({expression->string("name"), read_expression(extension)});
  }
  return variables;
}

bool is_help(const JsonView& json) {
  const auto control = find_extension(json, kItemControl);
  const auto concept_value = control ? control->find("valueCodeableConcept") : std::nullopt;
  if (!concept_value || json.string("type") != "display" || json.has("enableWhen")) return false;
  const auto codings = concept_value->list("coding");
  return std::any_of(codings.begin(), codings.end(), [](const JsonView& coding) {
    return coding.string("code") == "help" || coding.string("code") == "flyover";
  });
}

ItemType read_type(const JsonView& json) {
  const auto type = require(json, "type");
  const auto& name = type.as_string();
  if (std::find(std::begin(kTypesNotFilled), std::end(kTypesNotFilled), name) != std::end(kTypesNotFilled)) {
    type.refuse(Error::Kind::Unsupported,
                "This program does not fill questions of type " + name + "; use another type.");
  }
  return read_word(type, kTypes, "FHIR R4 has no item of this type; write choice for coding, or another type of R4.");
}

std::vector<EnableWhen> read_conditions(const JsonView& json) {
  std::vector<EnableWhen> conditions;
  for (const auto& condition : json.list("enableWhen")) {
    const auto op = read_word(require(condition, "operator"), kOperators,
                              "A condition compares with exists, =, !=, >, <, >= or <=; use one of these.");
    conditions.push_back({require(condition, "question").as_string(), op, read_value(condition, "answer")});
  }
  return conditions;
}

std::vector<Value> read_initial(const JsonView& json, ItemType type) {
  std::vector<Value> values;
  for (const auto& initial : json.list("initial")) {
    values.push_back(read_value(initial, "value"));
    if (!is_answer_of(type, values.back())) {
      initial.refuse(Error::Kind::Invalid, "The initial value is not of the item's type; correct it.");
    }
  }
  return values;
}

/// Reads the items of one form and remembers where each linkId stands.
class ItemReader {
 public:
  explicit ItemReader(const JsonView& form) : form_(form) {}

  std::vector<Item> read_list(const std::vector<JsonView>& list, Sensitivity around, std::size_t level) {
    std::vector<Item> items;
    for (const auto& json : list) {
      if (level > kMaximumLevels) {
        json.refuse(Error::Kind::Unsupported, "A form may have 16 levels; use a form with fewer.");
      }
      items.push_back(read(json, around, level));
    }
    return items;
  }

  const std::map<std::string, std::string>& places() const { return places_; }

 private:
  Item read(const JsonView& json, Sensitivity around, std::size_t level) {
    refuse_meaning_changing_extensions(json);
    Item item;
    item.link_id = read_link_id(json);
    item.type = read_type(json);
    check_item_rules(json, item.type);
    item.prefix = read_text(json, "prefix");
    item.text = read_text(json, "text");
    item.required = json.boolean("required");
    item.repeats = json.boolean("repeats");
    item.sensitivity = read_label(json, around);
    read_conditions_into(json, item);
    read_limits(json, item);
    item.initial = read_initial(json, item.type);
    if (const auto calculated = find_extension(json, kCalculated))
      item.calculated_expression = read_expression(*calculated);
    read_options(form_, json, item);
    read_below(json, item, level);
    return item;
  }

  std::string read_link_id(const JsonView& json) {
    if (places_.size() == kMaximumItems) {
      json.refuse(Error::Kind::Unsupported, "A form may have 2,000 items; use a smaller form.");
    }
    const auto value = require(json, "linkId");
    if (value.as_string().empty()) value.refuse(Error::Kind::Invalid, "A linkId is never empty; give this item one.");
    if (!places_.emplace(value.as_string(), json.place()).second) {
      value.refuse(Error::Kind::Invalid, "Another item has this linkId (que-2); give this one its own.");
    }
    return value.as_string();
  }

  static Sensitivity read_label(const JsonView& json, Sensitivity around) {
    const auto extension = find_extension(json, kSensitivity);
    if (!extension) return around;
    return read_word(require(*extension, "valueCode"), kLabels,
                     "A sensitivity label is P, C, W or X; use one of these.");
  }

  static void read_conditions_into(const JsonView& json, Item& item) {
    item.enable_when = read_conditions(json);
    const auto behavior = json.find("enableBehavior");
    if (!behavior) return;
    item.enable_behavior = read_word(*behavior, kBehaviors, "enableBehavior is all or any; use one of these.");
  }

  static void read_limits(const JsonView& json, Item& item) {
    item.max_length = json.integer("maxLength");
    if (item.max_length && *item.max_length < 1) {
      json.refuse(Error::Kind::Invalid, "maxLength must be 1 or more; correct it.");
    }
    item.min_value = read_bound(json, kMinValue);
    item.max_value = read_bound(json, kMaxValue);
  }

  void read_below(const JsonView& json, Item& item, std::size_t level) {
    std::vector<JsonView> others;
    for (const auto& child : json.list("item")) {
      if (!is_help(child)) {
        others.push_back(child);
        continue;
      }
      read_link_id(child);
      check_item_rules(child, ItemType::Display);
      item.help += (item.help.empty() ? "" : " ") + read_text(child, "text");
    }
    item.items = read_list(others, item.sensitivity, level + 1);
  }

  JsonView form_;
  std::map<std::string, std::string> places_;
};

void check_status(const JsonView& form) {
  constexpr std::string_view kStatuses[] = {"draft", "active", "retired", "unknown"};
  const auto status = require(form, "status");
  if (std::find(std::begin(kStatuses), std::end(kStatuses), status.as_string()) != std::end(kStatuses)) return;
  status.refuse(Error::Kind::Invalid, "The status of a form is draft, active, retired or unknown; use one of these.");
}

}  // namespace

Questionnaire read_questionnaire(std::string_view json) {
  const auto tree = parse_json(json, "Questionnaire");
  const JsonView form(tree, "Questionnaire");
  if (tree.kind != JsonNode::Kind::Object || form.string("resourceType") != "Questionnaire") {
    form.refuse(Error::Kind::NotAForm,
                "This is not a FHIR Questionnaire; choose a file whose resourceType is Questionnaire.");
  }
  check_status(form);
  refuse_meaning_changing_extensions(form);

  Questionnaire questionnaire;
  questionnaire.url = read_text(form, "url");
  questionnaire.version = read_text(form, "version");
  questionnaire.title = read_text(form, "title");
  questionnaire.language = read_text(form, "language");
  questionnaire.copyright = read_text(form, "copyright");
  questionnaire.variables = read_variables(form);
  ItemReader reader(form);
  questionnaire.items = reader.read_list(form.list("item"), Sensitivity::C, 1);
  check_form_rules(questionnaire, reader.places());
  return questionnaire;
}

}  // namespace forms
