// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "toolkit/local_time.h"
#include "toolkit/pages/backup_words.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kOpeningFields = {"passphrase", "kit", "path"};
constexpr std::uintmax_t kMegabyte = 1'000'000;

/// What was done, said once.
std::string notice_of(const http::Request& request) {
  const auto done = request.query.get("done");
  if (done == "folder") return say("Saved");
  if (done == "stopped") return say("Stopped");
  return "";
}

std::string size_words(std::uintmax_t bytes) {
  if (bytes < kMegabyte) return say("less than 1 MB");
  return say("{1} MB", {std::to_string((bytes + kMegabyte / 2) / kMegabyte)});
}

List backup_rows(const std::vector<BackupListing>& backups) {
  using Standing = BackupListing::Standing;
  List rows;
  for (const auto& backup : backups) {
    rows.emplace_back(Fields{{"file", backup.name},
                             {"made", day_and_time(backup.at)},
                             {"size", size_words(backup.bytes)},
                             {"is_verified", backup.standing == Standing::Verified},
                             {"is_damaged", backup.standing == Standing::WithDamage},
                             {"is_unknown", backup.standing == Standing::Unknown}});
  }
  return rows;
}

void add_run(Fields& fields, const std::string& name, const std::optional<db::BackupRun>& run) {
  fields.insert_or_assign(name, run.has_value());
  fields.insert_or_assign(name + "_at", run ? day_and_time(run->at) : "");
  fields.insert_or_assign(name + "_place", run ? run->place : "");
}

http::Reply backup_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  const auto overview = room.backups.open();
  const auto work = room.backups.work();
  auto rows = backup_rows(overview.backups);
  const bool has_just_failed = work.last && work.last->outcome == BackupResult::Outcome::Failed;
  const bool is_due = overview.next_at && *overview.next_at <= room.clock.now();
  Fields fields{{"title", say("Backup")},
                {"notice", notice_of(request)},
                {"has_folder", !overview.folder.empty()},
                {"folder", request.form.has("folder") ? posted_line(request.form, "folder") : overview.folder},
                {"folder_in_use", overview.folder},
                {"standing_problem", overview.folder_problem},
                {"work_problem", overview.folder_problem.empty() && !has_just_failed ? say(work.problem) : ""},
                {"is_on_same_disk", overview.is_on_same_disk},
                {"next_at", overview.next_at && !is_due ? day_and_time(*overview.next_at) : ""},
                {"is_due", is_due},
                {"is_trial_due", overview.is_trial_due},
                {"has_backups", !rows.empty()},
                {"backups", std::move(rows)}};
  add_run(fields, "last_good", overview.last_good);
  add_run(fields, "last_with_damage", overview.last_with_damage);
  add_run(fields, "last_trial", overview.last_trial);
  add_backup_work(fields, work);
  add_problems(fields, {"folder"}, problems);
  return room.view.page("backup", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply choose_folder(const PageRoom& room, const http::Request& request) {
  const auto problems = room.backups.choose_folder(posted_line(request.form, "folder"));
  return problems.empty() ? http::see_other("/backup?done=folder") : backup_page(room, request, problems);
}

http::Reply make_one(const PageRoom& room, const http::Request& request) {
  const auto problems = room.backups.make_one();
  return problems.empty() ? http::see_other("/backup") : backup_page(room, request, problems);
}

http::Reply stop(const PageRoom& room) {
  room.backups.give_up();
  return http::see_other("/backup?done=stopped");
}

enum class Act { Try, Restore };

TypedSecret typed_secret(const http::Request& request) {
  return {std::string(request.form.get("passphrase")), std::string(request.form.get("kit"))};
}

/// What is wrong with it, and the kit's code as it was typed when a group of it does not fit: most of it is right.
void add_opening_problems(Fields& fields, const http::Request& request, const std::vector<Problem>& problems) {
  const bool has_slip = std::ranges::find(problems, "kit", &Problem::field) != problems.end();
  fields.insert_or_assign("kit", has_slip ? request.form.get("kit") : std::string_view());
  add_problems(fields, kOpeningFields, problems);
}

/// As a restore of it said just before.
bool was_found_damaged(const PageRoom& room, const BackupListing& backup) {
  const auto last = room.backups.work().last;
  return last && last->outcome == BackupResult::Outcome::HasDamage && last->path.filename() == backup.name;
}

/// The page that asks for what opens one backup.
http::Reply opening_page(const PageRoom& room, const http::Request& request, Act act,
                         const std::vector<Problem>& problems) {
  const auto backup = room.backups.find(request.parameters.at(0));
  if (!backup) return not_found(room.view);
  Fields fields{
      {"title", say("Backup")},
      {"file", backup->name},
      {"made", day_and_time(backup->at)},
      {"is_damaged", backup->standing == BackupListing::Standing::WithDamage || was_found_damaged(room, *backup)}};
  add_opening_problems(fields, request, problems);
  const int status = problems.empty() ? 200 : 422;
  return act == Act::Try ? room.view.page("backup_try", request, std::move(fields), status)
                         : room.view.page("backup_restore", request, std::move(fields), status);
}

http::Reply open_one(const PageRoom& room, const http::Request& request, Act act) {
  const auto backup = room.backups.find(request.parameters.at(0));
  if (!backup) return not_found(room.view);
  const auto problems =
      act == Act::Try ? room.backups.try_one(backup->name, typed_secret(request))
                      : room.backups.restore(backup->name, typed_secret(request), request.form.has("accepts_damage"));
  return problems.empty() ? http::see_other("/backup") : opening_page(room, request, act, problems);
}

/// For a computer without records: a backup from wherever it lies.
http::Reply first_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  if (room.vault.state() != db::Vault::State::Absent) return http::see_other("/");
  const auto work = room.backups.work();
  const bool asks_for_damage = work.last && work.last->outcome == BackupResult::Outcome::HasDamage;
  const auto path = work.last ? work.last->path.string() : std::string();
  Fields fields{{"title", say("Restore")},
                {"is_at_door", true},
                {"path", request.form.has("path") ? posted_line(request.form, "path") : path},
                {"is_damaged", asks_for_damage}};
  add_backup_work(fields, work);
  add_opening_problems(fields, request, problems);
  return room.view.page("restore", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply restore_first(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() != db::Vault::State::Absent) return http::see_other("/");
  const auto problems = room.backups.restore_first(posted_line(request.form, "path"), typed_secret(request),
                                                   request.form.has("accepts_damage"));
  return problems.empty() ? http::see_other("/restore") : first_page(room, request, problems);
}

}  // namespace

void add_backup_routes(std::vector<http::Route>& routes, const PageRoom& room) {
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
  get("/backup", [](const auto& there, const auto& request) { return backup_page(there, request, {}); });
  post("/backup/folder", choose_folder);
  post("/backup/now", make_one);
  post("/backup/stop", [](const auto& there, const auto&) { return stop(there); });
  for (const auto& [path, act] :
       {std::pair("/backup/{file}/try", Act::Try), std::pair("/backup/{file}/restore", Act::Restore)}) {
    get(path, [act = act](const auto& there, const auto& request) { return opening_page(there, request, act, {}); });
    post(path, [act = act](const auto& there, const auto& request) { return open_one(there, request, act); });
  }
  routes.push_back({Method::Get, "/restore", Needs::Session, 0,
                    [&room](const auto& request) { return first_page(room, request, {}); }});
  routes.push_back({Method::Post, "/restore", Needs::Session, kSmall,
                    [&room](const auto& request) { return restore_first(room, request); }});
}

}  // namespace toolkit
