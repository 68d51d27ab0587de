// SPDX-License-Identifier: MIT
#include "toolkit/pages/difference_fields.h"

#include <optional>

namespace toolkit {
namespace {

using Kind = Stretch::Kind;

List stretch_rows(const std::vector<Stretch>& stretches, std::optional<Kind> left_out) {
  List rows;
  for (const auto& [kind, text] : stretches) {
    if (kind == left_out) continue;
    rows.emplace_back(Fields{{"is_same", kind == Kind::Same},
                             {"is_removed", kind == Kind::Removed},
                             {"is_added", kind == Kind::Added},
                             {"stretch", text}});
  }
  return rows;
}

}  // namespace

List difference_rows(const std::vector<Difference>& differences) {
  List rows;
  for (const auto& [key, question, stretches] : differences) {
    auto before = stretch_rows(stretches, Kind::Added);
    auto after = stretch_rows(stretches, Kind::Removed);
    rows.emplace_back(Fields{{"key", key},
                             {"asked", question},
                             {"both", stretch_rows(stretches, std::nullopt)},
                             {"has_before", !before.empty()},
                             {"before", std::move(before)},
                             {"has_after", !after.empty()},
                             {"after", std::move(after)}});
  }
  return rows;
}

void add_conflict(Fields& fields, const std::vector<Difference>& differences, const std::string& saved, Choice choice) {
  fields.insert_or_assign("is_conflict", true);
  fields.insert_or_assign("has_differences", !differences.empty());
  fields.insert_or_assign("differences", difference_rows(differences));
  fields.insert_or_assign("saved_address", saved);
  fields.insert_or_assign("is_from_paper", false);
  fields.insert_or_assign("is_by_question", choice == Choice::ByQuestion);
}

}  // namespace toolkit
