// SPDX-License-Identifier: MIT
#include "db/roster.h"

#include <array>
#include <string>
#include <vector>

#include "db/associated_data.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/record_table.h"
#include "db/sealed_row.h"
#include "db/secret_bytes.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr std::uint64_t kFormat = 1;

Compartment compartment_of(const ClientId& scope) {
  return scope.text.empty() ? Compartment::Practice : Compartment::Client;
}

SealedRow roster_row(Keyring& keyring, const ClientId& scope, std::int64_t version) {
  return {keyring, compartment_of(scope), "roster", scope.text, scope, version};
}

/// A sum over rows in which the order does not matter and each row can be taken out again: the exclusive or of a keyed
/// hash of each. It is kept sealed, so nobody sees two sums to work out a third.
class Digest {
 public:
  explicit Digest(KeyBytes key) : key_(key, "BoUs.roster", {}) {}

  /// Puts the row in, or takes it out when it is in.
  void flip(std::string_view table, std::string_view id, std::int64_t version) {
    AssociatedData data;
    data.add_number(kFormat).add(table).add(id).add_number(static_cast<std::uint64_t>(version));
    std::array<unsigned char, kKeySize> hash{};
    commit_to_key(key_, data.bytes(), hash);
    for (std::size_t i = 0; i < hash.size(); ++i)
      sum_[i] = static_cast<char>(static_cast<unsigned char>(sum_[i]) ^ hash[i]);
  }
  void set(const std::string& sum) {
    if (sum.size() != kKeySize) throw damaged("roster");
    sum_ = sum;
  }
  const std::string& sum() const { return sum_; }

 private:
  DerivedKey key_;
  std::string sum_ = std::string(kKeySize, '\0');
};

void flip_all(Digest& digest, std::string_view table, Statement& rows) {
  while (rows.step()) digest.flip(table, rows.text(0), rows.number(1));
}

/// Of the rows that are there.
std::string sum_of_rows(Connection& connection, Keyring& keyring, const ClientId& scope) {
  Digest digest(keyring.key(compartment_of(scope), scope).bytes);
  for (const auto& table : record_tables()) {
    const auto sql = "SELECT id, version FROM " + std::string(table.name) + " WHERE " + table.client + " = ?";
    Statement rows(connection, sql.c_str());
    flip_all(digest, table.name, rows.bind(scope.text));
  }
  if (!scope.text.empty()) return digest.sum();
  // A client whose row is gone counts for nothing, whatever still speaks of them. An index may be rotten where the
  // table is whole, and the other way round; the lists read the table.
  Statement rosters(connection, "SELECT scope, version FROM roster WHERE scope IN (SELECT id FROM client NOT INDEXED)");
  flip_all(digest, "roster", rosters);
  return digest.sum();
}

/// The version of the roster, 0 when there is none.
std::int64_t load_roster(Connection& connection, Keyring& keyring, const ClientId& scope, Digest& digest) {
  Statement row(connection, "SELECT version, digest FROM roster WHERE scope = ?");
  if (!row.bind(scope.text).step()) return 0;
  const auto version = row.number(0);
  try {
    digest.set(roster_row(keyring, scope, version).open("digest", row.blob(1)));
  } catch (const Error& failure) {
    // It goes on from nothing and stays incomplete for good, but what is saved meanwhile is saved.
    if (failure.kind() != Error::Kind::Damaged) throw;
  }
  return version;
}

void save_roster(Connection& connection, Keyring& keyring, const ClientId& scope, std::int64_t version,
                 const std::string& sum) {
  Statement(connection,
            "INSERT INTO roster (scope, version, digest) VALUES (?, ?, ?) ON CONFLICT (scope) DO UPDATE SET "
            "version = excluded.version, digest = excluded.digest")
      .bind(scope.text)
      .bind(version)
      .bind_blob(roster_row(keyring, scope, version).seal("digest", sum))
      .run();
}

/// The next version of a roster, and of the practice's, which a client's is in.
template <class Change>
void change_roster(Connection& connection, Keyring& keyring, const ClientId& scope, Change change) {
  Digest digest(keyring.key(compartment_of(scope), scope).bytes);
  const auto version = 1 + load_roster(connection, keyring, scope, digest);
  change(digest);
  save_roster(connection, keyring, scope, version, digest.sum());
  if (!scope.text.empty()) enroll(connection, keyring, "roster", scope.text, {}, version);
}

}  // namespace

