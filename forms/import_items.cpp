// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "forms/calculation_search.h"
#include "forms/import_notes.h"
#include "forms/questionnaire.h"

namespace forms {
namespace {

using Kind = Finding::Kind;

bool is_choice(std::string_view type) {
  return type == "choice" || type == "open-choice";
}

/// What is no boolean may have been meant as true.
bool may_be_required(const JsonNode& item) {
  const auto* const required = find_member(item, "required");
  return required != nullptr && (required->kind != JsonNode::Kind::Boolean || required->boolean);
}

/// What the notes of one form are made of, item by item.
class ItemNotes {
 public:
  ItemNotes(const JsonNode& form, ImportNotes& notes) : form_(form), notes_(notes) {
    for (const auto& resource : list_member(form, "contained")) {
      if (text_member(resource, "resourceType") == "ValueSet") contained_urls_.insert(text_member(resource, "url"));
    }
  }

  void visit(const ItemSite& site) {
    const auto shown_before = shown_.size();
    note_link_id(site);
    note_type(site);
    note_answers_elsewhere(site);
    note_behavior(site);
    const auto type = text_member(*site.item, "type");
    if (shown_.size() == shown_before && type != "group" && type != "display") ++asked_;
  }

  /// Questions that are not asked may neither be the better part of a form nor count in its scores: what is left would
  /// be another questionnaire.
  void note_what_is_left() {
    if (shown_.size() > asked_) {
      notes_.block(Kind::NotSupported, {},
                   "Most questions of this form could not be asked; use one that holds its answers to choose from.");
    }
    std::set<std::string_view> link_ids;
    for (const auto& path : shown_) link_ids.insert(text_member(node_at(form_, path), "linkId"));
    if (is_calculated_from(form_, link_ids)) {
      notes_.block(
          Kind::NotSupported, {},
          "A calculation uses a question that is not asked; use a form that holds its answers to choose from.");
    }
  }

  std::vector<JsonPath> take_shown() { return std::move(shown_); }

 private:
  void note_link_id(const ItemSite& site) {
    const auto link_id = text_member(*site.item, "linkId");
    if (link_id.empty() || link_ids_.insert(link_id).second) return;
    notes_.block(Kind::Invariant, member(site, "linkId"),
                 "Another item has this linkId (que-2); give this one its own.");
  }

  void note_type(const ItemSite& site) {
    const auto type = text_member(*site.item, "type");
    if (type.empty() || find_item_type(type)) return;
    if (type != "attachment" && type != "reference") {
      notes_.block(Kind::Invalid, member(site, "type"),
                   "FHIR R4 has no item of this type; write choice for coding, or another type of R4.");
      return;
    }
    show(site, member(site, "type"), "This program does not ask for files or links to other records.");
  }

  void note_answers_elsewhere(const ItemSite& site) {
    const auto value_set = text_member(*site.item, "answerValueSet");
    const bool is_asked_for = is_choice(text_member(*site.item, "type")) && !value_set.empty() &&
                              find_member(*site.item, "answerOption") == nullptr;
    if (!is_asked_for || is_in_the_form(value_set)) return;
    show(site, member(site, "answerValueSet"), "The answers to choose from are not in the form itself.");
  }

  /// What is not there is never asked of a server.
  bool is_in_the_form(std::string_view value_set) const {
    return value_set.starts_with('#') || contained_urls_.contains(url_of(value_set));
  }

  /// An optional question can be left without an answer, and then shown is enough. What stands below it would never
  /// open, so with something below it is no longer one question that is left out.
  void show(const ItemSite& site, const JsonPath& path, const std::string& why) {
    if (may_be_required(*site.item)) {
      notes_.block(Kind::NotSupported, path, why + " The question is required; make it optional or change its type.");
    } else if (find_member(*site.item, "item") != nullptr) {
      notes_.block(Kind::NotSupported, path, why + " Items stand below the question; move them or change its type.");
    } else {
      notes_.degrade(Kind::NotSupported, path, why + " The question is shown and not asked.");
      shown_.push_back(site.path);
    }
  }

  /// Element comment of enableBehavior: "This element must be specified if more than one enableWhen value is provided";
  /// without it any is what the standard falls back to.
  void note_behavior(const ItemSite& site) {
    if (list_member(*site.item, "enableWhen").size() < 2 || find_member(*site.item, "enableBehavior") != nullptr)
      return;
    notes_.degrade(Kind::Invariant, member(site, "enableWhen"),
                   "Several conditions without enableBehavior (que-12): any of them opens the item; say any or all.");
  }

  static JsonPath member(const ItemSite& site, std::string_view key) {
    return below(site.path, *find_key(*site.item, key));
  }

  const JsonNode& form_;
  ImportNotes& notes_;
  std::set<std::string_view> contained_urls_;
  std::set<std::string_view> link_ids_;
  std::vector<JsonPath> shown_;
  std::size_t asked_ = 0;
};

}  // namespace

std::vector<JsonPath> note_items(const JsonNode& form, const std::vector<ItemSite>& items, ImportNotes& notes) {
  ItemNotes walk(form, notes);
  for (const auto& site : items) walk.visit(site);
  walk.note_what_is_left();
  return walk.take_shown();
}

}  // namespace forms
