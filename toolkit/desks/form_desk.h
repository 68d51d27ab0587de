// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/audit_trail.h"
#include "db/clients.h"
#include "db/responses.h"
#include "db/vault.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/typed_answers.h"

namespace toolkit {

/// The forms that are filled in as often as they are needed, each time as a response of its own: everything that is
/// shipped but the intake, the therapist's judgment and the two of the safety compartment. By name, in the order of the
/// page that lists them.
const std::vector<std::string>& client_form_names();

/// Which of them this canonical address names, whatever its version, or empty.
std::string client_form_name(std::string_view canonical);

/// A filled form as it is stored, and whose it is.
struct FilledRow {
  db::Response response;
  db::Client client;
};
/// The response with this id when it answers one of them, and belongs to a client who is neither merged nor in the
/// trash.
std::optional<FilledRow> find_filled_form(db::Transaction& transaction, const db::ResponseId& id);

/// How one filled form stands.
struct FormStanding {
  db::ResponseId id;
  db::Time begun_at{};
  db::Time changed_at{};
  bool is_complete = false;
  bool is_mistaken = false;  ///< marked as entered by mistake: kept, and counted nowhere
  std::vector<ScoreLine> scores;
  bool needs_follow_up = false;  ///< find_follow_up names it
};

struct ClientForm {
  std::string name;
  std::string title;                 ///< in the language of the screen
  std::vector<FormStanding> filled;  ///< newest first
};

struct ClientForms {
  db::Client client;
  std::vector<ClientForm> forms;
};

/// A filled form, opened.
struct OpenedForm {
  db::Client client;
  std::string name;
  SharedForm questions;  ///< in the language of the screen
  db::ResponseId id;
  Typed typed;
  bool is_empty = false;  ///< nothing is saved: `typed` is what the records know
  int version = 0;
  db::Time saved_at{};
  FormStanding standing;
};

/// The newest answers to item 9 of the PHQ-9, when they call for a talk on the same day (domain.md 5.4) and no
/// re-assessment was recorded since.
std::optional<db::ResponseId> find_follow_up(db::Transaction& transaction, const db::ClientId& client);

/// Whether the person says that the form is filled in as far as it will be.
enum class Ending { NotYet, Finished };

/// FormStanding in and reading the forms of a client.
class FormDesk {
 public:
  explicit FormDesk(db::Vault& vault) : vault_(vault) {}

  /// Leaves a View. Empty when there is no such client.
  std::optional<ClientForms> list(const db::ClientId& client);
  /// A new response, or the one that was begun before and is still empty. Empty when there is no such client or form.
  std::optional<db::ResponseId> begin(const db::ClientId& client, std::string_view name);
  /// What this response answers, in the language of the screen; null when there is no such filled form. Leaves no
  /// trail.
  SharedForm questions(const db::ResponseId& id);
  /// Leaves a View. An empty response comes with what the records know already: names, and what the practice decided.
  std::optional<OpenedForm> open(const db::ResponseId& id);
  /// Saves every answer that fits, durably, as IntakeDesk::save does, and what the form adds up to with them. A
  /// finished form is complete when no answer is wrong, nothing required is missing and something is answered;
  /// otherwise what was typed is kept and the issues name each question. Changing a finished form amends it, for as
  /// long as it stays complete.
  FormOutcome save(const db::ResponseId& id, const Typed& typed, int version, Ending ending = Ending::NotYet,
                   db::AuditAction action = db::AuditAction::Change);
  /// Marks it as entered by mistake (FHIR entered-in-error), or takes the mark away. Nothing is ever deleted from a
  /// record of care.
  Saved set_mistaken(const db::ResponseId& id, int version, bool mistaken);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
