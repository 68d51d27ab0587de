// SPDX-License-Identifier: MIT
#include "toolkit/pages/erasure_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "toolkit/local_time.h"

namespace toolkit {
namespace {

struct KindWords {
  std::string_view table;
  std::string_view one;
  std::string_view many;
};
constexpr std::array kKinds = {
    KindWords{"client", "name with pronouns and language", "names with pronouns and language"},
    KindWords{"partner", "entry on the partner", "entries on the partner"},
    KindWords{"note", "intake note", "intake notes"},
    KindWords{"questionnaire_response", "form with answers", "forms with answers"},
    KindWords{"screening", "set of private answers", "sets of private answers"},
    KindWords{"authorization", "authorization", "authorizations"},
    KindWords{"issued_document", "document that was handed over", "documents that were handed over"},
    KindWords{"record_version", "saved version", "saved versions"},
    KindWords{"process_note", "process note", "process notes"},
    KindWords{"process_note_version", "saved version of process notes", "saved versions of process notes"},
    KindWords{"note_draft", "note that was typed and not saved", "notes that were typed and not saved"},
    KindWords{"process_note_draft", "process note that was typed and not saved",
              "process notes that were typed and not saved"},
    KindWords{"trash", "entry in the trash", "entries in the trash"},
    KindWords{"retention", "entry on how long to keep it", "entries on how long to keep it"},
    KindWords{"client_merge", "entry on a merge", "entries on merges"},
};

std::string count_words(const db::ErasedKind& kind) {
  const auto* const words = std::ranges::find(kKinds, kind.table, &KindWords::table);
  const std::string_view one = words == kKinds.end() ? "other entry" : words->one;
  const std::string_view many = words == kKinds.end() ? "other entries" : words->many;
  return std::to_string(kind.count) + ' ' + std::string(kind.count == 1 ? one : many);
}

std::string days_words(const db::ErasedKind& kind) {
  if (!kind.first || !kind.last) return {};
  const auto first = long_date(local_day(*kind.first));
  const auto last = long_date(local_day(*kind.last));
  return first == last ? first : first + " to " + last;
}

}  // namespace

std::string kept_thing_words(const std::string& table) {
  if (table == "client") return "The record of a client";
  if (table == "partner") return "What was kept of a partner";
  return table == "note" ? "An intake note" : "A process note";
}

std::string reason_words(db::ErasureReason reason) {
  switch (reason) {
    case db::ErasureReason::PeriodOver:
      return "The time for keeping it was over.";
    case db::ErasureReason::PersonAsked:
      return "The person asked for it, and no duty to keep it stood against that.";
    case db::ErasureReason::NeverNeeded:
      return "It should never have been kept.";
    case db::ErasureReason::TrashEmptied:
      break;
  }
  return "It had been in the trash for more than 30 days.";
}

List erased_rows(const std::vector<db::ErasedKind>& kinds) {
  List rows;
  for (const auto& kind : kinds) {
    if (kind.count > 0) rows.emplace_back(Fields{{"row", count_words(kind)}, {"days", days_words(kind)}});
  }
  return rows;
}

}  // namespace toolkit
