// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// As many results of either kind as one looks through; "more" shows as many again.
constexpr std::size_t kFewResults = 50;
constexpr std::size_t kMostResults = 500;

std::size_t wanted_results(const http::Request& request) {
  const auto text = request.form.get("most");
  std::size_t most = kFewResults;
  std::from_chars(text.data(), text.data() + text.size(), most);
  return std::clamp(most, kFewResults, kMostResults);
}

/// The snippet, or the whole text when nothing of it matches.
List parts_of(const Snippet& snippet, const std::string& otherwise = {}) {
  List parts;
  for (const auto& [text, is_match] : snippet) parts.emplace_back(Fields{{"part", text}, {"is_match", is_match}});
  if (parts.empty() && !otherwise.empty()) parts.emplace_back(Fields{{"part", otherwise}, {"is_match", false}});
  return parts;
}

Fields person_fields(const SearchResult& result) {
  return {{"client_id", result.client.id.text},
          {"is_closed", result.client.state == db::ClientState::Closed},
          {"row_name", person(result.client.name)},
          {"row_partner", person(result.client.partner.name)},
          {"name_parts", parts_of(result.snippet, result.client.name)},
          {"has_partner", !result.client.partner.name.empty()},
          {"partner_parts", parts_of(result.partner, result.client.partner.name)},
          {"has_called", !result.called.empty()},
          {"called_parts", parts_of(result.called)},
          {"changed", long_date(local_day(result.changed_at))}};
}

std::string address_of(const SearchResult& result) {
  if (result.kind == db::SearchEntry::Kind::NoteText) return "/notes/" + result.id;
  if (!result.form) return "/filled-forms/" + result.id;
  return "/clients/" + result.client.id.text + (*result.form == Form::Judgement ? "/judgement" : "/intake/whole");
}

Fields record_fields(const SearchResult& result) {
  const bool is_note = result.kind == db::SearchEntry::Kind::NoteText;
  return {{"address", address_of(result)},
          {"name", person(result.client.name)},
          {"what", is_note ? say("Note") : result.what},
          {"day", long_date(result.session_date.value_or(local_day(result.changed_at)))},
          {"text_parts", parts_of(result.snippet)}};
}

template <class Make>
List list_of(const std::vector<SearchResult>& results, Make make) {
  List list;
  for (const auto& result : results) list.emplace_back(make(result));
  return list;
}

/// How much of the records is read, in whole percent.
std::string percent_read(const db::SearchProgress& progress) {
  if (progress.is_done()) return "";
  return std::to_string(progress.read * 100 / progress.total);
}

/// The whole page, or for the script only what was found.
http::Reply search_page(const PageRoom& room, const http::Request& request) {
  room.search.begin();
  const auto typed = posted_line(request.form, "typed");
  const auto most = wanted_results(request);
  const auto found = room.search.search(typed, most);
  Fields fields{{"title", say("Search")},
                {"typed", typed},
                {"has_words", found.has_words},
                {"has_people", !found.people.empty()},
                {"people", list_of(found.people, person_fields)},
                {"has_records", !found.records.empty()},
                {"records", list_of(found.records, record_fields)},
                {"is_nothing", found.has_words && found.is_empty()},
                {"more", found.has_more && most < kMostResults ? std::to_string(most + kFewResults) : ""},
                {"is_too_much", found.has_more && most >= kMostResults},
                {"percent", percent_read(found.progress)}};
  if (request.form.has("fragment")) return room.view.page("search_fragment", request, std::move(fields));
  return room.view.page("search", request, std::move(fields));
}

}  // namespace

void add_search_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  // What is typed is never part of an address, which browsers keep.
  routes.push_back({Method::Post, "/search", Needs::Unlocked, 64 * 1024,
                    [&room](const auto& request) { return search_page(room, request); }});
  // A reload, or the way back from what was found.
  routes.push_back(
      {Method::Get, "/search", Needs::Unlocked, 0, [](const auto&) { return http::see_other("/clients"); }});
}

}  // namespace toolkit
