// SPDX-License-Identifier: MIT
#include "handouts/form_values.h"

#include <algorithm>
#include <compare>

#include "handouts/form_fields.h"
#include "handouts/form_plan.h"
#include "handouts/form_traits.h"
#include "handouts/normalization.h"

namespace handouts {
namespace {

using forms::Item;
using forms::Value;

constexpr std::string_view kYes = "yes";
constexpr std::string_view kNo = "no";
constexpr std::string_view kNoSeconds = ":00";

std::string_view separator_of(const Item& item) {
  return item.type == forms::ItemType::Text ? "\n\n" : "\n";
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const auto& part : parts) text.append(text.empty() ? "" : separator).append(part);
  return text;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// The parts that say something.
std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(separator));
    if (!is_blank(part)) parts.emplace_back(part);
    text.remove_prefix(std::min(text.size(), part.size() + separator.size()));
  }
  return parts;
}

bool is_same_amount(const Value& one, const Value& other) {
  return std::is_eq(forms::compare(one, other));
}

/// The amount alone where its unit stands behind the field, otherwise with a name of the unit that is read as this one:
/// two units may go by the same word.
std::string quantity_text(const Item& item, const forms::Quantity& quantity) {
  const auto& digits = quantity.value.digits;
  const auto& usual = item.limits.unit;
  if (usual && is_same_amount(quantity, forms::Quantity{quantity.value, usual->display, usual->system, usual->code}))
    return digits;
  const auto named = forms::key_of(quantity);
  const auto read = forms::parse_answer(item, named);
  const auto* const value = std::get_if<Value>(&read);
  const bool is_read_as_another =
      value != nullptr && !std::get<forms::Quantity>(*value).code.empty() && !is_same_amount(*value, quantity);
  return is_read_as_another && !quantity.code.empty() ? digits + " " + quantity.code : named;
}

/// As a person writes it: whole minutes without seconds.
std::string text_for(const Item& item, const Value& answer) {
  if (const auto* const time = std::get_if<forms::Time>(&answer)) {
    const auto& text = time->text;
    return text.ends_with(kNoSeconds) ? text.substr(0, text.size() - kNoSeconds.size()) : text;
  }
  const auto* const quantity = std::get_if<forms::Quantity>(&answer);
  return quantity == nullptr ? forms::key_of(answer) : quantity_text(item, *quantity);
}

/// As it is drawn.
std::string plain(const std::string& text) {
  return with_plain_layout(to_nfc(text));
}

/// What one field says, with everything that is wrong with it.
class Reader {
 public:
  explicit Reader(const Item& item) : item_(item) {}

  void add(const std::variant<Value, forms::Issue>& outcome) {
    if (const auto* const issue = std::get_if<forms::Issue>(&outcome)) return read_.issues.push_back(*issue);
    read_.values.push_back(std::get<Value>(outcome));
  }

  void add_text(const std::string& text) {
    if (!item_.repeats) return add(forms::parse_answer(item_, text));
    for (const auto& part : split(text, separator_of(item_))) add(forms::parse_answer(item_, part));
  }

  void add_code(const std::string& code) {
    if (const auto option = option_of(item_, code)) return add(item_.options[*option].value);
    add(forms::Issue{forms::Issue::Kind::NotAnOption, item_.link_id, "Choose one of the listed answers."});
  }

  /// Words that name an option mean it; a word that only happens to be an option's code stays what the person wrote.
  void add_own_words(const std::string& text) {
    const auto named = std::ranges::find_if(
        item_.options, [&](const forms::Option& option) { return forms::label_of(option.value) == text; });
    if (named != item_.options.end()) return add(named->value);
    if (forms::find_option(item_, text) == nullptr) return add(forms::parse_answer(item_, text));
    if (auto issue = forms::check_value(item_, text)) return add(*issue);
    add(Value(text));
  }

  ReadAnswers take() { return std::move(read_); }

 private:
  const Item& item_;
  ReadAnswers read_;
};

}  // namespace

FieldValues to_fields(const Item& item, const std::vector<Value>& answers) {
  FieldValues fields;
  std::vector<std::string> texts;
  for (const auto& answer : answers) {
    if (const auto* const option = forms::find_picked(item, answer)) {
      fields.values.push_back(option_code(static_cast<std::size_t>(option - item.options.data())));
    } else if (is_choice(item)) {
      const bool are_words = takes_own_words(item) && std::holds_alternative<std::string>(answer);
      if (are_words) texts.push_back(plain(std::get<std::string>(answer)));
    } else if (const auto* const is_yes = std::get_if<bool>(&answer)) {
      fields.values.emplace_back(*is_yes ? kYes : kNo);
    } else {
      texts.push_back(plain(text_for(item, answer)));
    }
  }
  if (texts.empty()) return fields;
  auto& into = is_choice(item) ? fields.own_words : fields.values;
  into.push_back(joined(texts, separator_of(item)));
  return fields;
}

ReadAnswers from_fields(const Item& item, const FieldValues& fields) {
  Reader reader(item);
  for (const auto& value : fields.values) {
    if (is_choice(item)) {
      reader.add_code(value);
    } else if (item.type == forms::ItemType::Boolean) {
      reader.add(forms::parse_answer(item, value == kYes ? "true" : value == kNo ? "false" : value));
    } else if (!is_blank(value)) {
      reader.add_text(value);
    }
  }
  for (const auto& words : fields.own_words) {
    if (!item.repeats) {
      if (!is_blank(words)) reader.add_own_words(words);
      continue;
    }
    for (const auto& part : split(words, separator_of(item))) reader.add_own_words(part);
  }
  return reader.take();
}

}  // namespace handouts
