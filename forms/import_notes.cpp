// SPDX-License-Identifier: MIT
#include "forms/import_notes.h"

#include <algorithm>

namespace forms {

void ImportNotes::block(Finding::Kind kind, const JsonPath& path, std::string sentence) {
  note(path, {ImportGrade::Blocked, kind, place_at(tree_, kFormRoot, path), std::move(sentence)});
}

void ImportNotes::degrade(Finding::Kind kind, const JsonPath& path, std::string sentence) {
  note(path, {ImportGrade::Degraded, kind, place_at(tree_, kFormRoot, path), std::move(sentence)});
}

void ImportNotes::block_at(Finding::Kind kind, std::string place, std::string sentence) {
  auto path = path_of(tree_, place);
  note(std::move(path), {ImportGrade::Blocked, kind, std::move(place), std::move(sentence)});
}

std::vector<Finding> ImportNotes::take() {
  std::ranges::stable_sort(notes_, {}, &Note::path);
  std::vector<Finding> findings;
  findings.reserve(notes_.size());
  for (auto& note : notes_) {
    // The reader may refuse once more what was found before it was asked.
    if (findings.empty() || findings.back() != note.finding) findings.push_back(std::move(note.finding));
  }
  notes_.clear();
  return findings;
}

void ImportNotes::note(JsonPath path, Finding finding) {
  if (finding.grade == ImportGrade::Blocked) {
    is_blocked_ = true;
    blocked_items_.insert(item_around(path));
  }
  notes_.push_back({std::move(path), std::move(finding)});
}

/// The innermost item on the way to this path; empty at the form itself.
JsonPath ImportNotes::item_around(const JsonPath& path) const {
  const auto* node = &tree_;
  std::size_t length = 0;
  for (std::size_t i = 0; i + 1 < path.size(); i += 2) {
    if (node->kind != JsonNode::Kind::Object || node->keys[path[i]] != "item") break;
    const auto& list = node->children[path[i]];
    if (list.kind != JsonNode::Kind::Array) break;
    node = &list.children[path[i + 1]];
    length = i + 2;
  }
  return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length)};
}

}  // namespace forms
