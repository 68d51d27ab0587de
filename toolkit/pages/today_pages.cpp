// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/reminder_fields.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// A line about a client; `place` is behind the client's address.
Fields line_of(const db::Client& client, const char* place, std::string step, std::string when) {
  return {
      {"id", client.id.text},        {"row_name", person(client.name)}, {"row_partner", person(client.partner.name)},
      {"place", std::string(place)}, {"step", std::move(step)},         {"when", std::move(when)}};
}

struct StepWords {
  NextStep step;
  const char* place;
  const char* words;
};
constexpr StepWords kSteps[] = {
    {NextStep::RecordIntake, "/intake", "Record the intake."},
    {NextStep::RecordScreening, "/screening", "Ask the private questions, alone with your client."},
    {NextStep::ChooseDocument, "", ""}};

List step_rows(const std::vector<AwaitedStep>& lines, std::chrono::sys_days today) {
  List rows;
  for (const auto& line : lines) {
    const auto* const step = std::ranges::find(kSteps, line.step, &StepWords::step);
    rows.emplace_back(line_of(line.client, step->place, line.words.empty() ? say(step->words) : line.words,
                              line.on > today ? long_date(line.on) : ""));
  }
  return rows;
}

List ending_rows(const std::vector<EndingSoon>& lines) {
  List rows;
  for (const auto& line : lines) {
    const bool is_screen = line.what == EndingSoon::What::Screen;
    rows.emplace_back(line_of(line.client, is_screen ? "/screening" : "/authorization",
                              say(is_screen ? "Private questions" : "Authorization to contact the partner"),
                              days_left(line.days_left)));
  }
  return rows;
}

http::Reply today_page(const PageRoom& room, const http::Request& request) {
  const auto view = room.today.open();
  List talks;
  for (const auto& client : view.talks) talks.emplace_back(line_of(client, "", say("Their page says why."), ""));
  const bool is_quiet = talks.empty() && view.now.empty() && view.later.empty() && view.ending.empty();
  Fields fields{{"title", say("Today")},
                {"day", long_date(view.today)},
                {"is_incomplete", !view.is_whole},
                {"lacks_practice", view.lacks_practice},
                {"has_more", view.has_more},
                {"most", std::to_string(TodayDesk::kMostCases)},
                {"is_quiet", is_quiet}};
  add_group(fields, "talks", std::move(talks));
  add_group(fields, "now", step_rows(view.now, view.today));
  add_group(fields, "later", step_rows(view.later, view.today));
  add_group(fields, "ending", ending_rows(view.ending));
  add_reminders(fields, room);
  return room.view.page("today", request, std::move(fields));
}

}  // namespace

void add_today_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  routes.push_back({http::Method::Get, "/today", http::Needs::Unlocked, 0,
                    [&room](const auto& request) { return today_page(room, request); }});
}

}  // namespace toolkit
