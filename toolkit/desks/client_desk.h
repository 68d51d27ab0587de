// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "db/audit_trail.h"
#include "db/authorizations.h"
#include "db/clients.h"
#include "db/notes.h"
#include "db/vault.h"
#include "handouts/case_facts.h"
#include "toolkit/desks/problem.h"
#include "toolkit/desks/timeline.h"

namespace toolkit {

/// What a note's page sends back.
struct TypedNote {
  std::string session_date;
  std::string text;
};

/// One client as the overview shows them: the record, what happened, and where the case stands.
struct ClientOverview {
  db::Client client;
  std::vector<TimelineLine> timeline;
  handouts::CaseFacts facts;
  bool has_intake = false;
  std::optional<db::ResponseId> follow_up;  ///< answers that call for a talk today (form_desk.h)
  bool is_whole = true;                     ///< nothing was left out because it is damaged
};

/// How a case stands, for the page that closes it or opens it again.
struct CaseStanding {
  db::Client client;
  std::optional<std::chrono::year_month_day> closed_on;
};

/// A page of the list, newest change first.
struct ClientList {
  std::vector<db::Client> clients;
  std::vector<std::pair<db::Client, db::Client>> likely_pairs;  ///< of them (MergeDesk::likely_pairs)
  bool has_older = false;
  bool is_whole = true;  ///< nobody was left out because their record is damaged
};

enum class Saved { Yes, ChangedMeanwhile, NoSuchRecord };
struct NoteOutcome {
  std::vector<Problem> problems;
  Saved saved = Saved::Yes;  ///< meaningful when there are no problems
};

using RecordOutcome = NoteOutcome;

/// What is wrong with a note as it was typed, whichever kind of note it is.
std::vector<Problem> note_problems(const TypedNote& typed);

/// Clients and their dated notes.
class ClientDesk {
 public:
  explicit ClientDesk(db::Vault& vault) : vault_(vault) {}

  static constexpr std::size_t kPageSize = 100;
  /// Of those whose case is open, or closed. The pages are counted from 0. Looking at one leaves a View, as every page
  /// does that shows who the clients are.
  ClientList list(std::size_t page = 0, db::ClientState state = db::ClientState::Active);
  /// Fields "name" and "partner".
  std::variant<db::ClientId, std::vector<Problem>> add(const std::string& name, const std::string& partner_name);
  /// Looking at a client leaves a View in the audit trail.
  std::optional<ClientOverview> open(const db::ClientId& id);
  /// Only the record, for pages that record their own view.
  std::optional<db::Client> find(const db::ClientId& id);

  /// Fields "session_date" and "text". `draft` is the state of the draft that is saved with it, and let go
  /// (note_draft_desk.h).
  NoteOutcome add_note(const db::ClientId& client, const TypedNote& typed, const std::string& draft = {});
  std::optional<db::Note> open_note(const db::NoteId& id);
  /// `action` is Restore when what is saved is an earlier version.
  NoteOutcome change_note(const db::NoteId& id, int version, const TypedNote& typed,
                          db::AuditAction action = db::AuditAction::Change, const std::string& draft = {});

  /// The record for a page that shows nothing else of the client; leaves a View that names the page.
  std::optional<db::Client> open_record(const db::ClientId& id, const std::string& page = "record");
  /// Who the two people are. Fields "name", "pronouns", "language", and the same after "partner_", and
  /// "partner_called"; the other members of `typed` but its id and version do not matter.
  RecordOutcome change_record(const db::Client& typed, db::AuditAction action = db::AuditAction::Change);

  std::optional<CaseStanding> standing(const db::ClientId& id);
  /// Closes the case as of a day, from which on the time counts that the record is kept. Field "closed_on"; closing a
  /// case that is closed changes the day.
  RecordOutcome close(const db::ClientId& id, const std::string& closed_on);
  /// Opening one that is open does nothing.
  Saved reopen(const db::ClientId& id);

 private:
  /// In one transaction, so that the state and the day never say different things.
  Saved save_standing(const db::ClientId& id, db::ClientState state,
                      const std::optional<std::chrono::year_month_day>& closed_on);

  db::Vault& vault_;
};

}  // namespace toolkit
