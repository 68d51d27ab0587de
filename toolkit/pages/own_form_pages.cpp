// SPDX-License-Identifier: MIT
#include "toolkit/pages/own_form_fields.h"

#include <array>

#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kSmall = 8 * 1024;
// Each text in a script of four bytes, percent-encoded, and as many answers as a question may sensibly have.
constexpr std::size_t kWordsCap = 512 * 1024;

const std::vector<std::string> kFormFields = {"form",    "form_title", "form_title_spanish", "text", "spanish", "kind",
                                              "options", "part"};

std::string name_in(const http::Request& request) {
  return request.parameters.at(0);
}

std::string address_of(const http::Request& request) {
  return "/forms/" + name_in(request);
}

int status_of(const OwnFormOutcome& outcome) {
  if (!outcome.problems.empty()) return 422;
  return outcome.saved == Saved::ChangedMeanwhile ? 409 : 200;
}

bool is_made(const OwnFormOutcome& outcome) {
  return outcome.problems.empty() && outcome.saved == Saved::Yes;
}

http::Reply list_page(const PageRoom& room, const http::Request& request) {
  const auto list = room.own_forms.list();
  List rows;
  for (const auto& line : list.lines) {
    rows.emplace_back(Fields{{"name", line.name},
                             {"form", line.title},
                             {"used_since", line.used_from ? long_date(local_day(*line.used_from)) : ""},
                             {"drafted_on", line.drafted_at ? long_date(local_day(*line.drafted_at)) : ""}});
  }
  return room.view.page("forms", request,
                        {{"title", say("Forms")}, {"forms", std::move(rows)}, {"is_incomplete", !list.is_whole}});
}

http::Reply typed_again(const PageRoom& room, const http::Request& request, const char* heading, const char* sentence) {
  const auto is_written = [](std::string_view field, std::string_view value) {
    return !value.empty() && field != "version" && field != "act" && field != "kind" && field != "part" &&
           field != "may_be_optional";
  };
  return not_saved_page(room.view, request, {409, say(heading), say(sentence)}, is_written);
}

constexpr const char* kNoDraft = "There is no draft of this form any more";
constexpr const char* kStartDraft =
    "It was used or thrown away in another window. Open the form in another window, start a draft there or take it "
    "back, and send this once more.";

/// The form as it stands, with what was typed here and could not be done.
http::Reply form_page(const PageRoom& room, const http::Request& request, const OwnFormOutcome& outcome = {}) {
  const auto desk = outcome.saved == Saved::NoSuchRecord ? std::nullopt : room.own_forms.open(name_in(request));
  if (!desk) return not_found(room.view);
  const bool has_typed = request.form.has("text") || request.form.has("form_title");
  if (has_typed && !desk->is_draft()) return typed_again(room, request, kNoDraft, kStartDraft);
  auto fields = own_form_fields(*desk);
  if (request.form.has("form_title")) add_typed(fields, request.form, {"form_title", "form_title_spanish"});
  add_typed(fields, request.form, {"text", "spanish"});
  fields.insert_or_assign("options_typed", request.form.get("options"));
  fields.insert_or_assign("kinds", answer_kind_rows(request.form.get("kind")));
  fields.insert_or_assign("parts", part_rows(form_on_screen(desk->form), request.form.get("part")));
  fields.insert_or_assign("short_form", !request.form.has("text") || request.form.has("short_form"));
  fields.insert_or_assign("has_typed", has_typed);
  fields.insert_or_assign("is_late", outcome.problems.empty() && outcome.saved == Saved::ChangedMeanwhile);
  add_problems(fields, kFormFields, outcome.problems);
  return room.view.page("own_form", request, std::move(fields), status_of(outcome));
}

/// Where somebody goes on after a change, or why it was not made.
http::Reply answer(const PageRoom& room, const http::Request& request, const OwnFormOutcome& outcome,
                   const std::string& fragment = {}) {
  if (is_made(outcome)) return http::see_other(address_of(request) + fragment);
  return form_page(room, request, outcome);
}

http::Reply copy(const PageRoom& room, const http::Request& request) {
  if (!request.form.has("from")) return answer(room, request, room.own_forms.copy(name_in(request)));
  const auto id = db::parse_id<db::OwnFormId>(request.form.get("from"));
  if (!id) return not_found(room.view);
  return answer(room, request, room.own_forms.copy_version(name_in(request), *id));
}

http::Reply save_title(const PageRoom& room, const http::Request& request) {
  return answer(
      room, request,
      room.own_forms.set_title(name_in(request), read_version(request.form), posted_line(request.form, "form_title"),
                               posted_line(request.form, "form_title_spanish")));
}