bool is_known(Transaction& transaction, const ClientId& client) {
  if (client.text.empty()) return true;
  Statement row(transaction.connection(),
                "SELECT 1 FROM client WHERE id = ?1 UNION ALL SELECT 1 FROM roster WHERE scope = ?1");
  return row.bind(client.text).step();
}

void enroll(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
            const ClientId& client, std::int64_t version) {
  change_roster(connection, keyring, client, [&](Digest& digest) {
    if (version > 1) digest.flip(table, id, version - 1);
    digest.flip(table, id, version);
  });
}

void enroll_added(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
                  const ClientId& client, std::int64_t version) {
  change_roster(connection, keyring, client, [&](Digest& digest) { digest.flip(table, id, version); });
}

void withdraw(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id,
              const ClientId& client, std::int64_t version) {
  change_roster(connection, keyring, client, [&](Digest& digest) { digest.flip(table, id, version); });
}

void withdraw_client(Connection& connection, Keyring& keyring, const ClientId& client) {
  std::int64_t version = 0;
  {
    Statement row(connection, "SELECT version FROM roster WHERE scope = ?");
    if (!row.bind(client.text).step()) throw damaged("roster");
    version = row.number(0);
  }
  withdraw(connection, keyring, "roster", client.text, {}, version);
  Statement(connection, "DELETE FROM roster WHERE scope = ?").bind(client.text).run();
}

void seal_roster_anew(Connection& connection, Keyring& keyring, const ClientId& client, bool is_complete) {
  std::int64_t version = 0;
  {
    Statement row(connection, "SELECT version FROM roster WHERE scope = ?");
    if (row.bind(client.text).step()) version = row.number(0);
  }
  // Of random bytes no rows are the sum.
  const auto lost = SecretBytes::random(kKeySize);
  const auto sum = is_complete ? sum_of_rows(connection, keyring, client)
                               : std::string(reinterpret_cast<const char*>(lost.bytes().data()), lost.size());
  save_roster(connection, keyring, client, version + 1, sum);
  if (!client.text.empty()) enroll(connection, keyring, "roster", client.text, {}, version + 1);
}

void enroll_everything(Connection& connection, Keyring& keyring) {
  std::vector<ClientId> scopes;
  {
    Statement clients(connection, "SELECT id FROM client");
    while (clients.step()) scopes.push_back(ClientId{clients.text(0)});
  }
  // The practice last, because its roster is of the others.
  scopes.emplace_back();
  for (const auto& scope : scopes) {
    try {
      save_roster(connection, keyring, scope, 1, sum_of_rows(connection, keyring, scope));
    } catch (const Error& failure) {
      // A client whose key is lost has no roster, and is reported as damaged.
      if (failure.kind() != Error::Kind::Damaged) throw;
    }
  }
}

bool is_roster_complete(Connection& connection, Keyring& keyring, const ClientId& client) {
  Statement row(connection, "SELECT version, digest FROM roster WHERE scope = ?");
  const bool is_there = row.bind(client.text).step();
  try {
    // A new practice has no roster because nothing was saved yet.
    const auto right =
        is_there ? roster_row(keyring, client, row.number(0)).open("digest", row.blob(1)) : std::string(kKeySize, '\0');
    return (is_there || client.text.empty()) && right == sum_of_rows(connection, keyring, client);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    return false;
  }
}

namespace {

std::string sealed_roster(Connection& connection, const ClientId& scope) {
  Statement row(connection, "SELECT digest FROM roster WHERE scope = ?");
  return row.bind(scope.text).step() ? row.blob(0) : std::string();
}

/// Whatever is saved seals the roster anew, and nobody but this program can save something while it has the file open.
/// So one that was looked through needs it no second time, and the rows of a client are looked at a dozen times a page.
bool is_complete(Transaction& transaction, const ClientId& client) {
  auto& connection = transaction.connection();
  auto sealed = sealed_roster(connection, client);
  auto& complete = transaction.complete_rosters();
  const auto known = complete.find(client);
  if (known != complete.end() && known->second == sealed) return true;
  if (!is_roster_complete(connection, transaction.keyring(), client)) return false;
  if (!sealed.empty()) complete.insert_or_assign(client, std::move(sealed));
  return true;
}

}  // namespace

std::string sealed_practice_roster(Connection& connection) {
  return sealed_roster(connection, {});
}

void require_complete_roster(Transaction& transaction, const ClientId& client) {
  if (is_known(transaction, client) && !is_complete(transaction, client)) throw damaged("roster");
}

void report_incomplete_roster(Transaction& transaction, const ClientId& client) {
  if (is_known(transaction, client) && !is_complete(transaction, client)) transaction.report({"roster", client.text});
}

}  // namespace db
