// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <string_view>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kProblemFields = {"name", "passphrase", "repeat", "own_passphrase"};

std::string posted(const http::Request& request, std::string_view field) {
  return std::string(request.form.get(field));
}

/// What was done, said once on the list of people.
std::string notice_of(const http::Request& request) {
  const auto done = request.query.get("done");
  if (done == "added") return say("Access given");
  if (done == "renamed") return say("Saved");
  if (done == "removed") return say("Access taken away");
  if (done == "passphrase") return say("Your passphrase is changed");
  if (done == "kit") return say("The new recovery kit is in force");
  return "";
}

void add_rotation(Fields& fields, const PageRoom& room) {
  const auto rotation = room.rotation.state();
  fields.insert_or_assign("is_rotating", rotation.is_running);
  fields.insert_or_assign("has_progress", rotation.total > 0);
  fields.insert_or_assign("done", std::to_string(rotation.done));
  fields.insert_or_assign("total", std::to_string(rotation.total));
  fields.insert_or_assign("keys_problem", say(rotation.problem));
}

http::Reply people_page(const PageRoom& room, const http::Request& request) {
  const auto people = room.access.people();
  List rows;
  for (const auto& person : people.practitioners) {
    rows.emplace_back(Fields{{"practitioner_id", person.id.text},
                             {"practitioner_name", person.name},
                             {"is_you", person.id == people.you},
                             {"since", long_date(local_day(person.added_at))}});
  }
  Fields fields{{"title", say("Access")}, {"practitioners", std::move(rows)}, {"notice", notice_of(request)}};
  add_rotation(fields, room);
  return room.view.page("access", request, std::move(fields));
}

/// What each of the forms below needs beside its own fields.
Fields form_fields(Fields fields, const std::vector<Problem>& problems) {
  fields.insert_or_assign("title", say("Access"));
  fields.try_emplace("own_passphrase_label", say("Your passphrase, once more"));
  add_problems(fields, kProblemFields, problems);
  return fields;
}

int status_for(const std::vector<Problem>& problems) {
  return problems.empty() ? 200 : 422;
}

http::Reply add_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  return room.view.page("access_add", request, form_fields({{"name", request.form.get("name")}}, problems),
                        status_for(problems));
}

http::Reply add_person(const PageRoom& room, const http::Request& request) {
  const auto problems = room.access.add(posted_line(request.form, "name"), posted(request, "passphrase"),
                                        posted(request, "repeat"), posted(request, "own_passphrase"));
  return problems.empty() ? http::see_other("/access?done=added") : add_page(room, request, problems);
}

std::optional<db::Practitioner> person_of(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::PractitionerId>(request.parameters.at(0));
  return id ? room.access.find(*id) : std::nullopt;
}

http::Reply person_page(const PageRoom& room, const http::Request& request, const db::Practitioner& person,
                        const std::vector<Problem>& problems) {
  const auto people = room.access.people();
  const bool is_you = person.id == people.you;
  Fields fields{
      {"practitioner_id", person.id.text},
      {"practitioner_name", person.name},
      {"name", request.form.has("name") ? posted_line(request.form, "name") : person.name},
      {"may_be_removed", !is_you},
      {"why_not_removed", is_you ? say("Your own access can be taken away by another person with access.") : ""}};
  return room.view.page("access_person", request, form_fields(std::move(fields), problems), status_for(problems));
}

http::Reply open_person(const PageRoom& room, const http::Request& request) {
  const auto person = person_of(room, request);
  return person ? person_page(room, request, *person, {}) : not_found(room.view);
}

http::Reply rename_person(const PageRoom& room, const http::Request& request) {
  const auto person = person_of(room, request);
  if (!person) return not_found(room.view);
  const auto problems = room.access.rename(person->id, posted_line(request.form, "name"));
  return problems.empty() ? http::see_other("/access?done=renamed") : person_page(room, request, *person, problems);
}

http::Reply remove_person(const PageRoom& room, const http::Request& request) {
  const auto person = person_of(room, request);
  if (!person) return not_found(room.view);
  const auto problems = room.access.remove(person->id, posted(request, "own_passphrase"));
  if (!problems.empty()) return person_page(room, request, *person, problems);
  // Nobody knows which window is whose.
  room.sessions.end_others(request.session->id);
  return http::see_other("/access?done=removed");
}

http::Reply passphrase_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  return room.view.page("access_passphrase", request,
                        form_fields({{"own_passphrase_label", say("The passphrase you have")}}, problems),
                        status_for(problems));
}

http::Reply change_passphrase(const PageRoom& room, const http::Request& request) {
  const auto problems = room.access.change_passphrase(posted(request, "own_passphrase"), posted(request, "passphrase"),
                                                      posted(request, "repeat"));
  if (!problems.empty()) return passphrase_page(room, request, problems);
  room.sessions.end_others(request.session->id);
  room.sessions.renew_unlocked(request.session->id);
  return http::see_other("/access?done=passphrase");
}

enum class Act { NewKit, NewKeys };

http::Reply confirm_page(const PageRoom& room, const http::Request& request, Act act,
                         const std::vector<Problem>& problems) {
  Fields fields{{"is_kit", act == Act::NewKit}, {"is_keys", act == Act::NewKeys}, {"action", request.path}};
  return room.view.page("access_confirm", request, form_fields(std::move(fields), problems), status_for(problems));
}

http::Reply confirm(const PageRoom& room, const http::Request& request, Act act) {
  auto passphrase = posted(request, "own_passphrase");
  const auto problems = act == Act::NewKit ? room.access.make_recovery_kit(std::move(passphrase))
                                           : room.access.make_new_keys(std::move(passphrase));
  if (!problems.empty()) return confirm_page(room, request, act, problems);
  if (act == Act::NewKeys) room.rotation.wake();
  return http::see_other(act == Act::NewKit ? "/recovery-kit" : "/access");
}

}  // namespace

void add_access_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  const auto get = [&](const char* path, auto handler) {
    routes.push_back({Method::Get, path, Needs::Unlocked, 0,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  const auto post = [&](const char* path, auto handler) {
    routes.push_back({Method::Post, path, Needs::Unlocked, kSmall,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  get("/access", people_page);
  get("/access/add", [](const auto& there, const auto& request) { return add_page(there, request, {}); });
  post("/access/add", add_person);
  get("/access/passphrase", [](const auto& there, const auto& request) { return passphrase_page(there, request, {}); });
  post("/access/passphrase", change_passphrase);
  for (const auto& [path, act] :
       {std::pair("/access/recovery-kit", Act::NewKit), std::pair("/access/keys", Act::NewKeys)}) {
    get(path, [act = act](const auto& there, const auto& request) { return confirm_page(there, request, act, {}); });
    post(path, [act = act](const auto& there, const auto& request) { return confirm(there, request, act); });
  }
  get("/access/{practitioner}", open_person);
  post("/access/{practitioner}", rename_person);
  post("/access/{practitioner}/remove", remove_person);
}

}  // namespace toolkit
