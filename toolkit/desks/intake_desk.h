// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "db/audit_trail.h"
#include "db/clients.h"
#include "db/vault.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/desks/typed_answers.h"

namespace toolkit {

/// The forms a therapist fills about a client. The first two are kept as one response that grows; the last two belong
/// to the safety compartment, where every record is new and whole.
enum class Form { Intake, Judgement, Screening, Reassessment };
/// Which questions of a form a page shows: all of them, or those of its short form (the intake has one).
enum class Depth { Whole, Short };
/// The shipped form: its address is that of the form in use, whoever changed that.
const forms::Questionnaire& questionnaire(Form form);

/// A form with what is already answered.
struct FilledForm {
  db::Client client;
  Form form = Form::Intake;
  SharedForm questions;  ///< those that this depth shows, in the language of the screen
  SharedForm whole;      ///< all of them, in the same
  Typed typed;
  int version = 0;                   ///< of the stored response; 0 when there is none, and for the safety compartment
  std::optional<db::Time> saved_at;  ///< when the newest answers were stored
  bool is_complete = false;
};

/// What a form adds up to (forms/scores.h).
struct ScoreLine {
  std::string link_id;  ///< of the computed item
  std::string what;     ///< its text
  std::string number;
  std::string words;                   ///< the publisher's for such a number, such as "moderate", or empty
  bool asks_for_conversation = false;  ///< it is beyond the measure's usual cut-off

  friend bool operator==(const ScoreLine&, const ScoreLine&) = default;
};

struct FormOutcome {
  std::vector<forms::Issue> issues;
  Saved saved = Saved::Yes;
  int version = 0;
  db::Time saved_at{};
  bool is_complete = false;
  std::vector<ScoreLine> scores = {};
};

/// Recording what was asked and answered. What is stored is in the form's own language, whatever that of the screen.
class IntakeDesk {
 public:
  explicit IntakeDesk(db::Vault& vault) : vault_(vault) {}

  /// For the safety compartment the answers come back empty: earlier records are read on the private page, not on a
  /// form.
  std::optional<FilledForm> open(Form form, const db::ClientId& client, Depth depth = Depth::Whole);
  /// What is asked today (form_shelf.h), in the language of the screen.
  SharedForm questions(Form form, Depth depth = Depth::Whole);
  /// Intake and Judgement. Saves every answer that fits, durably, and reports the others, whose earlier answers stay.
  /// What does not fit and what was answered to closed questions is kept beside the answers, for the page. Questions
  /// that this depth does not show keep their answers.
  /// Who the two people are (A1, A3, A5-read, C1 to C3) goes to the client's record in the same transaction.
  /// `action` is Restore when what is saved is an earlier version.
  FormOutcome save(Form form, const db::ClientId& client, const Typed& typed, int version,
                   db::AuditAction action = db::AuditAction::Change, Depth depth = Depth::Whole);
  /// Screening and Reassessment. Keeps nothing unless there are no issues and nothing required is missing.
  FormOutcome record(Form form, const db::ClientId& client, const Typed& typed);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
