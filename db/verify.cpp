// SPDX-License-Identifier: MIT
#include "db/verify.h"

#include "db/audit_chain.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/record_row.h"
#include "db/roster.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr const char* kFile =
    "The file that holds the records is damaged. What can still be read is shown; restore the rest from a backup.";
constexpr const char* kReference =
    "A record belongs to a client who is not there. It was changed outside the program; compare it with a backup.";
constexpr const char* kTable =
    "Some records of this kind cannot be read, because the file is damaged. Restore them from a backup.";
constexpr const char* kRecord =
    "This record was damaged or changed outside the program, and is not shown. Restore it from a backup.";
constexpr const char* kClientRoster =
    "Something of this client was removed outside the program or put back from an earlier day. Compare the client's "
    "records with a backup.";
constexpr const char* kPracticeRoster =
    "A client, or something of the practice such as its page or a form of its own, was removed outside the program or "
    "put back from an earlier day. Compare the list of clients and the practice with a backup.";
constexpr const char* kEntry = "This entry of the audit trail is missing or was changed outside the program.";
constexpr const char* kEnd = "The audit trail does not end where the program left it: its end was removed or replaced.";

/// Whether the act met no damage.
template <class Act>
bool is_undamaged(Act act) {
  try {
    act();
    return true;
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    return false;
  }
}

/// One walk over the store, with what it finds.
class Verification {
 public:
  Verification(Connection& connection, Keyring& keyring, const VerifyProgress& progress)
      : connection_(connection), keyring_(keyring), progress_(progress) {}

  VerifyReport run() {
    check_file();
    list_records();
    check_records();
    check_rosters();
    check_trail();
    return std::move(report_);
  }

 private:
  struct Listed {
    const RecordTable& table;
    std::vector<RecordAddress> rows;
  };

  void find(std::string table, std::string id, const char* sentence) {
    report_.findings.push_back({std::move(table), std::move(id), sentence});
  }

  void check_file() {
    const bool is_whole = is_undamaged([&] {
      Statement check(connection_, "PRAGMA integrity_check(1)");
      if (!check.step() || check.text(0) != "ok") throw damaged("integrity_check");
    });
    if (!is_whole) find({}, {}, kFile);
    const bool is_connected = is_undamaged([&] {
      Statement check(connection_, "PRAGMA foreign_key_check");
      if (check.step()) throw damaged("foreign_key_check");
    });
    if (!is_connected) find({}, {}, kReference);
  }

  void list_records() {
    for (const auto& table : record_tables()) {
      auto& listed = listed_.emplace_back(Listed{table, {}});
      if (!is_undamaged([&] { listed.rows = record_addresses(connection_, table); }))
        find(std::string(table.name), {}, kTable);
      total_ += listed.rows.size();
    }
  }

  void check_records() {
    for (const auto& listed : listed_) {
      for (const auto& row : listed.rows) check_record(listed.table, row);
    }
  }

  void check_record(const RecordTable& table, const RecordAddress& row) {
    const auto read = [&] { load_record(connection_, keyring_, table, row); };
    if (!is_undamaged(read)) find(std::string(table.name), row.id, kRecord);
    ++report_.records;
    if (progress_) progress_(report_.records, total_);
  }

  bool has_complete_roster(const ClientId& client) {
    bool is_complete = false;
    const auto look = [&] { is_complete = is_roster_complete(connection_, keyring_, client); };
    return is_undamaged(look) && is_complete;
  }

  void check_rosters() {
    if (!has_complete_roster({})) find("roster", {}, kPracticeRoster);
    for (const auto& listed : listed_) {
      if (listed.table.name != "client") continue;
      for (const auto& row : listed.rows) {
        if (!has_complete_roster(row.client)) find("roster", row.id, kClientRoster);
      }
    }
  }

  void check_trail() {
    bool does_end_hold = false;
    std::vector<std::int64_t> broken;
    const auto walk = [&] {
      does_end_hold = does_audit_head_hold(connection_, keyring_);
      const auto last = last_audit_sequence(connection_, keyring_);
      report_.audit_entries = static_cast<std::size_t>(last);
      broken = broken_audit_entries(connection_, keyring_, 1, last);
    };
    if (!is_undamaged(walk) || !does_end_hold) find("audit_head", {}, kEnd);
    for (const auto sequence : broken) find("audit_entry", std::to_string(sequence), kEntry);
  }

  Connection& connection_;
  Keyring& keyring_;
  const VerifyProgress& progress_;
  VerifyReport report_;
  std::vector<Listed> listed_;
  std::size_t total_ = 0;
};

}  // namespace

VerifyReport verify(Transaction& transaction, const VerifyProgress& progress) {
  return verify(transaction.connection(), transaction.keyring(), progress);
}

VerifyReport verify(Connection& connection, Keyring& keyring, const VerifyProgress& progress) {
  return Verification(connection, keyring, progress).run();
}

}  // namespace db
