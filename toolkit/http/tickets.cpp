// SPDX-License-Identifier: MIT
#include "toolkit/http/tickets.h"

#include "toolkit/http/random_token.h"
#include "toolkit/http/request_gate.h"

namespace toolkit::http {

std::string Tickets::issue(std::chrono::seconds life) {
  Ticket ticket{random_token(), now_() + life};
  const std::lock_guard lock(mutex_);
  if (tickets_.size() == kMaxTickets) tickets_.pop_front();
  return tickets_.emplace_back(std::move(ticket)).secret;
}

bool Tickets::is_good(std::string_view ticket) {
  const std::lock_guard lock(mutex_);
  // One after the other: to look moves the end.
  const auto found = find_good(ticket);
  return found != tickets_.end();
}

bool Tickets::redeem(std::string_view ticket) {
  const std::lock_guard lock(mutex_);
  const auto found = find_good(ticket);
  if (found == tickets_.end()) return false;
  tickets_.erase(found);
  return true;
}

/// Each is compared, and in a time that does not tell where it differs: who may ask may also measure, and to be asked
/// this needs no secret. A few comparisons are simpler than a table of hashes.
std::deque<Tickets::Ticket>::iterator Tickets::find_good(std::string_view secret) {
  const auto now = now_();
  std::erase_if(tickets_, [&](const Ticket& ticket) { return now >= ticket.good_until; });
  auto found = tickets_.end();
  for (auto ticket = tickets_.begin(); ticket != tickets_.end(); ++ticket) {
    if (is_same_secret(ticket->secret, secret)) found = ticket;
  }
  return found;
}

}  // namespace toolkit::http
