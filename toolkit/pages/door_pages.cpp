// SPDX-License-Identifier: MIT
#include "toolkit/http/request_gate.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/backup_words.h"
#include "toolkit/pages/door_words.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using Result = db::Vault::UnlockResult;

const std::vector<std::string> kNewPassphraseFields = {"passphrase", "repeat"};

http::Reply set_up_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  Fields fields{{"title", say("Welcome")}};
  add_problems(fields, kNewPassphraseFields, problems);
  return room.view.page("set_up", request, std::move(fields), problems.empty() ? 200 : 422);
}

void add_older_file(Fields& fields, const PageRoom& room) {
  const auto older = room.vault.older_file();
  fields.insert_or_assign("is_older", older.has_value());
  fields.insert_or_assign("file_ends", older ? day_and_time(older->file_ends) : "");
  fields.insert_or_assign("last_known", older ? day_and_time(older->last_known) : "");
}

db::Vault::OlderFileIs decided_about_older(const http::Request& request) {
  using Older = db::Vault::OlderFileIs;
  return request.form.has("accept_older") ? Older::Accepted : Older::Refused;
}

http::Reply unlock_page(const PageRoom& room, const http::Request& request, const Opening& opening) {
  const bool was_wrong = opening.result == Result::WrongPassphrase;
  Fields fields{{"title", say("Unlock")},
                {"was_wrong", was_wrong},
                {"is_open_elsewhere", room.vault.state() == db::Vault::State::Unlocked},
                {"has_problem", was_wrong || opening.wait.count() > 0}};
  add_wait(fields, opening.wait);
  add_older_file(fields, room);
  add_backup_work(fields, room.backups.work());
  return room.view.page("unlock", request, std::move(fields), status_of(opening.result));
}

/// For who comes without a ticket, as from a bookmark: there is no field on it.
http::Reply come_in_page(const PageRoom& room, const http::Request& request) {
  return room.view.page("come_in", request, {{"title", say("Open it from the menu")}});
}

/// A browser sends no cookie to where a file leads it, nor to where that leads on with 303: a page of ours has to be in
/// between. Nothing is done here, since a page of anybody may lead here, and without a good ticket it comes no further.
http::Reply take_ticket(const PageRoom& room, const http::Request& request) {
  const auto ticket = std::string(request.query.get("ticket"));
  if (!room.tickets.is_good(ticket)) return come_in_page(room, request);
  return room.view.page("opening", request, {{"link", std::string(kComeIn) + "?ticket=" + ticket}});
}

/// Who is inside goes on as before, so that what is being typed in another window keeps its token.
http::Reply come_in(const PageRoom& room, const http::Request& request) {
  const bool is_looking = request.method == http::Method::Head;
  const bool has_ticket = !is_looking && room.tickets.redeem(request.query.get("ticket"));
  if (has_ticket && !request.session->is_admitted) room.sessions.renew_admitted(request.session->id);
  return http::see_other("/");
}

/// The first page: what it shows depends on whether the browser was led here, whether there are records, and whether
/// this browser has opened them.
http::Reply front_page(const PageRoom& room, const http::Request& request) {
  if (!request.session->is_admitted) return come_in_page(room, request);
  if (room.vault.state() == db::Vault::State::Absent) return set_up_page(room, request, {});
  if (room.vault.state() == db::Vault::State::Locked || !request.session->is_unlocked) {
    return unlock_page(room, request, {Result::Unlocked, room.vault.wait()});
  }
  return http::see_other("/today");
}

/// The session goes on, unlocked, under a new id.
void open_door(const PageRoom& room, const http::Request& request) {
  room.sessions.renew_unlocked(request.session->id);
  room.sessions.set_idle(room.locking.idle());
  room.language.recall();
  room.refused.tell();
}

http::Reply set_up(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() != db::Vault::State::Absent) return http::see_other("/");
  const auto problems =
      room.vault.set_up(std::string(request.form.get("passphrase")), std::string(request.form.get("repeat")));
  if (!problems.empty()) return set_up_page(room, request, problems);
  open_door(room, request);
  return http::see_other("/recovery-kit");
}

http::Reply unlock(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() == db::Vault::State::Absent) return http::see_other("/");
  const auto opening = room.vault.unlock(std::string(request.form.get("passphrase")), decided_about_older(request));
  if (opening.result != Result::Unlocked) return unlock_page(room, request, opening);
  open_door(room, request);
  return http::see_other("/today");
}

/// What the script asks while somebody types, so that typing counts as use: the token of the session, with which a page
/// that was open before a lock goes on after it.
http::Reply in_use(const http::Request& request) {
  return {200, "text/plain; charset=utf-8", request.session->csrf, {}};
}

