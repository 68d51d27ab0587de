// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <charconv>

#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Where the versions of one kind of record are, and where the record itself is: around the id.
struct HistoryPage {
  Versioned kind;
  const char* before;
  const char* after;
  const char* title;

  std::string record(const std::string& id) const { return before + id + after; }
};
constexpr std::array kHistoryPages = {HistoryPage{Versioned::Note, "/notes/", "", "Note"},
                                      HistoryPage{Versioned::ProcessNote, "/process-notes/", "", "Process note"},
                                      HistoryPage{Versioned::Intake, "/clients/", "/intake", "Intake"},
                                      HistoryPage{Versioned::Judgement, "/clients/", "/judgement", "Your judgment"},
                                      HistoryPage{Versioned::FilledForm, "/filled-forms/", "", "Form"},
                                      HistoryPage{Versioned::Record, "/clients/", "/record", "Name and partner"}};

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string moment(db::Time time) {
  return day_and_time(time);
}

struct Asked {
  std::vector<std::int64_t> versions;  ///< one to open, or two to compare, the earlier one first
  bool is_readable = true;
};

Asked asked_in(const http::Fields& query) {
  Asked asked;
  for (const char* name : {"open", "from", "to"}) {
    if (!query.has(name)) continue;
    const auto number = read_number(query.get(name));
    asked.is_readable = asked.is_readable && number;
    if (number) asked.versions.push_back(*number);
  }
  if (asked.versions.size() > 2) asked.is_readable = false;
  std::ranges::sort(asked.versions);
  return asked;
}

List version_rows(const History& history, const Asked& asked) {
  const auto newest = history.versions.front().version;
  const auto to = asked.versions.size() == 2 ? asked.versions.back() : newest;
  const auto from = asked.versions.empty() ? std::max<std::int64_t>(newest - 1, 1) : asked.versions.front();
  List rows;
  for (const auto& [version, saved_at, saved_by] : history.versions) {
    rows.emplace_back(Fields{{"number", std::to_string(version)},
                             {"when", moment(saved_at)},
                             {"who", saved_by},
                             {"is_newest", version == newest},
                             {"is_from", version == from},
                             {"is_to", version == to}});
  }
  return rows;
}

const VersionLine& line_of(const History& history, std::int64_t version) {
  return *std::ranges::find(history.versions, version, &VersionLine::version);
}

List said_rows(const Snapshot& snapshot) {
  List rows;
  for (const auto& [key, question, text] : snapshot) {
    if (!text.empty()) rows.emplace_back(Fields{{"asked", question}, {"said", text}});
  }
  return rows;
}

void add_opened(Fields& fields, const History& history, const Asked& asked) {
  const auto& numbers = asked.versions;
  const auto& first = numbers.empty() ? history.versions.front() : line_of(history, numbers.front());
  const auto& last = numbers.empty() ? history.versions.front() : line_of(history, numbers.back());
  const auto found =
      numbers.size() == 2 ? differences(history.opened.at(0), history.opened.at(1)) : std::vector<Difference>();
  fields.merge(Fields{{"is_opened", numbers.size() == 1},
                      {"is_compared", numbers.size() == 2},
                      {"first_number", std::to_string(first.version)},
                      {"first_when", moment(first.saved_at)},
                      {"first_who", first.saved_by},
                      {"last_number", std::to_string(last.version)},
                      {"last_when", moment(last.saved_at)},
                      {"may_be_restored", first.version != history.versions.front().version},
                      {"said", numbers.size() == 1 ? said_rows(history.opened.front()) : List()},
                      {"has_differences", !found.empty()},
                      {"differences", difference_rows(found)}});
}

http::Reply history_page(const PageRoom& room, const http::Request& request, const HistoryPage& page,
                         bool is_conflict) {
  const auto& id = request.parameters.at(0);
  const auto asked = asked_in(request.query);
  if (!db::is_uuid(id) || !asked.is_readable) return not_found(room.view);
  const auto history = room.history.open(page.kind, id, asked.versions);
  if (!history || history->versions.empty()) return not_found(room.view);
  Fields fields{{"title", say("Earlier versions")},
                {"id", history->client.id.text},
                {"name", person(history->client.name)},
                {"record", say(page.title)},
                {"record_address", page.record(id)},
                {"action", page.record(id) + "/versions"},
                {"newest", std::to_string(history->versions.front().version)},
                {"has_several", history->versions.size() > 1},
                {"was_restored", request.query.has("restored")},
                {"was_partly_restored", request.query.has("partly")},
                {"is_late", is_conflict},
                {"versions", version_rows(*history, asked)}};
  add_opened(fields, *history, asked);
  return room.view.page("history", request, std::move(fields), is_conflict ? 409 : 200);
}

http::Reply restore_version(const PageRoom& room, const http::Request& request, const HistoryPage& page) {
  const auto& id = request.parameters.at(0);
  const auto version = read_number(request.form.get("restore"));
  if (!db::is_uuid(id) || !version) return not_found(room.view);
  const auto outcome = room.history.restore(page.kind, id, *version, read_version(request.form));
  if (outcome.saved == Saved::NoSuchRecord) return not_found(room.view);
  if (outcome.saved == Saved::ChangedMeanwhile) return history_page(room, request, page, true);
  return http::see_other(page.record(id) + "/versions?restored=1" + (outcome.is_partly ? "&partly=1" : ""));
}

}  // namespace

void add_history_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  constexpr std::size_t kSmall = 8 * 1024;
  for (const auto& page : kHistoryPages) {
    const auto pattern = page.record("{id}") + "/versions";
    routes.push_back({http::Method::Get, pattern, http::Needs::Unlocked, 0,
                      [&room, &page](const auto& request) { return history_page(room, request, page, false); }});
    routes.push_back({http::Method::Post, pattern, http::Needs::Unlocked, kSmall,
                      [&room, &page](const auto& request) { return restore_version(room, request, page); }});
  }
}

}  // namespace toolkit
