// SPDX-License-Identifier: MIT
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

const std::vector<std::string> kSetUpFields = {"passphrase", "repeat"};

http::Reply set_up_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  Fields fields{{"title", "Welcome"}};
  add_problems(fields, kSetUpFields, problems);
  return room.view.page("set_up", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply unlock_page(const PageRoom& room, const http::Request& request, bool was_wrong) {
  return room.view.page("unlock", request, {{"title", "Unlock"}, {"was_wrong", was_wrong}}, was_wrong ? 422 : 200);
}

/// The first page: what it shows depends on whether there are records, and whether this browser has opened them.
http::Reply front_page(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() == db::Vault::State::Absent) return set_up_page(room, request, {});
  if (room.vault.state() == db::Vault::State::Locked || !request.session->is_unlocked) {
    return unlock_page(room, request, false);
  }
  return http::see_other("/clients");
}

http::Reply set_up(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() != db::Vault::State::Absent) return http::see_other("/");
  const auto problems =
      room.vault.set_up(std::string(request.form.get("passphrase")), std::string(request.form.get("repeat")));
  if (!problems.empty()) return set_up_page(room, request, problems);
  room.sessions.renew_unlocked(request.session->id);
  return http::see_other("/practice?first=1");
}

http::Reply unlock(const PageRoom& room, const http::Request& request) {
  if (room.vault.state() == db::Vault::State::Absent) return http::see_other("/");
  if (room.vault.unlock(std::string(request.form.get("passphrase"))) == db::Vault::UnlockResult::WrongPassphrase) {
    return unlock_page(room, request, true);
  }
  room.sessions.renew_unlocked(request.session->id);
  return http::see_other("/clients");
}

/// Locks for every browser: the keys are gone, so no session can go on. Cookies are left out of what the browser is
/// told to clear, since they belong to the host and would log the therapist out of other programs on this computer; the
/// session's own ends with it.
http::Reply lock(const PageRoom& room) {
  room.vault.lock();
  room.sessions.end_all();
  auto reply = http::see_other("/");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

}  // namespace

void add_door_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back(
      {Method::Get, "/", Needs::Session, 0, [&room](const auto& request) { return front_page(room, request); }});
  routes.push_back({Method::Post, "/set-up", Needs::Session, kSmall,
                    [&room](const auto& request) { return set_up(room, request); }});
  routes.push_back({Method::Post, "/unlock", Needs::Session, kSmall,
                    [&room](const auto& request) { return unlock(room, request); }});
  routes.push_back({Method::Post, "/lock", Needs::Unlocked, kSmall, [&room](const auto&) { return lock(room); }});
}

}  // namespace toolkit
