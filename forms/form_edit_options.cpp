// SPDX-License-Identifier: MIT
#include <algorithm>

#include "forms/calculation_search.h"
#include "forms/form_edit.h"
#include "forms/form_parts.h"
#include "forms/item_sites.h"
#include "forms/json_writer.h"
#include "forms/language.h"

namespace forms {
namespace {

using Kind = EditRefusal::Kind;

/// The member of FHIR's value[x], which begins with `start`.
const JsonNode* find_value(const JsonNode& object, std::string_view start) {
  const auto found = std::ranges::find_if(object.keys, [&](const std::string& key) { return key.starts_with(start); });
  return found == object.keys.end() ? nullptr : &object.children[static_cast<std::size_t>(found - object.keys.begin())];
}

/// As key_of() says it.
std::string_view key_of_node(const JsonNode* value) {
  if (value == nullptr) return {};
  return value->kind == JsonNode::Kind::Object ? text_member(*value, "code") : std::string_view(value->text);
}

std::vector<JsonNode>::iterator find_option_in(std::vector<JsonNode>& options, std::string_view key) {
  return std::ranges::find(options, key,
                           [](const JsonNode& option) { return key_of_node(find_value(option, "value")); });
}

bool is_named(const JsonNode& form, std::string_view link_id, std::string_view option) {
  for (const auto& site : list_items(form)) {
    for (const auto& condition : list_member(*site.item, "enableWhen")) {
      if (text_member(condition, "question") == link_id && key_of_node(find_value(condition, "answer")) == option)
        return true;
    }
  }
  return false;
}

EditResult answers_elsewhere() {
  return EditRefusal{Kind::AnswersElsewhere,
                     "The answers to this question stand in a list that other questions may use; change them there."};
}

EditResult no_such_option() {
  return EditRefusal{Kind::NoSuchOption, "The question has no such answer; look at the form again."};
}

}  // namespace

EditResult FormEdit::make_on_option(std::string_view link_id, std::string_view option, const OptionChange& change) {
  return make_on_item(link_id, [&](JsonNode& item) -> EditResult {
    if (find_member(item, "answerValueSet") != nullptr) return answers_elsewhere();
    auto* const list = find_member(item, "answerOption");
    if (list == nullptr) return no_such_option();
    const auto found = find_option_in(list->children, option);
    if (found == list->children.end()) return no_such_option();
    auto result = change(list->children, found);
    if (list->children.empty()) remove_member(item, "answerOption");
    return result;
  });
}

EditResult FormEdit::set_display(std::string_view link_id, std::string_view option, const Wording& words) {
  return make_on_option(link_id, option, [&](Options&, Options::iterator found) -> EditResult {
    if (auto* const coding = find_member(*found, "valueCoding")) return set_words(*coding, "display", words);
    const bool is_translation =
        !words.language.empty() && !is_same_language(words.language, text_member(form_, "language"));
    if (find_member(*found, "valueString") != nullptr && is_translation) return set_words(*found, "valueString", words);
    return EditRefusal{Kind::NotTranslated,
                       "These words are the answer itself; add another answer and remove this one."};
  });
}

EditResult FormEdit::add_option(std::string_view link_id, const NewOption& option, std::size_t index) {
  return make_on_item(link_id, [&](JsonNode& item) -> EditResult {
    if (find_member(item, "answerValueSet") != nullptr) return answers_elsewhere();
    if (option.score && !parse_decimal(option.score->digits)) {
      return EditRefusal{Kind::BreaksForm, "What an answer counts is a number; write it in digits."};
    }
    if (find_member(item, "answerOption") == nullptr) add(item, "answerOption", json_array());
    auto& options = find_member(item, "answerOption")->children;
    const auto offset = static_cast<std::ptrdiff_t>(std::min(index, options.size()));
    options.insert(options.begin() + offset, write_option(option));
    return std::nullopt;
  });
}

EditResult FormEdit::remove_option(std::string_view link_id, std::string_view option) {
  return make_on_option(link_id, option, [&](Options& options, Options::iterator found) -> EditResult {
    if (is_named(form_, link_id, option)) {
      return EditRefusal{Kind::NamedByCondition,
                         "Another item opens for this answer; change its condition before you remove the answer."};
    }
    if (is_calculated_from(form_, {option})) {
      return EditRefusal{Kind::NamedByCalculation,
                         "A calculation of the form names this answer; a form without it would count wrongly."};
    }
    options.erase(found);
    return std::nullopt;
  });
}

EditResult FormEdit::move_option(std::string_view link_id, std::string_view option, std::size_t index) {
  return make_on_option(link_id, option, [&](Options& options, Options::iterator found) -> EditResult {
    auto moved = std::move(*found);
    options.erase(found);
    const auto offset = static_cast<std::ptrdiff_t>(std::min(index, options.size()));
    options.insert(options.begin() + offset, std::move(moved));
    return std::nullopt;
  });
}

}  // namespace forms
