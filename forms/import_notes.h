// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "forms/import.h"
#include "forms/item_sites.h"

namespace forms {

/// Collects what is found about one form, in any order, and gives it in the order of the file. Borrows the tree.
class ImportNotes {
 public:
  explicit ImportNotes(const JsonNode& tree) : tree_(tree) {}

  void block(Finding::Kind kind, const JsonPath& path, std::string sentence);
  void degrade(Finding::Kind kind, const JsonPath& path, std::string sentence);
  /// For a place that a reader gave.
  void block_at(Finding::Kind kind, std::string place, std::string sentence);

  bool is_blocked() const { return is_blocked_; }
  /// Whether something blocks in this item itself, rather than in one below it.
  bool is_blocked_item(const JsonPath& item) const { return blocked_items_.contains(item); }

  std::vector<Finding> take();

 private:
  struct Note {
    JsonPath path;
    Finding finding;
  };

  void note(JsonPath path, Finding finding);
  JsonPath item_around(const JsonPath& path) const;

  const JsonNode& tree_;
  std::vector<Note> notes_;
  std::set<JsonPath> blocked_items_;
  bool is_blocked_ = false;
};

/// The parts of an import, each for one subject. They expect an object.
void note_extensions(const JsonNode& form, ImportNotes& notes);
void note_conditions(const std::vector<ItemSite>& items, ImportNotes& notes);
/// Notes types and answers that this program does not offer, and gives the questions that can be shown without being
/// asked.
std::vector<JsonPath> note_items(const JsonNode& form, const std::vector<ItemSite>& items, ImportNotes& notes);
/// Notes what read_questionnaire refuses. `json` is the text of `form`.
void note_refusals(const JsonNode& form, std::string_view json, ImportNotes& notes);

}  // namespace forms
