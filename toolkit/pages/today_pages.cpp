// SPDX-License-Identifier: MIT
#include "toolkit/desks/today_desk.h"

#include <string>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/reminder_fields.h"

namespace toolkit {
namespace {

using Step = AwaitedStep::Step;

Fields who(const db::Client& client) {
  return {{"id", client.id.text}, {"row_name", client.name}, {"row_partner", client.partner.name}};
}

/// Where the step is taken, behind the client's address.
const char* place_of(Step step) {
  switch (step) {
    case Step::Talk:
    case Step::Ladder:
      return "";
    case Step::RecordIntake:
      return "/intake";
    case Step::AskPrivately:
      return "/screening";
  }
  return "";
}

std::string words_of(const AwaitedStep& line) {
  switch (line.step) {
    case Step::Talk:
      return "Talk with your client today. Their page says why.";
    case Step::RecordIntake:
      return "Record the intake.";
    case Step::AskPrivately:
      return "Ask the private questions, alone with your client.";
    case Step::Ladder:
      return line.words;
  }
  return "";
}

List step_rows(const std::vector<AwaitedStep>& lines, std::chrono::sys_days today) {
  List rows;
  for (const auto& line : lines) {
    auto row = who(line.client);
    row.merge(Fields{
        {"step", words_of(line)}, {"place", place_of(line.step)}, {"when", line.on > today ? long_date(line.on) : ""}});
    rows.emplace_back(std::move(row));
  }
  return rows;
}

std::string days_left_words(int days) {
  if (days == 0) return "today is the last day";
  return std::to_string(days) + (days == 1 ? " day left" : " days left");
}

List ending_rows(const std::vector<EndingSoon>& lines) {
  List rows;
  for (const auto& line : lines) {
    const bool is_screen = line.what == EndingSoon::What::Screen;
    auto row = who(line.client);
    row.merge(Fields{{"step", is_screen ? "Private questions" : "Authorization to contact the partner"},
                     {"place", is_screen ? "/screening" : "/authorization"},
                     {"when", days_left_words(line.days_left)}});
    rows.emplace_back(std::move(row));
  }
  return rows;
}

void add_group(Fields& fields, const std::string& name, List rows) {
  fields.insert_or_assign("has_" + name, !rows.empty());
  fields.insert_or_assign(name, std::move(rows));
}

http::Reply today_page(const PageRoom& room, const http::Request& request) {
  const auto view = room.today.open();
  Fields fields{{"title", "Today"},
                {"day", long_date(view.today)},
                {"is_incomplete", !view.is_whole},
                {"has_more", view.has_more},
                {"most", std::to_string(TodayDesk::kMostCases)},
                {"is_quiet", view.now.empty() && view.later.empty() && view.ending.empty()}};
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