/// Locks for every browser: the keys are gone, so no session can go on. Cookies are left out of what the browser is
/// told to clear, since they belong to the host and would log the therapist out of other programs on this computer; the
/// session's own ends with it.
http::Reply lock(const PageRoom& room) {
  room.backups.give_up();
  room.vault.lock();
  room.sessions.end_all();
  auto reply = http::see_other("/");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

/// Eight fields, as the page has eight groups; what was typed comes back, because most of it is right.
http::Reply recover_page(const PageRoom& room, const http::Request& request, const Recovery& recovery) {
  const auto typed = request.form.all("group");
  List groups;
  for (std::size_t i = 0; i < db::RecoveryCode::kGroups; ++i) {
    groups.emplace_back(Fields{{"number", std::to_string(i + 1)},
                               {"typed", i < typed.size() ? typed[i] : std::string()},
                               {"does_not_fit", recovery.misfit == i}});
  }
  const bool is_unknown = recovery.opening.result == Result::WrongPassphrase && !recovery.misfit;
  const char* const problem = recovery.is_open_elsewhere
                                  ? "The records are open in another window. Lock them there first."
                                  : "This is not the kit of these records. Perhaps a newer one was made.";
  Fields fields{{"title", say("Recovery kit")},
                {"groups", std::move(groups)},
                {"code_problem", is_unknown ? say(problem) : ""},
                {"has_problem", is_unknown || recovery.opening.wait.count() > 0}};
  add_wait(fields, recovery.opening.wait);
  add_older_file(fields, room);
  return room.view.page("recover", request, std::move(fields), status_of(recovery.opening.result));
}

http::Reply open_recover(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() == db::Vault::State::Absent) return http::see_other("/");
  return recover_page(room, request, {{Result::Unlocked, room.vault.wait()}, {}});
}

http::Reply recover(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() == db::Vault::State::Absent) return http::see_other("/");
  const auto recovery = room.vault.recover(request.form.all("group"), decided_about_older(request));
  if (recovery.opening.result != Result::Unlocked) return recover_page(room, request, recovery);
  open_door(room, request);
  return http::see_other("/new-passphrase");
}

http::Reply new_passphrase_page(const PageRoom& room, const http::Request& request,
                                const std::vector<Problem>& problems) {
  if (!room.vault.must_choose_passphrase()) return http::see_other("/");
  Fields fields{{"title", say("New passphrase")}, {"is_at_door", true}};
  add_problems(fields, kNewPassphraseFields, problems);
  return room.view.page("new_passphrase", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply choose_passphrase(const PageRoom& room, const http::Request& request) {
  if (!room.vault.must_choose_passphrase()) return http::see_other("/");
  const auto problems = room.vault.choose_passphrase(std::string(request.form.get("passphrase")),
                                                     std::string(request.form.get("repeat")));
  if (!problems.empty()) return new_passphrase_page(room, request, problems);
  room.sessions.end_others(request.session->id);
  room.sessions.renew_unlocked(request.session->id);
  return http::see_other("/today");
}

}  // namespace

void add_door_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back(
      {Method::Get, "/", Needs::Session, 0, [&room](const auto& request) { return front_page(room, request); }});
  routes.push_back({Method::Get, std::string(http::kTicketPath), Needs::Nothing, 0,
                    [&room](const auto& request) { return take_ticket(room, request); }});
  routes.push_back({Method::Get, std::string(kComeIn), Needs::Session, 0,
                    [&room](const auto& request) { return come_in(room, request); }});
  routes.push_back({Method::Post, "/set-up", Needs::Session, kSmall,
                    [&room](const auto& request) { return set_up(room, request); }});
  routes.push_back({Method::Post, "/unlock", Needs::Session, kSmall,
                    [&room](const auto& request) { return unlock(room, request); }});
  routes.push_back({Method::Get, "/in-use", Needs::Unlocked, 0, [](const auto& request) { return in_use(request); }});
  routes.push_back({Method::Post, "/lock", Needs::Unlocked, kSmall, [&room](const auto&) { return lock(room); }});
  routes.push_back({Method::Get, "/recover", Needs::Session, 0,
                    [&room](const auto& request) { return open_recover(room, request); }});
  routes.push_back({Method::Post, "/recover", Needs::Session, kSmall,
                    [&room](const auto& request) { return recover(room, request); }});
  routes.push_back({Method::Get, "/new-passphrase", Needs::Unlocked, 0,
                    [&room](const auto& request) { return new_passphrase_page(room, request, {}); }});
  routes.push_back({Method::Post, "/new-passphrase", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return choose_passphrase(room, request); }});
}

}  // namespace toolkit
