// SPDX-License-Identifier: MIT
#include "toolkit/desks/draft_states.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "db/record_versions.h"
#include "db/transaction.h"
#include "toolkit/desks/practitioner_names.h"

namespace toolkit {
namespace {

/// Without a save for so long, what stood there was meant.
constexpr std::chrono::minutes kPause{2};
/// Newest ones that are looked at; a long evening of writing has some hundreds.
constexpr std::size_t kMostVersions = 500;

struct Version {
  db::RecordVersion kept;
  std::pair<std::string, std::string> words;  ///< title and body
};

/// Newest first, the one that stands included.
std::vector<Version> versions_of(db::Transaction& transaction, const db::OwnText& draft) {
  auto kept = db::list_versions(transaction, "own_text", draft.id.text);
  if (kept.size() > kMostVersions) kept.erase(kept.begin() + kMostVersions - 1, kept.end() - 1);
  std::vector<Version> versions;
  for (auto& each : kept) {
    auto text = db::load_own_text_version(transaction, draft, each.version);
    versions.push_back({std::move(each), {std::move(text.title), std::move(text.body)}});
  }
  return versions;
}

/// Whether the version after it says again what an earlier one said.
bool was_gone_back_from(const std::vector<Version>& versions, std::size_t index) {
  const auto earlier = versions.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  return std::any_of(earlier, versions.end(),
                     [&](const Version& each) { return each.words == versions[index - 1].words; });
}

bool is_worth_going_back_to(const std::vector<Version>& versions, std::size_t index) {
  const bool is_beginning = index + 1 == versions.size();
  const auto pause = versions[index - 1].kept.saved_at - versions[index].kept.saved_at;
  return is_beginning || pause >= kPause || was_gone_back_from(versions, index);
}

}  // namespace

std::vector<DraftState> draft_states(db::Transaction& transaction, const db::OwnText& draft) {
  const auto versions = versions_of(transaction, draft);
  const PractitionerNames names(transaction);
  std::vector<DraftState> states;
  const auto* last = versions.empty() ? nullptr : &versions.front();
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const auto& [kept, words] = versions[i];
    if (words == versions.front().words || words == last->words || !is_worth_going_back_to(versions, i)) continue;
    states.push_back({kept.version, kept.saved_at, names.name(kept.saved_by)});
    last = &versions[i];
  }
  return states;
}

}  // namespace toolkit
