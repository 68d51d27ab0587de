// SPDX-License-Identifier: MIT
#include "db/clients.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
#include "db/keyring.h"
#include "db/record_row.h"
#include "db/record_versions.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "db/trash.h"

namespace db {
namespace {

constexpr Word<ClientState> kStates[] = {{ClientState::Active, "active"}, {ClientState::Closed, "closed"}};

SealedRow client_row(Keyring& keyring, const Client& client) {
  return {keyring, Compartment::Client, "client", client.id.text, client.id, client.version};
}

/// A partner's row is saved with the client's and carries the same version.
SealedRow partner_row(Keyring& keyring, std::string id, const Client& client) {
  return {keyring, Compartment::Client, "partner", std::move(id), client.id, client.version};
}

/// Reads what the SELECTs of list_clients and find_client ask for.
Client read_client(Keyring& keyring, const Statement& row) {
  constexpr int client_columns = 9;
  constexpr int partner_columns = 8;
  Client client;
  client.id = ClientId{row.text(0)};
  client.version = static_cast<int>(row.number(1));
  client.state = value_of(kStates, row.text(2));
  client.created_at = time_from(row.number(3));
  client.changed_at = time_from(row.number(4));

  const auto sealed = client_row(keyring, client);
  sealed.check(row, 0, client_columns);
  client.name = sealed.open("name", row.blob(5));
  client.pronouns = sealed.open("pronouns", row.blob(6));
  client.language = sealed.open("language", row.blob(7));

  const auto partner = partner_row(keyring, row.text(9), client);
  partner.check(row, client_columns, partner_columns);
  client.partner.name = partner.open("name", row.blob(12));
  client.partner.called = partner.open("called", row.blob(13));
  client.partner.pronouns = partner.open("pronouns", row.blob(14));
  client.partner.language = partner.open("language", row.blob(15));
  return client;
}

void insert_client(Transaction& transaction, const Client& client) {
  transaction.keyring().add_client(client.id);
  const auto sealed = client_row(transaction.keyring(), client);
  Statement(transaction.connection(),
            "INSERT INTO client (id, version, state, created_at, changed_at, name, pronouns, language) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(client.id.text)
      .bind(client.version)
      .bind(word_for(kStates, client.state))
      .bind(seconds(client.created_at))
      .bind(seconds(client.changed_at))
      .bind_blob(sealed.seal("name", client.name))
      .bind_blob(sealed.seal("pronouns", client.pronouns))
      .bind_blob(sealed.seal("language", client.language))
      .run();
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "client", client.id.text);
}

bool update_client(Transaction& transaction, const Client& client, int stored_version) {
  const auto sealed = client_row(transaction.keyring(), client);
  const bool is_saved =
      Statement(transaction.connection(),
                "UPDATE client SET version = ?, state = ?, changed_at = ?, name = ?, pronouns = ?, language = ? "
                "WHERE id = ? AND version = ?")
          .bind(client.version)
          .bind(word_for(kStates, client.state))
          .bind(seconds(client.changed_at))
          .bind_blob(sealed.seal("name", client.name))
          .bind_blob(sealed.seal("pronouns", client.pronouns))
          .bind_blob(sealed.seal("language", client.language))
          .bind(client.id.text)
          .bind(stored_version)
          .run() == 1;
  if (!is_saved) return false;
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "client", client.id.text);
  return true;
}

std::string find_partner_id(Connection& connection, const ClientId& client) {
  Statement row(connection, "SELECT id FROM partner WHERE client_id = ?");
  return row.bind(client.text).step() ? row.text(0) : random_uuid();
}

void save_partner(Transaction& transaction, const Client& client) {
  const auto id = find_partner_id(transaction.connection(), client.id);
  const auto sealed = partner_row(transaction.keyring(), id, client);
  Statement(transaction.connection(),
            "INSERT OR REPLACE INTO partner (id, client_id, version, name, called, pronouns, language) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(id)
      .bind(client.id.text)
      .bind(client.version)
      .bind_blob(sealed.seal("name", client.partner.name))
      .bind_blob(sealed.seal("called", client.partner.called))
      .bind_blob(sealed.seal("pronouns", client.partner.pronouns))
      .bind_blob(sealed.seal("language", client.partner.language))
      .run();
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "partner", id);
}

/// Such a row would hide a client.
void report_forged_merges(Transaction& transaction) {
  const auto& table = record_table("client_merge");
  for (const auto& address : record_addresses(transaction.connection(), table)) {
    try {
      load_record(transaction.connection(), transaction.keyring(), table, address);
    } catch (const Error& failure) {
      if (failure.kind() != Error::Kind::Damaged) throw;
      transaction.report({std::string(table.name), address.id});
    }
  }
}

}  // namespace

