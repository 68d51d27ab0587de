// SPDX-License-Identifier: MIT
#include "forms/import.h"

#include <algorithm>
#include <iterator>

#include "forms/error.h"
#include "forms/import_notes.h"
#include "forms/json_writer.h"

namespace forms {
namespace {

/// The reader's own limit; beyond it nothing is gained by looking at each item.
constexpr std::size_t kMaximumItems = 2'000;

bool is_form(const JsonNode& tree) {
  return tree.kind == JsonNode::Kind::Object && text_member(tree, "resourceType") == "Questionnaire";
}

std::vector<OutlineLine> outline_of(const std::vector<ItemSite>& items) {
  std::vector<OutlineLine> lines;
  lines.reserve(items.size());
  const auto text = [](const ItemSite& site, std::string_view key) {
    return std::string(text_member(*site.item, key));
  };
  for (const auto& site : items) {
    lines.push_back({text(site, "linkId"), text(site, "prefix"), text(site, "text"), text(site, "type"), site.level});
  }
  return lines;
}

/// The extensions of a question that say whether and where it appears.
JsonNode extensions_of_place(const JsonNode& question) {
  constexpr std::string_view kKept[] = {"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden",
                                        "http://hl7.org/fhir/StructureDefinition/questionnaire-usageMode",
                                        "urn:both-of-us:sensitivity"};
  auto kept = json_array();
  std::ranges::copy_if(list_member(question, "extension"), std::back_inserter(kept.children),
                       [&](const JsonNode& extension) {
                         return std::ranges::find(kKept, text_member(extension, "url")) != std::end(kKept);
                       });
  return kept;
}

/// A question as it is shown without being asked: what places it, what it says, and when it does.
JsonNode display_of(const JsonNode& question) {
  auto display = json_object();
  for (const std::string_view key : {"linkId", "prefix", "_prefix", "text", "_text", "enableWhen", "enableBehavior"}) {
    if (const auto* const member = find_member(question, key)) add(display, std::string(key), *member);
  }
  add(display, "type", json_string("display"));
  if (auto extensions = extensions_of_place(question); !extensions.children.empty())
    add(display, "extension", std::move(extensions));
  return display;
}

ImportReport report_on(const JsonNode& form, std::string_view json) {
  const auto items = list_items(form);
  ImportReport report{.outline = outline_of(items)};
  ImportNotes notes(form);
  if (items.size() > kMaximumItems) {
    notes.block(Finding::Kind::NotSupported, {}, "A form may have 2,000 items; use a smaller form.");
  } else {
    note_extensions(form, notes);
    note_conditions(items, notes);
    const auto shown = note_items(form, items, notes);
    auto to_fill = form;
    for (const auto& path : shown) node_at(to_fill, path) = display_of(node_at(form, path));
    report.to_fill = shown.empty() ? std::string(json) : write_json(to_fill);
    note_refusals(to_fill, report.to_fill, notes);
  }
  if (notes.is_blocked()) report.to_fill.clear();
  report.findings = notes.take();
  for (const auto& finding : report.findings) report.grade = std::max(report.grade, finding.grade);
  return report;
}

ImportReport unreadable(std::string place, std::string sentence) {
  return {.grade = ImportGrade::Blocked,
          .findings = {{ImportGrade::Blocked, Finding::Kind::Unreadable, std::move(place), std::move(sentence)}}};
}

}  // namespace

ImportReport import_form(std::string_view json) {
  try {
    const auto tree = parse_json(json, kFormRoot, Modifiers::Keep);
    if (is_form(tree)) return report_on(tree, json);
    return unreadable(std::string(kFormRoot),
                      "This is not a FHIR Questionnaire; choose a file whose resourceType is Questionnaire.");
  } catch (const Error& error) {
    return unreadable(error.place(), error.what());
  }
}

}  // namespace forms
