// SPDX-License-Identifier: MIT
#include "forms/form_edit.h"

#include <algorithm>

#include "forms/error.h"
#include "forms/form_parts.h"
#include "forms/form_words.h"
#include "forms/import.h"
#include "forms/item_reader.h"
#include "forms/item_sites.h"
#include "forms/json_writer.h"
#include "forms/language.h"

namespace forms {
namespace {

using Kind = EditRefusal::Kind;

constexpr std::string_view kItemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";

std::string_view code_of(FormStatus status) {
  switch (status) {
    case FormStatus::Draft:
      return "draft";
    case FormStatus::Active:
      return "active";
    case FormStatus::Retired:
      return "retired";
    case FormStatus::Unknown:
      break;
  }
  return "unknown";
}

/// What blocks this form, if anything does.
const Finding* find_block(const ImportReport& report) {
  const auto found = std::ranges::find(report.findings, ImportGrade::Blocked, &Finding::grade);
  return found == report.findings.end() ? nullptr : &*found;
}

/// Invalid UTF-8 is only seen when the words are written.
std::optional<std::string> written(const JsonNode& form) {
  try {
    return write_json(form);
  } catch (const Error&) {
    return std::nullopt;
  }
}

JsonNode help_item(std::string link_id) {
  auto coding = json_object();
  add(coding, "system", json_string("http://hl7.org/fhir/questionnaire-item-control"));
  add(coding, "code", json_string("help"));
  auto concept_value = json_object();
  add(concept_value, "coding", json_array({std::move(coding)}));
  auto extension = json_object();
  add(extension, "url", json_string(std::string(kItemControl)));
  add(extension, "valueCodeableConcept", std::move(concept_value));
  auto item = json_object();
  add(item, "extension", json_array({std::move(extension)}));
  add(item, "linkId", json_string(std::move(link_id)));
  add(item, "type", json_string("display"));
  return item;
}

std::string free_link_id(const JsonNode& form, const std::string& start) {
  auto link_id = start;
  for (int i = 2; find_item_path(form, link_id); ++i) link_id = start + "-" + std::to_string(i);
  return link_id;
}

}  // namespace

FormEdit::FormEdit(std::string_view json) : json_(json) {
  const auto report = import_form(json);
  if (const auto* const block = find_block(report)) {
    const bool is_unreadable = block->kind == Finding::Kind::Unreadable;
    throw Error(is_unreadable ? Error::Kind::NotJson : Error::Kind::Unsupported, block->place, block->sentence);
  }
  form_ = parse_json(json, kFormRoot);
}

EditResult FormEdit::set_title(const Wording& words) {
  return make([&](JsonNode& form) { return set_words(form, "title", words); });
}

EditResult FormEdit::set_text(std::string_view link_id, const Wording& words) {
  return make_on_item(link_id, [&](JsonNode& item) { return set_words(item, "text", words); });
}

EditResult FormEdit::set_prefix(std::string_view link_id, const Wording& words) {
  return make_on_item(link_id, [&](JsonNode& item) { return set_words(item, "prefix", words); });
}

EditResult FormEdit::set_help(std::string_view link_id, const Wording& words) {
  return make_on_item(link_id, [&](JsonNode& item) -> EditResult {
    if (find_member(item, "item") == nullptr) add(item, "item", json_array());
    auto& items = find_member(item, "item")->children;
    auto help = std::ranges::find_if(items, [](const JsonNode& each) { return is_help(JsonView(each, {})); });
    if (help == items.end()) {
      help = items.insert(items.begin(), help_item(free_link_id(form_, std::string(link_id) + "-help")));
    }
    if (auto refusal = set_words(*help, "text", words)) return refusal;
    const bool says_something = find_member(*help, "text") != nullptr || find_member(*help, "_text") != nullptr;
    if (!says_something) items.erase(help);
    if (items.empty()) remove_member(item, "item");
    return std::nullopt;
  });
}

EditResult FormEdit::set_required(std::string_view link_id, Requirement requirement) {
  return make_on_item(link_id, [&](JsonNode& item) -> EditResult {
    if (requirement == Requirement::Required) {
      set_member(item, "required", json_boolean(true));
    } else {
      remove_member(item, "required");
    }
    return std::nullopt;
  });
}

EditResult FormEdit::new_version(const std::string& version, const std::string& url) {
  return make([&](JsonNode& form) -> EditResult {
    const std::string old_url(text_member(form, "url"));
    const std::string old_version(text_member(form, "version"));
    if (version == old_version && url == old_url) {
      return EditRefusal{Kind::SameVersion, "The form has this version already; choose another."};
    }
    set_own_words(form, "url", url);
    set_own_words(form, "version", version);
    if (url == old_url || old_url.empty()) return std::nullopt;
    const auto origin = old_version.empty() ? old_url : old_url + "|" + old_version;
    if (list_member(form, "derivedFrom").empty()) set_member(form, "derivedFrom", json_array());
    find_member(form, "derivedFrom")->children.push_back(json_string(origin));
    return std::nullopt;
  });
}

EditResult FormEdit::set_status(FormStatus status) {
  return make([&](JsonNode& form) -> EditResult {
    set_member(form, "status", json_string(std::string(code_of(status))));
    return std::nullopt;
  });
}

EditResult FormEdit::set_derived_from(const std::string& canonical) {
  return make([&](JsonNode& form) -> EditResult {
    set_member(form, "derivedFrom", json_array({json_string(canonical)}));
    return std::nullopt;
  });
}

EditResult FormEdit::make(const Change& change) {
  auto form = form_;
  if (auto refusal = change(form)) return refusal;
  if (form == form_) return std::nullopt;
  auto json = written(form);
  if (!json) return EditRefusal{Kind::BreaksForm, "Some characters cannot be read; type this again."};
  const auto report = import_form(*json);
  if (const auto* const block = find_block(report)) return EditRefusal{Kind::BreaksForm, block->sentence};
  form_ = std::move(form);
  json_ = std::move(*json);
  return std::nullopt;
}

EditResult FormEdit::make_on_item(std::string_view link_id, const ItemChange& change) {
  return make([&](JsonNode& form) -> EditResult {
    const auto path = find_item_path(form, link_id);
    return path ? change(node_at(form, *path)) : no_such_item();
  });
}

EditResult FormEdit::set_words(JsonNode& object, std::string_view key, const Wording& words) const {
  if (words.language.empty() || is_same_language(words.language, text_member(form_, "language"))) {
    set_own_words(object, key, words.text);
    return std::nullopt;
  }
  if (!is_language(words.language)) {
    return EditRefusal{Kind::NotTranslated, "This is no language; write it as es or es-US."};
  }
  set_translation(object, key, words.language, words.text);
  return std::nullopt;
}

}  // namespace forms
