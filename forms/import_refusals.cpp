// SPDX-License-Identifier: MIT
#include <map>
#include <optional>
#include <set>
#include <string>

#include "forms/error.h"
#include "forms/import_notes.h"
#include "forms/json.h"
#include "forms/json_writer.h"

namespace forms {
namespace {

constexpr std::string_view kAroundId = "the group around an item that is read alone";
constexpr std::string_view kBelowId = "what stands below an item that is read alone";
constexpr std::string_view kItemPlace = "Questionnaire.item[0].item[0]";
constexpr std::string_view kContainedPlace = "Questionnaire.contained[0]";

std::optional<Error> refusal_of(std::string_view json) {
  try {
    read_questionnaire(json);
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

Finding::Kind kind_of(const Error& error) {
  switch (error.kind()) {
    case Error::Kind::NotJson:
    case Error::Kind::NotAForm:
      return Finding::Kind::Unreadable;
    case Error::Kind::Unsupported:
      return Finding::Kind::NotSupported;
    case Error::Kind::Invalid:
      return Finding::Kind::Invalid;
  }
  return Finding::Kind::Invalid;
}

JsonNode stub(std::string_view link_id, std::string_view type) {
  auto item = json_object();
  add(item, "linkId", json_string(std::string(link_id)));
  add(item, "type", json_string(std::string(type)));
  return item;
}

/// One option for each kind of value that the options of this question have.
JsonNode one_option_of_each_kind(const JsonNode& question) {
  auto options = json_array();
  std::set<std::string_view> kinds;
  for (const auto& option : list_member(question, "answerOption")) {
    for (std::size_t i = 0; i < option.keys.size() && i < option.children.size(); ++i) {
      if (!option.keys[i].starts_with("value") || !kinds.insert(option.keys[i]).second) continue;
      auto kept = json_object();
      add(kept, option.keys[i], option.children[i]);
      options.children.push_back(std::move(kept));
    }
  }
  return options;
}

JsonNode coded_option() {
  auto coding = json_object();
  add(coding, "code", json_string("a"));
  auto option = json_object();
  add(option, "valueCoding", std::move(coding));
  return option;
}

/// A question that a condition may name: its type and the kinds of its options count.
JsonNode stub_of(const JsonNode& question) {
  const auto type = text_member(question, "type");
  auto item = stub(text_member(question, "linkId"), type);
  if (type == "group") add(item, "item", json_array({stub(std::string(kBelowId) + " too", "display")}));
  auto options = one_option_of_each_kind(question);
  if (options.children.empty() && (type == "choice" || type == "open-choice"))
    options.children.push_back(coded_option());
  if (!options.children.empty()) add(item, "answerOption", std::move(options));
  return item;
}

/// Whether this is the resource that an answerValueSet names: "#id", or a url and perhaps its version behind a bar.
bool is_meant(const JsonNode& resource, std::string_view reference) {
  if (text_member(resource, "resourceType") != "ValueSet" || reference.empty()) return false;
  if (reference.starts_with('#')) return text_member(resource, "id") == reference.substr(1);
  return text_member(resource, "url") == url_of(reference);
}

/// A value set that has nothing to find fault with.
JsonNode plain_value_set(std::string_view reference) {
  auto code = json_object();
  add(code, "code", json_string("a"));
  auto expansion = json_object();
  add(expansion, "contains", json_array({std::move(code)}));
  auto set = json_object();
  add(set, "resourceType", json_string("ValueSet"));
  if (reference.starts_with('#')) {
    add(set, "id", json_string(std::string(reference.substr(1))));
  } else {
    add(set, "url", json_string(std::string(url_of(reference))));
  }
  add(set, "expansion", std::move(expansion));
  return set;
}

/// The strict reader stops at the first thing it refuses. So each item is read once more in a form of its own, with the
/// questions of its conditions and its value set beside it and without what stands below it. All of these forms
/// together are not much longer than the file: each value set is in one of them.
class ItemsAlone {
 public:
  ItemsAlone(const JsonNode& form, const std::vector<ItemSite>& items, ImportNotes& notes)
      : form_(form), items_(items), notes_(notes) {
    for (const auto& site : items) questions_.emplace(text_member(*site.item, "linkId"), site.item);
  }

  void run() {
    for (const auto& site : items_) {
      if (!notes_.is_blocked_item(site.path)) read(site);
    }
  }

 private:
  void read(const ItemSite& site) {
    contained_.reset();
    auto form = stub_form();
    if (auto value_set = value_set_of(*site.item)) add(form, "contained", json_array({std::move(*value_set)}));
    auto items = conditions_of(*site.item);
    auto around = stub(kAroundId, "group");
    add(around, "item", json_array({alone(*site.item)}));
    items.children.insert(items.children.begin(), std::move(around));
    add(form, "item", std::move(items));
    if (const auto error = refusal_of(write_json(form))) note(*error, site);
  }

  static JsonNode stub_form() {
    auto form = json_object();
    add(form, "resourceType", json_string("Questionnaire"));
    add(form, "status", json_string("draft"));
    return form;
  }

  static JsonNode alone(const JsonNode& item) {
    auto copy = JsonNode{.kind = item.kind, .boolean = item.boolean, .text = item.text};
    for (std::size_t i = 0; i < item.children.size(); ++i) {
      const bool has_items = item.kind == JsonNode::Kind::Object && item.keys[i] == "item" &&
                             item.children[i].kind == JsonNode::Kind::Array && !item.children[i].children.empty();
      if (item.kind == JsonNode::Kind::Object) copy.keys.push_back(item.keys[i]);
      copy.children.push_back(has_items ? json_array({stub(kBelowId, "display")}) : item.children[i]);
    }
    return copy;
  }

  /// Stubs of the questions that the conditions of this item name.
  JsonNode conditions_of(const JsonNode& item) const {
    auto stubs = json_array();
    std::set<std::string_view> named = {text_member(item, "linkId")};
    for (const auto& condition : list_member(item, "enableWhen")) {
      const auto question = questions_.find(text_member(condition, "question"));
      if (question == questions_.end() || !named.insert(question->first).second) continue;
      stubs.children.push_back(stub_of(*question->second));
    }
    return stubs;
  }

  std::optional<JsonNode> value_set_of(const JsonNode& item) {
    const auto reference = text_member(item, "answerValueSet");
    const auto& resources = list_member(form_, "contained");
    for (std::size_t i = 0; i < resources.size(); ++i) {
      if (!is_meant(resources[i], reference)) continue;
      if (!value_sets_read_.insert(i).second) return plain_value_set(reference);
      contained_ = i;
      return resources[i];
    }
    return std::nullopt;
  }

  void note(const Error& error, const ItemSite& site) {
    const std::string_view place = error.place();
    const auto here = place_at(form_, kFormRoot, site.path);
    if (place.starts_with(kItemPlace)) {
      notes_.block_at(kind_of(error), here + std::string(place.substr(kItemPlace.size())), error.what());
    } else if (place.starts_with(kContainedPlace) && contained_) {
      const auto resource = place_of(std::string(kFormRoot) + ".contained", *contained_);
      notes_.block_at(kind_of(error), resource + std::string(place.substr(kContainedPlace.size())), error.what());
    }
  }

  const JsonNode& form_;
  const std::vector<ItemSite>& items_;
  ImportNotes& notes_;
  std::map<std::string_view, const JsonNode*> questions_;
  std::set<std::size_t> value_sets_read_;
  std::optional<std::size_t> contained_;  ///< of the item that is being read
};

void read_without_items(const JsonNode& form, ImportNotes& notes) {
  auto frame = json_object();
  for (std::size_t i = 0; i < form.keys.size(); ++i) {
    if (form.keys[i] != "item" && form.keys[i] != "contained") add(frame, form.keys[i], form.children[i]);
  }
  if (notes.is_blocked_item({})) return;
  if (const auto error = refusal_of(write_json(frame))) notes.block_at(kind_of(*error), error->place(), error->what());
}

}  // namespace

void note_refusals(const JsonNode& form, std::string_view json, ImportNotes& notes) {
  const auto whole = refusal_of(json);
  if (!whole) return;
  read_without_items(form, notes);
  ItemsAlone(form, list_items(form), notes).run();
  // What only the whole shows, such as too many items.
  if (!notes.is_blocked()) notes.block_at(kind_of(*whole), whole->place(), whole->what());
}

}  // namespace forms
