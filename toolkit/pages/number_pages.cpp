// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kSmall = 16 * 1024;
constexpr const char* kNumbers = "/numbers";

const std::vector<std::string> kNumberFields = {"name",          "reach",         "about",      "spanish_name",
                                                "spanish_reach", "spanish_about", "checked_on", "numbers"};

/// What was done, said once on the page that it leads back to, with a way back.
std::string notice_of(std::string_view done) {
  if (done == "added") return say("Added");
  if (done == "changed") return say("Saved");
  if (done == "moved") return say("Moved");
  if (done == "removed") return say("Removed");
  if (done == "checked") return say("Noted as checked today");
  if (done == "back") return say("Put back");
  return "";
}

TypedNumber typed_number(const http::Fields& form) {
  return {{posted_line(form, "name"), posted_line(form, "reach"), posted_line(form, "about")},
          {posted_line(form, "spanish_name"), posted_line(form, "spanish_reach"), posted_line(form, "spanish_about")},
          posted_line(form, "checked_on")};
}

void add_number(Fields& fields, const TypedNumber& number) {
  const auto& [english, spanish, checked_on] = number;
  fields.merge(Fields{{"name", english.name},
                      {"reach", english.reach},
                      {"about", english.about},
                      {"spanish_name", spanish.name},
                      {"spanish_reach", spanish.reach},
                      {"spanish_about", spanish.about},
                      {"checked_on", checked_on}});
}

TypedNumber as_typed(const LocalNumber& number) {
  return {number.english, number.spanish, iso_date(number.checked_on)};
}

List own_rows(const std::vector<LocalNumber>& numbers) {
  List rows;
  for (const auto& number : numbers) {
    rows.emplace_back(Fields{{"number_id", number.id},
                             {"number_name", number.english.name},
                             {"number_reach", number.english.reach},
                             {"number_about", number.english.about},
                             {"number_checked", long_date(number.checked_on)},
                             {"has_spanish", number.spanish != NumberWords()},
                             {"may_go_up", number != numbers.front()},
                             {"may_go_down", number != numbers.back()}});
  }
  return rows;
}

List country_rows(const std::vector<handouts::Resource>& country) {
  List rows;
  for (const auto& number : country) {
    rows.emplace_back(Fields{{"number_name", number.name},
                             {"number_reach", number.reach},
                             {"number_about", number.about},
                             {"number_checked", long_date(number.last_verified)}});
  }
  return rows;
}

int status_of(const NumberOutcome& outcome) {
  if (!outcome.problems.empty()) return 422;
  return outcome.saved == Saved::Yes ? 200 : 409;
}

/// `typed` is what could not be saved.
http::Reply numbers_page(const PageRoom& room, const http::Request& request, const NumberOutcome& outcome = {},
                         const std::optional<TypedNumber>& typed = {}) {
  const auto desk = room.numbers.open();
  const auto notice = status_of(outcome) == 200 ? notice_of(request.query.get("done")) : "";
  Fields fields{{"title", say("Support numbers")},
                {"version", std::to_string(desk.version)},
                {"is_late", status_of(outcome) == 409},
                {"has_typed", typed.has_value()},
                {"notice", notice},
                {"may_be_undone", request.query.get("done") != "back"},
                {"is_due", desk.is_check_due},
                {"oldest", long_date(desk.oldest_check)},
                {"is_uk", desk.is_uk},
                {"has_own", !desk.local.empty()},
                {"own", own_rows(desk.local)},
                {"country_count", std::to_string(desk.country.size())},
                {"country", country_rows(desk.country)}};
  add_number(fields, typed.value_or(TypedNumber{{}, {}, iso_date(local_day(room.clock.now()))}));
  add_problems(fields, kNumberFields, outcome.problems);
  return room.view.page("numbers", request, std::move(fields), status_of(outcome));
}

http::Reply answer(const PageRoom& room, const http::Request& request, const NumberOutcome& outcome, const char* done,
                   const std::string& fragment = {}) {
  if (status_of(outcome) != 200) return numbers_page(room, request, outcome);
  return http::see_other(std::string(kNumbers) + "?done=" + done + fragment);
}

http::Reply add(const PageRoom& room, const http::Request& request) {
  const auto typed = typed_number(request.form);
  const auto outcome = room.numbers.add(typed);
  if (!outcome.problems.empty()) return numbers_page(room, request, outcome, typed);
  return http::see_other(std::string(kNumbers) + "?done=added");
}

/// One of the buttons beside a number was pressed; each carries the number's id.
http::Reply act_on_own(const PageRoom& room, const http::Request& request) {
  const auto version = read_version(request.form);
  const auto id_of = [&](const char* act) { return std::string(request.form.get(act)); };
  if (const auto id = id_of("checked"); !id.empty())
    return answer(room, request, room.numbers.check(id, version), "checked");
  if (const auto id = id_of("remove"); !id.empty())
    return answer(room, request, room.numbers.remove(id, version), "removed");
  const bool goes_up = request.form.has("earlier");
  const auto id = id_of(goes_up ? "earlier" : "later");
  const auto step = goes_up ? forms::Step::Earlier : forms::Step::Later;
  return answer(room, request, room.numbers.step(id, version, step), "moved", "#at-" + id);
}

http::Reply number_page(const PageRoom& room, const http::Request& request, const std::optional<TypedNumber>& typed,
                        const NumberOutcome& outcome) {
  const auto desk = room.numbers.open();
  const auto& id = request.parameters.at(0);
  const auto number = std::ranges::find(desk.local, id, &LocalNumber::id);
  if (number == desk.local.end()) return typed ? numbers_page(room, request, outcome, typed) : not_found(room.view);
  Fields fields{{"title", say("Support numbers")},
                {"number_id", id},
                {"version", std::to_string(desk.version)},
                {"is_late", status_of(outcome) == 409}};
  add_number(fields, typed.value_or(as_typed(*number)));
  add_problems(fields, kNumberFields, outcome.problems);
  return room.view.page("number", request, std::move(fields), status_of(outcome));
}

http::Reply save_number(const PageRoom& room, const http::Request& request) {
  const auto typed = typed_number(request.form);
  const auto outcome = room.numbers.change(request.parameters.at(0), read_version(request.form), typed);
  if (status_of(outcome) == 200) return http::see_other(std::string(kNumbers) + "?done=changed");
  return number_page(room, request, typed, outcome);
}

}  // namespace

void add_number_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  const auto post = [&](const char* path, auto handler) {
    routes.push_back({Method::Post, path, Needs::Unlocked, kSmall,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  routes.push_back({Method::Get, kNumbers, Needs::Unlocked, 0,
                    [&room](const auto& request) { return numbers_page(room, request); }});
  post(kNumbers, add);
  post("/numbers/own", act_on_own);
  post("/numbers/checked", [](const auto& there, const auto& request) {
    return answer(there, request, there.numbers.check_country(read_version(request.form)), "checked");
  });
  post("/numbers/undo", [](const auto& there, const auto& request) {
    return answer(there, request, there.numbers.undo(read_version(request.form)), "back");
  });
  routes.push_back({Method::Get, "/numbers/{number}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return number_page(room, request, {}, {}); }});
  post("/numbers/{number}", save_number);
}

}  // namespace toolkit
