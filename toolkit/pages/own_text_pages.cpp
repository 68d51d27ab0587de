// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "toolkit/desks/invented_couples.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/own_text_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/readers.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::Audience;
using handouts::OwnWords;

constexpr std::size_t kSmall = 8 * 1024;
// Ten times the longest text, percent-encoded, so that one that is too long is told so.
constexpr std::size_t kTextCap = 2 * 1024 * 1024;

const std::vector<std::string> kTextFields = {"title", "body", "text"};

db::TextOf text_in(const http::Request& request) {
  return {request.parameters.at(0), request.parameters.at(1)};
}

/// The couple that was chosen, or else the first.
std::string_view couple_in(const http::Request& request) {
  const auto chosen = request.form.has("couple") ? request.form.get("couple") : request.query.get("couple");
  const auto couples = invented_couples();
  const auto found = std::ranges::find(couples, chosen);
  return found == couples.end() ? couples.front() : *found;
}

void add_couples(Fields& fields, std::string_view chosen) {
  for (const auto couple : invented_couples()) fields.insert_or_assign("is_" + std::string(couple), couple == chosen);
}

OwnWords typed_words(const http::Fields& form) {
  return {posted_line(form, "title"), posted_text(form, "body")};
}

Fields language_row(const OwnTextLine& line) {
  return {{"address", text_address(*find_shipped(line.of))},
          {"language", language_words(line.of.language)},
          {"is_unreadable", line.is_unreadable},
          {"used_since", line.used_from ? long_date(local_day(*line.used_from)) : ""},
          {"drafted_on", line.drafted_at ? long_date(local_day(*line.drafted_at)) : ""}};
}

/// A document is one row with its languages. The lines of one follow each other.
List document_rows(const OwnTextList& list, Audience audience) {
  List rows;
  for (auto line = list.lines.begin(); line != list.lines.end();) {
    const auto next =
        std::find_if(line, list.lines.end(), [&](const auto& each) { return each.of.code != line->of.code; });
    List languages;
    std::for_each(line, next, [&](const auto& each) { languages.emplace_back(language_row(each)); });
    if (find_shipped(line->of)->audience == audience)
      rows.emplace_back(
          Fields{{"code", line->of.code}, {"document", title_of(line->of.code)}, {"languages", std::move(languages)}});
    line = next;
  }
  return rows;
}

http::Reply list_page(const PageRoom& room, const http::Request& request) {
  const auto list = room.own_texts.list();
  List groups;
  for (const auto& [audience, group, words] : kReaders) {
    auto rows = document_rows(list, audience);
    if (!rows.empty())
      groups.emplace_back(Fields{{"group", group}, {"readers", say(words)}, {"documents", std::move(rows)}});
  }
  return room.view.page("texts", request,
                        {{"title", say("Texts")}, {"groups", std::move(groups)}, {"is_incomplete", !list.is_whole}});
}

http::Reply typed_again(const PageRoom& room, const http::Request& request) {
  const auto is_written = [](std::string_view field, std::string_view value) {
    return !value.empty() && (field == "title" || field == "body");
  };
  return not_saved_page(room.view, request,
                        {409, say("There is no draft of this text any more"),
                         say("It was used or thrown away in another window. Open the text in another window, start a "
                             "draft there or take it back, and send this once more.")},
                        is_written);
}

int status_of(const OwnTextOutcome& outcome) {
  if (!outcome.problems.empty()) return 422;
  return outcome.saved == Saved::ChangedMeanwhile ? 409 : 200;
}

/// The text as it stands, or with what was typed and could not be done.
http::Reply text_page(const PageRoom& room, const http::Request& request, const OwnTextOutcome& outcome = {}) {
  const auto desk = outcome.saved == Saved::NoSuchRecord ? std::nullopt : room.own_texts.open(text_in(request));
  if (!desk) return not_found(room.view);
  const bool has_typed = request.form.has("body");
  if (has_typed && !desk->is_draft()) return typed_again(room, request);
  const auto shown = has_typed ? typed_words(request.form) : desk->words;
  const auto couple = couple_in(request);
  const auto check = room.own_texts.check(*desk->shipped, shown, couple);
  const bool is_conflict = has_typed && outcome.problems.empty() && outcome.saved == Saved::ChangedMeanwhile;
  auto fields = own_text_fields(*desk, shown);
  add_couples(fields, couple);
  fields.insert_or_assign("is_late", !has_typed && outcome.saved == Saved::ChangedMeanwhile);
  const bool is_saved = !is_conflict && shown == desk->words;
  fields.insert_or_assign("state",
                          is_saved && desk->saved_at ? saved_words(*desk->saved_at, check) : say("Not saved yet"));
  fields.merge(check_fields(*desk->shipped, shown, check));
  if (is_conflict)
    add_conflict(fields, only_around_changes(differences(snapshot_of(desk->words), snapshot_of(shown))),
                 text_address(*desk->shipped));
  add_problems(fields, kTextFields, outcome.problems);
  return room.view.page("own_text", request, std::move(fields), status_of(outcome));
}

