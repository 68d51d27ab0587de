// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include "db/ids.h"

namespace db {

class Connection;
class Keyring;
class Transaction;

// The rosters (FORMAT.md): for each client one of the client's rows and their versions, and one for the practice of its
// row and the clients' rosters. So a row that was removed, brought back or exchanged for its earlier self is noticed,
// although each row that is there is whole. A roster is changed only by what a row's writer says and never made anew
// from what is there, which would take every removal for granted.

/// Tells of a row that was just saved: the first version is a row more, a later one takes the place of the one before.
void enroll(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
            const ClientId& client, std::int64_t version);
/// Tells of a row that was added at whatever version, such as one that came back out of another client.
void enroll_added(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
                  const ClientId& client, std::int64_t version);
/// Tells of a row that is removed on purpose, at the version that it had.
void withdraw(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
              const ClientId& client, std::int64_t version);
/// The last step of removing a client: the practice's roster no longer expects one for them.
void withdraw_client(Connection& connection, Keyring& keyring, const ClientId& client);
/// For rows that were sealed under another key: the same roster under the key of this keyring. One that was not
/// complete stays so.
void seal_roster_anew(Connection& connection, Keyring& keyring, const ClientId& client, bool is_complete);
/// For a file of a version without rosters: takes what is there.
void enroll_everything(Connection& connection, Keyring& keyring);

/// Whether there ever was such a client who was not destroyed, though the row may be missing. The practice always is.
bool is_known(Transaction& transaction, const ClientId& client);
/// Whether exactly the rows that were saved are there. An empty id asks for the practice: its own row and which clients
/// there are, each at which state.
bool is_roster_complete(Connection& connection, Keyring& keyring, const ClientId& client);
/// The practice's roster as it is sealed: another one after anything was saved, whoever's it is. Empty when nothing was
/// saved yet.
std::string sealed_practice_roster(Connection& connection);
/// Error Damaged for a client whose roster is not complete: for what decisions rest on.
void require_complete_roster(Transaction& transaction, const ClientId& client);
/// Has the transaction report the roster when it is not complete: for lists.
void report_incomplete_roster(Transaction& transaction, const ClientId& client);

}  // namespace db
