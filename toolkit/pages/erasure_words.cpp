// SPDX-License-Identifier: MIT
#include "toolkit/pages/erasure_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

struct KindWords {
  std::string_view table;
  std::string_view one;
  std::string_view many;
};
constexpr std::array kKinds = {
    KindWords{"client", "{1} name with pronouns and language", "{1} names with pronouns and language"},
    KindWords{"partner", "{1} entry on the partner", "{1} entries on the partner"},
    KindWords{"note", "{1} intake note", "{1} intake notes"},
    KindWords{"questionnaire_response", "{1} form with answers", "{1} forms with answers"},
    KindWords{"screening", "{1} set of private answers", "{1} sets of private answers"},
    KindWords{"authorization", "{1} authorization", "{1} authorizations"},
    KindWords{"issued_document", "{1} document that was handed over", "{1} documents that were handed over"},
    KindWords{"record_version", "{1} saved version", "{1} saved versions"},
    KindWords{"process_note", "{1} process note", "{1} process notes"},
    KindWords{"process_note_version", "{1} saved version of process notes", "{1} saved versions of process notes"},
    KindWords{"note_draft", "{1} note that was typed and not saved", "{1} notes that were typed and not saved"},
    KindWords{"process_note_draft", "{1} process note that was typed and not saved",
              "{1} process notes that were typed and not saved"},
    KindWords{"trash", "{1} entry in the trash", "{1} entries in the trash"},
    KindWords{"retention", "{1} entry on how long to keep it", "{1} entries on how long to keep it"},
    KindWords{"client_merge", "{1} entry on a merge", "{1} entries on merges"},
};

std::string count_words(const db::ErasedKind& kind) {
  const auto* const words = std::ranges::find(kKinds, kind.table, &KindWords::table);
  const std::string_view one = words == kKinds.end() ? "{1} other entry" : words->one;
  const std::string_view many = words == kKinds.end() ? "{1} other entries" : words->many;
  return say(kind.count == 1 ? one : many, {std::to_string(kind.count)});
}

std::string days_words(const db::ErasedKind& kind) {
  if (!kind.first || !kind.last) return {};
  const auto first = long_date(local_day(*kind.first));
  const auto last = long_date(local_day(*kind.last));
  return first == last ? first : say("{1} to {2}", {first, last});
}

}  // namespace

std::string kept_thing_words(const std::string& table) {
  if (table == "client") return say("The record of a client");
  if (table == "partner") return say("What was kept of a partner");
  return say(table == "note" ? "An intake note" : "A process note");
}

std::string reason_words(db::ErasureReason reason) {
  switch (reason) {
    case db::ErasureReason::PeriodOver:
      return say("The time for keeping it was over.");
    case db::ErasureReason::PersonAsked:
      return say("The person asked for it, and no duty to keep it stood against that.");
    case db::ErasureReason::NeverNeeded:
      return say("It should never have been kept.");
    case db::ErasureReason::TrashEmptied:
      break;
  }
  return say("It had been in the trash for more than 30 days.");
}

List erased_rows(const std::vector<db::ErasedKind>& kinds) {
  List rows;
  for (const auto& kind : kinds) {
    if (kind.count > 0) rows.emplace_back(Fields{{"row", count_words(kind)}, {"days", days_words(kind)}});
  }
  return rows;
}

}  // namespace toolkit