std::vector<Client> list_clients(Transaction& transaction) {
  report_incomplete_roster(transaction, {});
  report_forged_merges(transaction);
  Statement rows(transaction.connection(),
                 "SELECT client.*, partner.* FROM client LEFT JOIN partner ON partner.client_id = client.id "
                 "WHERE client.id NOT IN (SELECT merged_id FROM client_merge) "
                 "ORDER BY changed_at DESC, client.rowid DESC");
  auto clients = whole_rows(transaction, "client", rows,
                            [&](const Statement& row) { return read_client(transaction.keyring(), row); });
  const auto trashed = trashed_ids(transaction, "client");
  std::erase_if(clients, [&](const Client& client) { return trashed.contains(client.id.text); });
  return clients;
}

std::vector<Client> newest_clients(Transaction& transaction, ClientState state, std::size_t first, std::size_t count) {
  report_incomplete_roster(transaction, {});
  report_forged_merges(transaction);
  // Read for what it reports: a row of the trash that nobody here wrote.
  trashed_ids(transaction, "client");
  Statement rows(
      transaction.connection(),
      "SELECT client.*, partner.* FROM client LEFT JOIN partner ON partner.client_id = client.id "
      "WHERE client.rowid IN (SELECT rowid FROM client WHERE state = ? AND id NOT IN (SELECT of_id FROM trash WHERE "
      "of_table = 'client') AND id NOT IN (SELECT merged_id FROM client_merge) "
      "ORDER BY changed_at DESC, rowid DESC LIMIT ? OFFSET ?) ORDER BY changed_at DESC, client.rowid DESC");
  rows.bind(word_for(kStates, state)).bind(static_cast<std::int64_t>(count)).bind(static_cast<std::int64_t>(first));
  return whole_rows(transaction, "client", rows,
                    [&](const Statement& row) { return read_client(transaction.keyring(), row); });
}

std::optional<Client> find_client(Transaction& transaction, const ClientId& id) {
  Statement row(transaction.connection(), "SELECT 1 FROM client_merge WHERE merged_id = ?");
  if (row.bind(id.text).step()) return std::nullopt;
  return find_client_merged_or_not(transaction, id);
}

std::optional<Client> find_client_merged_or_not(Transaction& transaction, const ClientId& id) {
  Statement row(
      transaction.connection(),
      "SELECT client.*, partner.* FROM client LEFT JOIN partner ON partner.client_id = client.id WHERE client.id = ?");
  if (!row.bind(id.text).step()) {
    if (is_known(transaction, id)) throw damaged("client");
    return std::nullopt;
  }
  if (is_in_trash(transaction, "client", id.text)) return std::nullopt;
  return read_client(transaction.keyring(), row);
}

Client add_client(Transaction& transaction, const std::string& name, const Partner& partner) {
  Client client;
  client.id = new_id<ClientId>();
  client.version = 1;
  client.created_at = client.changed_at = transaction.now();
  client.name = name;
  client.partner = partner;
  insert_client(transaction, client);
  save_partner(transaction, client);
  return client;
}

bool change_client(Transaction& transaction, Client& client) {
  auto changed = client;
  changed.version = client.version + 1;
  changed.changed_at = transaction.now();
  if (!update_client(transaction, changed, client.version)) return false;
  save_partner(transaction, changed);
  client = changed;
  return true;
}

Client load_client_version(Transaction& transaction, const Client& client, std::int64_t version) {
  const auto row = load_version(transaction, "client", client.id.text, version);
  const auto partner =
      load_version(transaction, "partner", find_partner_id(transaction.connection(), client.id), version);
  auto earlier = client;
  earlier.version = static_cast<int>(version);
  earlier.changed_at = time_from(row.column("changed_at").number);
  earlier.state = value_of(kStates, row.column("state").text);
  earlier.name = row.column("name").text;
  earlier.pronouns = row.column("pronouns").text;
  earlier.language = row.column("language").text;
  earlier.partner = {partner.column("name").text, partner.column("called").text, partner.column("pronouns").text,
                     partner.column("language").text};
  return earlier;
}

}  // namespace db
