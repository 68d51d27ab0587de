// SPDX-License-Identifier: MIT
#include "toolkit/desks/search_desk.h"

#include <algorithm>
#include <utility>

#include "db/error.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "toolkit/desks/answer_texts.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// A few milliseconds' worth, and long enough a pause for a page that waits to get its turn.
constexpr std::size_t kRowsInATurn = 64;
constexpr std::chrono::microseconds kPause(300);
/// Bytes of a text that are shown before and behind the first match.
constexpr std::size_t kBefore = 60;
constexpr std::size_t kAfter = 140;

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Up to the beginning of a word, unless there is none near.
std::size_t window_begin(std::string_view text, std::size_t match) {
  if (match <= kBefore) return 0;
  auto begin = match - kBefore;
  const auto space = text.find_first_of(" \n", begin);
  if (space < match) begin = space + 1;
  while (is_inside_character(text, begin)) ++begin;
  return begin;
}

std::size_t window_end(std::string_view text, std::size_t match) {
  if (text.size() - match <= kAfter) return text.size();
  auto end = match + kAfter;
  const auto space = text.find_last_of(" \n", end);
  if (space != std::string_view::npos && space > match) end = space;
  while (is_inside_character(text, end)) --end;
  return end;
}

void append(Snippet& snippet, std::string_view text, bool is_match) {
  if (!text.empty()) snippet.push_back({std::string(text), is_match});
}

/// The text around its first match, with every match in it marked; empty when there is none.
Snippet snippet_of(db::SearchWords& words, std::string_view text, const std::vector<std::string>& typed) {
  const auto places = words.places(text, typed);
  if (places.empty()) return {};
  const auto begin = window_begin(text, places.front().begin);
  const auto end = std::max(window_end(text, places.front().begin), places.front().end);
  Snippet snippet;
  append(snippet, begin > 0 ? "…" : "", false);
  auto at = begin;
  for (const auto& place : places) {
    if (place.end > end) break;
    append(snippet, text.substr(at, place.begin - at), false);
    append(snippet, text.substr(place.begin, place.end - place.begin), true);
    at = place.end;
  }
  append(snippet, text.substr(at, end - at), false);
  append(snippet, end < text.size() ? "…" : "", false);
  return snippet;
}

std::string title_of(db::Transaction& transaction, const std::string& canonical) {
  const auto form = find_form(transaction, canonical, shown_language());
  return form ? form->title : say("Answers");
}

std::optional<Form> form_of(std::string_view canonical) {
  const auto url = forms::url_of(canonical);
  for (const auto form : {Form::Intake, Form::Judgement}) {
    if (questionnaire(form).url == url) return form;
  }
  return std::nullopt;
}

/// The first answer in which something matches.
Snippet answer_snippet(db::SearchWords& words, const std::string& json, const std::vector<std::string>& typed) {
  for (const auto& text : answer_texts(json)) {
    if (auto snippet = snippet_of(words, text, typed); !snippet.empty()) return snippet;
  }
  return {};
}

SearchResult client_result(db::SearchWords& words, db::Client client, const std::vector<std::string>& typed) {
  SearchResult result;
  result.snippet = snippet_of(words, client.name, typed);
  result.partner = snippet_of(words, client.partner.name, typed);
  result.called = snippet_of(words, client.partner.called, typed);
  result.changed_at = client.changed_at;
  result.client = std::move(client);
  return result;
}

std::optional<SearchResult> result_of(db::Transaction& transaction, const db::SearchEntry& entry,
                                      const std::vector<std::string>& typed) {
  auto& words = transaction.search().words;
  auto row = db::load_row(transaction, entry);
  if (!row.client) return std::nullopt;
  SearchResult result;
  if (entry.kind == db::SearchEntry::Kind::Client) {
    result = client_result(words, std::move(*row.client), typed);
  } else if (row.note) {
    result.client = std::move(*row.client);
    result.session_date = row.note->session_date;
    result.changed_at = row.note->changed_at;
    result.snippet = snippet_of(words, row.note->text, typed);
  } else if (row.response) {
    result.client = std::move(*row.client);
    result.what = title_of(transaction, row.response->questionnaire);
    result.form = form_of(row.response->questionnaire);
    result.changed_at = row.response->changed_at;
    result.snippet = answer_snippet(words, row.response->json, typed);
  } else {
    return std::nullopt;
  }
  result.kind = entry.kind;
  result.id = entry.id;
  return result;
}

std::vector<SearchResult> results_of(db::Transaction& transaction, const std::vector<db::SearchEntry>& entries,
                                     const std::vector<std::string>& typed) {
  std::vector<SearchResult> results;
  for (const auto& entry : entries) {
    try {
      if (auto result = result_of(transaction, entry, typed)) results.push_back(std::move(*result));
    } catch (const db::Error& failure) {
      // Damaged rows are not shown; the list of clients tells of them.
      if (failure.kind() != db::Error::Kind::Damaged) throw;
    }
  }
  return results;
}

}  // namespace

void SearchDesk::begin() {
  const std::scoped_lock hold(mutex_);
  if (is_reading_ || vault_.state() != db::Vault::State::Unlocked) return;
  is_reading_ = true;
  reader_ = std::jthread([this](const std::stop_token& stop) {
    while (!stop.stop_requested() && read_turn()) std::this_thread::sleep_for(kPause);
    const std::scoped_lock done(mutex_);
    is_reading_ = false;
  });
}

void SearchDesk::read_everything() {
  while (read_turn()) continue;
}

bool SearchDesk::read_turn() {
  try {
    db::Transaction transaction(vault_);
    return !db::read_for_search(transaction, answer_texts, kRowsInATurn).is_done();
  } catch (const db::VaultLocked&) {
    return false;
  } catch (const db::Error&) {
    // The disk: whoever looks at a page is told there, and the next page begins again.
    return false;
  }
}

SearchOutcome SearchDesk::search(const std::string& typed, std::size_t most) {
  db::Transaction transaction(vault_);
  const auto words = transaction.search().words.typed(typed);
  SearchOutcome outcome;
  outcome.has_words = !words.empty();
  const auto hits = db::search(transaction, answer_texts, words, most);
  outcome.people = results_of(transaction, hits.people, words);
  outcome.records = results_of(transaction, hits.records, words);
  outcome.has_more = hits.has_more;
  outcome.progress = db::search_progress(transaction);
  if (outcome.has_words) transaction.commit({db::AuditAction::View, "search", "", {}, ""});
  return outcome;
}

db::SearchProgress SearchDesk::progress() {
  db::Transaction transaction(vault_);
  return db::search_progress(transaction);
}

}  // namespace toolkit