http::Reply put_in_order(const PageRoom& room, const http::Request& request) {
  const bool goes_up = request.form.has("earlier");
  const std::string link_id(request.form.get(goes_up ? "earlier" : "later"));
  const auto step = goes_up ? forms::Step::Earlier : forms::Step::Later;
  const auto outcome = room.own_forms.step(name_in(request), read_version(request.form), link_id, step);
  return answer(room, request, outcome, "#at-" + link_id);
}

http::Reply add_question(const PageRoom& room, const http::Request& request) {
  const auto& form = request.form;
  const NewQuestion question{posted_text(form, "text"),          posted_text(form, "spanish"),
                             find_answer_kind(form.get("kind")), posted_text(form, "options"),
                             std::string(form.get("part")),      form.has("short_form")};
  return answer(room, request, room.own_forms.add(name_in(request), read_version(form), question),
                "#at-" + question.part);
}

std::string item_address(const http::Request& request) {
  return address_of(request) + "/items/" + request.parameters.at(1);
}

/// What the page of an item sends back, over what stands there: what it did not have stays as it is.
ItemWords typed_words(ItemWords words, const http::Fields& form) {
  const auto take = [&](std::string& into, const std::string& field) {
    if (form.has(field)) into = posted_text(form, field);
  };
  take(words.text, "text");
  take(words.spanish, "spanish");
  take(words.help, "help");
  take(words.spanish_help, "spanish_help");
  take(words.new_option.display, "new_option");
  take(words.new_option.spanish, "new_option_spanish");
  if (form.has("may_be_optional")) words.is_required = form.has("is_required");
  for (auto& option : words.options) {
    take(option.display, "option:" + option.key);
    take(option.spanish, "option_spanish:" + option.key);
  }
  return words;
}

/// "remove:own-3".
OptionAct act_in(const http::Fields& form) {
  using Kind = OptionAct::Kind;
  constexpr std::array words = {std::pair{std::string_view("earlier:"), Kind::Earlier},
                                std::pair{std::string_view("later:"), Kind::Later},
                                std::pair{std::string_view("remove:"), Kind::Remove}};
  const auto act = form.get("act");
  for (const auto& [word, kind] : words) {
    if (act.starts_with(word)) return {kind, std::string(act.substr(word.size()))};
  }
  return {};
}

/// `typed` is what was typed and could not be saved.
http::Reply item_page(const PageRoom& room, const http::Request& request, const std::optional<ItemWords>& typed,
                      const OwnFormOutcome& outcome) {
  const auto desk = room.own_forms.open(name_in(request));
  if (!desk) return not_found(room.view);
  const auto& link_id = request.parameters.at(1);
  const auto* const item = forms::find_item(desk->form.english, link_id);
  if (item == nullptr) return not_found(room.view);
  if (!desk->is_draft()) return http::see_other(address_of(request));
  const auto saved = *words_of(desk->form, link_id);
  auto fields = own_item_fields(*desk, *item, typed.value_or(saved), outcome.problems);
  const bool is_late = outcome.problems.empty() && outcome.saved == Saved::ChangedMeanwhile;
  fields.insert_or_assign("was_saved", request.query.has("saved"));
  fields.insert_or_assign("is_late", is_late && !typed);
  fields.insert_or_assign("is_conflict", false);
  // What was typed answers an earlier draft until somebody was told of the later one.
  if (is_late && typed)
    add_conflict(fields, differences(snapshot_of(saved), snapshot_of(*typed)), item_address(request));
  if (!outcome.problems.empty()) fields.insert_or_assign("version", request.form.get("version"));
  return room.view.page("own_form_item", request, std::move(fields), status_of(outcome));
}

http::Reply save_item(const PageRoom& room, const http::Request& request) {
  const auto desk = room.own_forms.open(name_in(request));
  const auto& link_id = request.parameters.at(1);
  if (!desk) return not_found(room.view);
  if (!desk->is_draft()) return typed_again(room, request, kNoDraft, kStartDraft);
  const auto saved = words_of(desk->form, link_id);
  if (!saved) {
    return typed_again(room, request, "This is not in the draft any more",
                       "It was taken out in another window. To have it again, undo that on the page of the draft, and "
                       "send this once more.");
  }
  const auto typed = typed_words(*saved, request.form);
  const auto outcome =
      room.own_forms.set_words(name_in(request), read_version(request.form), link_id, typed, act_in(request.form));
  if (is_made(outcome)) return http::see_other(item_address(request) + "?saved=1");
  return item_page(room, request, typed, outcome);
}

