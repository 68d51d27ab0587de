// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <variant>

#include "forms/expression.h"
#include "forms/import_notes.h"
#include "forms/known_extensions.h"
#include "forms/presentation_reader.h"

namespace forms {
namespace {

using Kind = Finding::Kind;

constexpr std::string_view kItemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view kVariable = "http://hl7.org/fhir/StructureDefinition/variable";
constexpr std::string_view kCalculated =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

/// Whether a name of the file can be shown in a sentence: printable and of a length that can be read.
bool is_shown(std::string_view name) {
  constexpr std::size_t kLongestShown = 200;
  return !name.empty() && name.size() <= kLongestShown &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~'; });
}

/// Where something is met for the first time, and how often it is.
struct Met {
  JsonPath first;
  std::size_t count = 0;
};

std::string how_often(std::size_t count) {
  return count == 1 ? "" : " It occurs " + std::to_string(count) + " times.";
}

/// Walks the whole tree, because an extension may stand on every value.
class ExtensionWalk {
 public:
  explicit ExtensionWalk(ImportNotes& notes) : notes_(notes) {}

  void visit(const JsonNode& node, bool is_in_extension) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      path_.push_back(i);
      const bool is_member = node.kind == JsonNode::Kind::Object;
      const bool is_list = is_member && node.keys[i] == "extension";
      if (is_member) note_modifier(node.keys[i]);
      if (is_list && !is_in_extension) note_list(node.children[i]);
      visit(node.children[i], is_in_extension || is_list);
      path_.pop_back();
    }
  }

  void note_what_is_ignored() {
    for (const auto& [url, met] : ignored_) {
      const auto name = is_shown(url) ? "The extension " + url : std::string("An extension with an unusual address");
      notes_.degrade(Kind::NotSupported, met.first,
                     name + " is kept and not used; look whether the form is good without it." + how_often(met.count));
    }
    for (const auto& [code, met] : controls_) {
      const auto name = is_shown(code) ? "The item control " + code : std::string("An unknown item control");
      notes_.degrade(Kind::NotSupported, met.first,
                     name + " is not known; the item is shown in the plain way." + how_often(met.count));
    }
  }

 private:
  /// FHIR R4 2.4.1: "Applications processing a resource are required to check for modifier extensions".
  void note_modifier(const std::string& key) {
    const bool is_rules = key == "implicitRules" && path_.size() == 1;
    if (key != "modifierExtension" && !is_rules) return;
    notes_.block(
        Kind::NotSupported, path_,
        "This changes the meaning of the file in a way this program does not know; remove it or use another form.");
  }

  void note_list(const JsonNode& list) {
    if (list.kind != JsonNode::Kind::Array) return;
    for (std::size_t i = 0; i < list.children.size(); ++i) {
      path_.push_back(i);
      note_extension(list.children[i]);
      path_.pop_back();
    }
  }

  void note_extension(const JsonNode& extension) {
    const auto url = text_member(extension, "url");
    switch (use_of_extension(url)) {
      case ExtensionUse::Used:
        note_use(extension, url);
        return;
      case ExtensionUse::Ignored:
        count(ignored_, url);
        return;
      case ExtensionUse::ChangesMeaning:
        notes_.block(Kind::NotSupported, path_,
                     "This rule cannot be run by this program; remove it or use another form.");
    }
  }

  void note_use(const JsonNode& extension, std::string_view url) {
    if (url == kItemControl) note_controls(extension);
    if (url == kVariable && is_of_an_item()) {
      notes_.degrade(Kind::NotSupported, path_,
                     "This program uses variables of the whole form only; look whether the form is good without it.");
    } else if (url == kCalculated || url == kVariable) {
      note_expression(extension);
    }
  }

  /// Of the form they stand at its top: in "extension", at an index.
  bool is_of_an_item() const { return path_.size() > 2; }

  void note_controls(const JsonNode& extension) {
    const auto* const concept_value = find_member(extension, "valueCodeableConcept");
    if (concept_value == nullptr) return;
    for (const auto& coding : list_member(*concept_value, "coding")) {
      const auto code = text_member(coding, "code");
      if (!is_known_control(code)) count(controls_, code);
    }
  }

  void note_expression(const JsonNode& extension) {
    const auto* const expression = find_member(extension, "valueExpression");
    const bool is_path = expression != nullptr && text_member(*expression, "language") == "text/fhirpath";
    if (is_path && std::holds_alternative<Expression>(parse_expression(text_member(*expression, "expression")))) return;
    notes_.degrade(Kind::NotSupported, path_,
                   "This program does not compute this calculation; look whether the form is good without its result.");
  }

  void count(std::map<std::string, Met, std::less<>>& met, std::string_view name) {
    auto& entry = met[std::string(name)];
    if (entry.count++ == 0) entry.first = path_;
  }

  ImportNotes& notes_;
  JsonPath path_;
  std::map<std::string, Met, std::less<>> ignored_;
  std::map<std::string, Met, std::less<>> controls_;
};

}  // namespace

void note_extensions(const JsonNode& form, ImportNotes& notes) {
  ExtensionWalk walk(notes);
  walk.visit(form, false);
  walk.note_what_is_ignored();
}

}  // namespace forms
