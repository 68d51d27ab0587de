// SPDX-License-Identifier: MIT
#include "toolkit/http/session_table.h"

#include <algorithm>
#include <cassert>

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

Session& SessionTable::open() {
  make_room();
  Session session;
  session.id = random_token();
  session.csrf = random_token();
  session.created_at = session.used_at = now_();
  session.has_company = has_company_;
  session.shows_initials = shows_initials_;
  const auto id = session.id;
  return sessions_.emplace(id, std::move(session)).first->second;
}

Session& SessionTable::renew_unlocked(const std::string& old_id) {
  auto node = sessions_.extract(old_id);
  assert(!node.empty());
  auto& session = node.mapped();
  session.former_id = std::exchange(session.id, random_token());
  session.csrf = random_token();
  session.is_unlocked = true;
  session.created_at = session.used_at = now_();
  node.key() = session.id;
  return sessions_.insert(std::move(node)).position->second;
}

std::string SessionTable::current_id(const std::string& id) const {
  if (sessions_.contains(id)) return id;
  const auto renewed = std::ranges::find_if(sessions_, [&](const auto& entry) { return entry.second.former_id == id; });
  return renewed == sessions_.end() ? std::string() : renewed->first;
}

void SessionTable::end(const std::string& id) {
  sessions_.erase(id);
}

void SessionTable::end_others(const std::string& id) {
  std::erase_if(sessions_, [&](const auto& entry) { return entry.first != id; });
}

void SessionTable::end_all() {
  sessions_.clear();
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
  std::erase_if(sessions_, [&](const auto& entry) {
    const bool expired = is_expired(entry.second);
    ended_unlocked |= expired && entry.second.is_unlocked;
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
  const auto rank = [](const auto& entry) { return std::pair(entry.second.is_unlocked, entry.second.used_at); };
  sessions_.erase(std::ranges::min_element(sessions_, {}, rank));
}

std::chrono::steady_clock::time_point time_since_boot() {
  timespec time{};
  clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                               std::chrono::nanoseconds(time.tv_nsec));
}

}  // namespace toolkit::http