http::Reply move_item(const PageRoom& room, const http::Request& request) {
  const auto& link_id = request.parameters.at(1);
  const auto outcome =
      room.own_forms.move(name_in(request), read_version(request.form), link_id, std::string(request.form.get("part")));
  if (is_made(outcome)) return http::see_other(address_of(request) + "#at-" + link_id);
  return item_page(room, request, std::nullopt, outcome);
}

http::Reply remove_item(const PageRoom& room, const http::Request& request) {
  const auto outcome = room.own_forms.remove(name_in(request), read_version(request.form), request.parameters.at(1));
  if (is_made(outcome)) return http::see_other(address_of(request));
  return item_page(room, request, std::nullopt, outcome);
}

/// The form as it is filled in, but for its answers. With the id of an earlier version, that one.
http::Reply preview(const PageRoom& room, const http::Request& request, const std::optional<db::OwnFormId>& version) {
  const auto desk =
      version ? room.own_forms.open_version(name_in(request), *version) : room.own_forms.open(name_in(request));
  if (!desk) return not_found(room.view);
  const bool is_spanish = request.query.get("language") == "es";
  const auto& form = is_spanish ? desk->form.spanish : desk->form.english;
  Fields fields{{"title", say("Forms")},
                {"name", desk->name},
                {"form", form_on_screen(desk->form).title},
                {"heading", form.title},
                {"is_draft", desk->is_draft() && !version},
                {"is_spanish", is_spanish},
                {"needed", is_spanish ? "necesaria" : "needed"},
                {"address", request.path},
                {"version_id", version ? version->text : ""},
                {"has_draft", desk->is_draft()},
                {"from", ""},
                {"sections", form_sections(form, {}, {})}};
  if (version) {
    fields.insert_or_assign("from", long_date(local_day(desk->earlier.front().from)));
    fields.insert_or_assign("until", long_date(local_day(desk->earlier.front().until)));
  }
  return room.view.page("own_form_preview", request, std::move(fields));
}

http::Reply earlier_version(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::OwnFormId>(request.parameters.at(1));
  return id ? preview(room, request, id) : not_found(room.view);
}

using FormAct = OwnFormOutcome (OwnFormDesk::*)(const std::string&, int);

/// What is done to the whole form with one button.
http::Route act_route(const PageRoom& room, const char* address, FormAct act) {
  return {http::Method::Post, address, http::Needs::Unlocked, kSmall, [&room, act](const http::Request& request) {
            return answer(room, request, (room.own_forms.*act)(name_in(request), read_version(request.form)));
          }};
}

}  // namespace

void add_own_form_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back(
      {Method::Get, "/forms", Needs::Unlocked, 0, [&room](const auto& request) { return list_page(room, request); }});
  routes.push_back({Method::Get, "/forms/{form}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return form_page(room, request); }});
  routes.push_back({Method::Post, "/forms/{form}/copy", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return copy(room, request); }});
  routes.push_back({Method::Post, "/forms/{form}/title", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return save_title(room, request); }});
  routes.push_back({Method::Post, "/forms/{form}/order", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return put_in_order(room, request); }});
  routes.push_back({Method::Post, "/forms/{form}/items", Needs::Unlocked, kWordsCap,
                    [&room](const auto& request) { return add_question(room, request); }});
  routes.push_back({Method::Get, "/forms/{form}/items/{item}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return item_page(room, request, std::nullopt, {}); }});
  routes.push_back({Method::Post, "/forms/{form}/items/{item}", Needs::Unlocked, kWordsCap,
                    [&room](const auto& request) { return save_item(room, request); }});
  routes.push_back({Method::Post, "/forms/{form}/items/{item}/move", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return move_item(room, request); }});
  routes.push_back({Method::Post, "/forms/{form}/items/{item}/remove", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return remove_item(room, request); }});
  routes.push_back(act_route(room, "/forms/{form}/undo", &OwnFormDesk::undo));
  routes.push_back(act_route(room, "/forms/{form}/use", &OwnFormDesk::use));
  routes.push_back(act_route(room, "/forms/{form}/discard", &OwnFormDesk::discard));
  routes.push_back(act_route(room, "/forms/{form}/stop", &OwnFormDesk::stop));
  routes.push_back({Method::Post, "/forms/{form}/take-back", Needs::Unlocked, kSmall, [&room](const auto& request) {
                      return answer(room, request, room.own_forms.take_back(name_in(request)));
                    }});
  routes.push_back({Method::Get, "/forms/{form}/preview", Needs::Unlocked, 0,
                    [&room](const auto& request) { return preview(room, request, std::nullopt); }});
  routes.push_back({Method::Get, "/forms/{form}/versions/{version}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return earlier_version(room, request); }});
}

}  // namespace toolkit
