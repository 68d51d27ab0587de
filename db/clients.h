// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

enum class ClientState { Active, Closed };

/// The person who may be invited. Not a client: only what an invitation needs is kept (domain.md 4.11).
struct Partner {
  std::string name;      ///< the name to use (C2), as entered
  std::string called;    ///< what the client calls them: partner, spouse, … (C1)
  std::string pronouns;  ///< C3
  std::string language;  ///< C4, BCP 47

  friend bool operator==(const Partner&, const Partner&) = default;
};

/// The person who came in. Names are one opaque Unicode string each, never split, cut or re-cased.
struct Client {
  ClientId id;
  int version = 0;
  ClientState state = ClientState::Active;
  Time created_at{};
  Time changed_at{};
  std::string name;      ///< the name to use (A1)
  std::string pronouns;  ///< A3
  std::string language;  ///< the language this person reads (A5), BCP 47
  Partner partner;

  friend bool operator==(const Client&, const Client&) = default;
};

/// Newest change first. Those in the trash (trash.h) and those whose records were merged into another's
/// (client_merges.h) are neither listed nor found. Clients that are damaged are left out and told of by the
/// transaction.
std::vector<Client> list_clients(Transaction& transaction);
/// Some of those in this state, from the newest on. What is damaged further on is told of when it is looked at.
std::vector<Client> newest_clients(Transaction& transaction, ClientState state, std::size_t first, std::size_t count);
/// Error Damaged when the client or the partner is.
std::optional<Client> find_client(Transaction& transaction, const ClientId& id);
/// The same, whether merged or not.
std::optional<Client> find_client_merged_or_not(Transaction& transaction, const ClientId& id);
/// Fills in id, version and times.
Client add_client(Transaction& transaction, const std::string& name, const Partner& partner);
/// False, and nothing changed, when somebody saved a later version than client.version meanwhile.
[[nodiscard]] bool change_client(Transaction& transaction, Client& client);
/// The client and the partner as they were at that version (record_versions.h). Error Damaged when there is none.
Client load_client_version(Transaction& transaction, const Client& client, std::int64_t version);

}  // namespace db
