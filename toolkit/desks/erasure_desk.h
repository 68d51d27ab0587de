// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "db/clients.h"
#include "db/erasure.h"
#include "db/retention.h"
#include "db/trash.h"
#include "db/vault.h"
#include "toolkit/desks/problem.h"
#include "toolkit/desks/vault_desk.h"

namespace toolkit {

/// One client's records, as what would be destroyed.
struct DoomedRecord {
  db::ClientId id;
  std::string name;
  std::vector<db::ErasedKind> kinds;
};

/// Copies of a client outside the records: what a restore put aside, and the folder of the backups.
struct Copies {
  std::size_t kept_stores = 0;    ///< that are deleted with the client
  std::size_t unread_stores = 0;  ///< that cannot be looked into
  std::filesystem::path backups;  ///< the folder; empty when none is set
};

/// What destroying a client's record takes away.
struct ClientErasurePreview {
  db::Client client;
  std::vector<DoomedRecord> records;  ///< the client's own first, then those that were merged into it
  std::optional<db::Retention::Date> due_since;
  bool is_held = false;
  Copies copies;
  std::string seen;  ///< a mark of all this, to be sent back
};

/// What destroying what is kept of a partner takes away.
struct PartnerErasurePreview {
  db::Client client;
  std::optional<db::Retention::Date> due_since;
  bool is_held = false;
  bool has_merged_clients = false;  ///< whose own records keep what they say of the partner
  std::string seen;
};

/// What destroying something that lies in the trash takes away.
struct TrashErasurePreview {
  db::Trashed trashed;
  std::string client_name;
  std::vector<DoomedRecord> records;  ///< of a client; empty for a note
  bool is_ripe = false;               ///< it lay there long enough
  bool is_held = false;
  Copies copies;
};

/// What a therapist sends with the decision. The passphrase is wiped before a call returns.
struct ErasureDecision {
  std::optional<db::ErasureReason> reason;
  std::string seen;
  std::string passphrase;
};

enum class ErasureRefusal { NoSuchRecord, Held, NotDue, TooEarly, ChangedMeanwhile };

/// Exactly one of the three is set. Whoever asks for what is destroyed already gets the receipt of then.
struct ErasureResult {
  std::string receipt;
  std::optional<ErasureRefusal> refusal;
  std::vector<Problem> problems;  ///< fields "reason" and "own_passphrase"
};

struct Receipt {
  db::Erasure erasure;
  std::string by;  ///< their name, or as PractitionerNames says it
};
struct ReceiptList {
  std::vector<Receipt> receipts;  ///< newest first
  bool is_whole = true;
};

/// Which copies of those who were ever destroyed could not be reached.
struct CopiesLeft {
  bool has_erased_clients = false;
  std::filesystem::path backups;            ///< the folder; empty when none is set
  bool is_folder_away = false;              ///< the folder is not there or cannot be read
  std::vector<std::string> unread_backups;  ///< names of files
  std::vector<std::string> unread_stores;   ///< what a restore put aside
  std::string problem;                      ///< why the rest could not be looked at, in a sentence
};

/// Destroying records for good, each time with the passphrase typed again and a receipt, and keeping after it the
/// promise that copies do not open either. What goes is what was shown, or nothing.
class ErasureDesk {
 public:
  ErasureDesk(db::Vault& vault, VaultDesk& door) : vault_(vault), door_(door) {}

  /// Empty when there is no such client. The previews leave a View.
  std::optional<ClientErasurePreview> preview_client(const db::ClientId& client);
  /// Empty also when nothing is kept of a partner.
  std::optional<PartnerErasurePreview> preview_partner(const db::ClientId& client);
  /// Of a client, note or process note; empty when it is not in the trash.
  std::optional<TrashErasurePreview> preview_trashed(const std::string& id);

  /// PeriodOver only when it is due; TrashEmptied never.
  ErasureResult destroy_client(const db::ClientId& client, ErasureDecision decision);
  ErasureResult destroy_partner(const db::ClientId& client, ErasureDecision decision);
  /// The reason is that it lay in the trash; what was seen does not matter, because nothing changes there.
  ErasureResult destroy_trashed(const std::string& id, ErasureDecision decision);

  /// Leaves a View.
  ReceiptList receipts();
  std::optional<Receipt> find_receipt(const std::string& id);

  /// Strikes everybody who was ever destroyed from the backups, and deletes what a restore put aside and holds one of
  /// them. May be repeated, and never fails: what it could not reach is its answer.
  CopiesLeft clean_copies();

 private:
  std::vector<Problem> passphrase_problems(std::string passphrase);

  db::Vault& vault_;
  VaultDesk& door_;
};

}  // namespace toolkit