/// What the script reads after saving in the background: when it was saved, the version now stored, and behind an empty
/// line the part of the page that says how the text stands.
http::Reply background_reply(const PageRoom& room, const http::Request& request, const OwnTextOutcome& outcome) {
  constexpr const char* kPlain = "text/plain; charset=utf-8";
  if (!outcome.problems.empty()) return {422, kPlain, say("Not saved. {1}", {outcome.problems.front().sentence}), {}};
  if (outcome.saved != Saved::Yes) return {409, kPlain, "conflict", {}};
  const auto& shipped = *find_shipped(text_in(request));
  const auto words = typed_words(request.form);
  const auto check = room.own_texts.check(shipped, words, couple_in(request));
  const auto piece = room.view.piece("text_check", request, check_fields(shipped, words, check));
  return {
      200, kPlain, saved_words(outcome.saved_at, check) + "\n" + std::to_string(outcome.version) + "\n\n" + piece, {}};
}

/// Where somebody goes on after a change, or why it was not made.
http::Reply answer(const PageRoom& room, const http::Request& request, const OwnTextOutcome& outcome) {
  if (!outcome.problems.empty() || outcome.saved != Saved::Yes) return text_page(room, request, outcome);
  const auto address = "/texts/" + request.parameters.at(0) + "/" + request.parameters.at(1);
  return http::see_other(address + (request.form.has("couple") ? "?couple=" + std::string(couple_in(request)) : ""));
}

OwnTextOutcome act_on(const PageRoom& room, const http::Request& request, int version) {
  const auto of = text_in(request);
  const auto act = request.form.get("then");
  if (act == "use") return room.own_texts.use(of, version);
  if (act == "undo") return room.own_texts.undo(of, version);
  if (act == "discard") return room.own_texts.discard(of, version);
  return {{}, Saved::Yes, version};
}

/// Whatever is done with a text, what was typed is saved first.
http::Reply save_text(const PageRoom& room, const http::Request& request) {
  const int version = read_version(request.form);
  const auto saved = room.own_texts.save(text_in(request), version, typed_words(request.form));
  if (request.form.has("background")) return background_reply(room, request, saved);
  if (saved.problems.empty() && saved.saved == Saved::Yes)
    return answer(room, request, act_on(room, request, saved.version));
  // Who lets go of what was typed need not mend it first.
  const auto act = request.form.get("then");
  const bool lets_go = !saved.problems.empty() && (act == "undo" || act == "discard");
  return lets_go ? answer(room, request, act_on(room, request, version)) : text_page(room, request, saved);
}

http::Reply copy(const PageRoom& room, const http::Request& request) {
  const auto of = text_in(request);
  if (!request.form.has("from")) return answer(room, request, room.own_texts.copy(of));
  const auto id = db::parse_id<db::OwnTextId>(request.form.get("from"));
  return id ? answer(room, request, room.own_texts.copy_version(of, *id)) : not_found(room.view);
}

std::optional<std::int64_t> read_state(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

http::Reply version_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::OwnTextId>(request.parameters.at(2));
  const auto earlier = id ? room.own_texts.open_version(text_in(request), *id) : std::nullopt;
  if (!earlier) return not_found(room.view);
  auto fields = earlier_text_fields(*earlier);
  fields.merge(check_fields(*earlier->shipped, earlier->words,
                            room.own_texts.check(*earlier->shipped, earlier->words, couple_in(request))));
  fields.insert_or_assign("version_id", id->text);
  return room.view.page("own_text_earlier", request, std::move(fields));
}

http::Reply state_page(const PageRoom& room, const http::Request& request) {
  const auto number = read_state(request.parameters.at(2));
  const auto earlier = number ? room.own_texts.open_state(text_in(request), *number) : std::nullopt;
  if (!earlier) return not_found(room.view);
  auto fields = earlier_text_fields(*earlier);
  fields.insert_or_assign("state_number", std::to_string(*number));
  return room.view.page("own_text_earlier", request, std::move(fields));
}

http::Reply go_back(const PageRoom& room, const http::Request& request) {
  const auto state = read_state(request.form.get("state"));
  if (!state) return not_found(room.view);
  return answer(room, request, room.own_texts.go_back(text_in(request), read_version(request.form), *state));
}

}  // namespace

void add_own_text_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  const std::string text = "/texts/{code}/{language}";
  routes.push_back(
      {Method::Get, "/texts", Needs::Unlocked, 0, [&room](const auto& request) { return list_page(room, request); }});
  routes.push_back(
      {Method::Get, text, Needs::Unlocked, 0, [&room](const auto& request) { return text_page(room, request); }});
  routes.push_back({Method::Post, text, Needs::Unlocked, kTextCap,
                    [&room](const auto& request) { return save_text(room, request); }});
  routes.push_back({Method::Post, text + "/copy", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return copy(room, request); }});
  routes.push_back({Method::Post, text + "/take-back", Needs::Unlocked, kSmall, [&room](const auto& request) {
                      return answer(room, request, room.own_texts.take_back(text_in(request)));
                    }});
  routes.push_back({Method::Post, text + "/stop", Needs::Unlocked, kSmall, [&room](const auto& request) {
                      return answer(room, request, room.own_texts.stop(text_in(request), read_version(request.form)));
                    }});
  routes.push_back({Method::Post, text + "/states", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return go_back(room, request); }});
  routes.push_back({Method::Get, text + "/states/{state}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return state_page(room, request); }});
  routes.push_back({Method::Get, text + "/versions/{version}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return version_page(room, request); }});
}

}  // namespace toolkit
