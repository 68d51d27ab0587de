// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/clients.h"
#include "db/vault.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/snapshot.h"

namespace toolkit {

/// What has versions. Of one client there is one record, one intake and one judgement, so for these the id is the
/// client's; the id of a filled form (form_desk.h) is its own.
enum class Versioned { Note, Intake, Judgement, FilledForm, Record, ProcessNote };

struct VersionLine {
  std::int64_t version = 0;
  db::Time saved_at{};
  std::string saved_by;  ///< in words: "you", or a name

  friend bool operator==(const VersionLine&, const VersionLine&) = default;
};

/// The versions of one record, newest first, and those of them that were asked for, opened in the order asked.
struct History {
  db::Client client;
  std::vector<VersionLine> versions;
  std::vector<Snapshot> opened;
};

struct RestoreOutcome {
  Saved saved = Saved::Yes;
  bool is_partly = false;  ///< answers that the form of today does not take were left as they stood
};

/// Reading, comparing and restoring earlier versions. Nothing is ever overwritten: what is restored is saved again, at
/// the desk that saves it otherwise, as one more version.
class HistoryDesk {
 public:
  explicit HistoryDesk(db::Vault& vault) : vault_(vault) {}

  /// Leaves a View that says which versions were opened. Empty when there is no such record or version.
  std::optional<History> open(Versioned kind, const std::string& id, const std::vector<std::int64_t>& versions);
  /// `seen` is the newest version that the person knew of; a later one is not replaced.
  RestoreOutcome restore(Versioned kind, const std::string& id, std::int64_t version, int seen);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
