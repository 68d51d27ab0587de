// SPDX-License-Identifier: MIT
#include "toolkit/http/session_table.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include <time.h>

#include "toolkit/http/random_token.h"

namespace toolkit::http {

SessionTable::SessionTable(SessionLimits limits, Now now) : limits_(limits), now_(std::move(now)) {}

Session* SessionTable::find(std::string_view id) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end() || is_expired(found->second)) return nullptr;
  found->second.used_at = now_();
  return &found->second;
}

Session& SessionTable::open(std::string_view former_id) {
  if (auto* successor = find_successor(former_id)) return *successor;
  const bool is_admitted = remembers(former_id);
  make_room();
  Session session;
  session.id = random_token();
  session.csrf = random_token();
  session.is_admitted = is_admitted;
  session.created_at = session.used_at = now_();
  session.has_company = has_company_;
  session.shows_initials = shows_initials_;
  const auto id = session.id;
  const auto former = std::ranges::find(former_, former_id, &Former::id);
  if (former != former_.end()) former->successor = id;
  return sessions_.emplace(id, std::move(session)).first->second;
}

Session& SessionTable::renew_admitted(const std::string& old_id) {
  auto& session = renew(old_id);
  session.is_admitted = true;
  return session;
}

Session& SessionTable::renew_unlocked(const std::string& old_id) {
  auto& session = renew(old_id);
  session.is_unlocked = true;
  session.created_at = session.used_at = now_();
  return session;
}

Session& SessionTable::renew(const std::string& old_id) {
  auto node = sessions_.extract(old_id);
  assert(!node.empty());
  auto& session = node.mapped();
  session.former_id = std::exchange(session.id, random_token());
  session.csrf = random_token();
  node.key() = session.id;
  return sessions_.insert(std::move(node)).position->second;
}

std::string SessionTable::current_id(const std::string& id) const {
  if (sessions_.contains(id)) return id;
  const auto renewed = std::ranges::find_if(sessions_, [&](const auto& entry) { return entry.second.former_id == id; });
  return renewed == sessions_.end() ? std::string() : renewed->first;
}

bool SessionTable::remembers(std::string_view id) const {
  const auto former = std::ranges::find(former_, id, &Former::id);
  return former != former_.end() && former->successor.empty();
}

Session* SessionTable::find_successor(std::string_view former_id) {
  const auto former = std::ranges::find(former_, former_id, &Former::id);
  return former == former_.end() ? nullptr : find(former->successor);
}

void SessionTable::end(const std::string& id) {
  end_if([&](const Session& session) { return session.id == id; });
}

void SessionTable::end_others(const std::string& id) {
  end_if([&](const Session& session) { return session.id != id; });
}

void SessionTable::end_all() {
  end_if([](const Session&) { return true; });
}

void SessionTable::end_if(const std::function<bool(const Session&)>& is_over) {
  std::erase_if(sessions_, [&](const auto& entry) {
    const auto& [id, session] = entry;
    if (!is_over(session)) return false;
    if (session.is_admitted) former_.push_back({id, {}});
    return true;
  });
  while (former_.size() > kMaxFormerSessions) former_.pop_front();
}

void SessionTable::set_company(bool has_company) {
  has_company_ = has_company;
  for (auto& [id, session] : sessions_) session.has_company = has_company;
}

void SessionTable::set_initials(bool shows_initials) {
  shows_initials_ = shows_initials;
  for (auto& [id, session] : sessions_) session.shows_initials = shows_initials;
}

bool SessionTable::end_expired() {
  bool ended_unlocked = false;
  end_if([&](const Session& session) {
    const bool expired = is_expired(session);
    ended_unlocked |= expired && session.is_unlocked;
    return expired;
  });
  const auto is_unlocked = [](const auto& entry) { return entry.second.is_unlocked; };
  return ended_unlocked && std::ranges::none_of(sessions_, is_unlocked);
}

bool SessionTable::is_expired(const Session& session) const {
  const auto now = now_();
  return now - session.created_at >= limits_.absolute || (session.is_unlocked && now - session.used_at >= limits_.idle);
}

void SessionTable::make_room() {
  if (sessions_.size() < limits_.count) return;
  const auto rank = [](const auto& entry) {
    const auto& session = entry.second;
    return std::tuple(session.is_unlocked, session.is_admitted, session.used_at);
  };
  end(std::string(std::ranges::min_element(sessions_, {}, rank)->first));
}

std::chrono::steady_clock::time_point time_since_boot() {
  timespec time{};
  clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                               std::chrono::nanoseconds(time.tv_nsec));
}

}  // namespace toolkit::http
