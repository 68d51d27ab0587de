// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/authorizations.h"
#include "db/clients.h"
#include "db/notes.h"
#include "db/vault.h"
#include "handouts/case_facts.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// What a note's page sends back.
struct TypedNote {
  std::string session_date;
  std::string text;
};

/// One client as the overview shows them: the record, the notes, and where the case stands.
struct ClientOverview {
  db::Client client;
  std::vector<db::Note> notes;
  handouts::CaseFacts facts;
  bool has_intake = false;
  bool is_whole = true;  ///< nothing was left out because it is damaged
};

struct ClientList {
  std::vector<db::Client> clients;
  bool is_whole = true;  ///< nobody was left out because their record is damaged
};

enum class Saved { Yes, ChangedMeanwhile, NoSuchRecord };
struct NoteOutcome {
  std::vector<Problem> problems;
  Saved saved = Saved::Yes;  ///< meaningful when there are no problems
};

/// Clients and their dated notes.
class ClientDesk {
 public:
  explicit ClientDesk(db::Vault& vault) : vault_(vault) {}

  ClientList list();
  /// Fields "name" and "partner".
  std::variant<db::ClientId, std::vector<Problem>> add(const std::string& name, const std::string& partner_name);
  /// Looking at a client leaves a View in the audit trail.
  std::optional<ClientOverview> open(const db::ClientId& id);
  /// Only the record, for pages that record their own view.
  std::optional<db::Client> find(const db::ClientId& id);

  /// Fields "session_date" and "text".
  NoteOutcome add_note(const db::ClientId& client, const TypedNote& typed);
  std::optional<db::Note> open_note(const db::NoteId& id);
  NoteOutcome change_note(const db::NoteId& id, int version, const TypedNote& typed);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
