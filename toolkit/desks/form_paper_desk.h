// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clients.h"
#include "db/responses.h"
#include "db/vault.h"
#include "forms/validation.h"
#include "handouts/form_document.h"
#include "handouts/pipeline.h"
#include "handouts/typefaces.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/typed_answers.h"

namespace toolkit {

/// How a form's paper is made.
struct PaperChoice {
  handouts::FormPaper paper = handouts::FormPaper::Fillable;
  handouts::Variant variant = handouts::Variant::Standard;
  std::string language = "en-US";  ///< where the form has no words in it, its own
};

/// What the page that asks about a form's paper shows.
struct PaperOffer {
  db::Client client;
  std::string title;            ///< in the language of the screen
  bool has_spanish = false;     ///< every text of the form is there in Spanish
  std::optional<Depth> intake;  ///< it is the intake, of which there is one, so that its paper may have the answers
};

struct PaperOutcome {
  std::string pdf;
  std::string problem;      ///< why there is none, in a sentence
  bool is_unknown = false;  ///< no such client or form
};

/// What a filled paper says, to be shown beside what is stored before anything is saved.
struct PaperReading {
  std::string problem;  ///< why it was not read, in a sentence
  /// Of these two: the intake, of which there is one, at this depth; or a filled form.
  std::optional<Depth> intake;
  std::optional<db::ResponseId> response;
  Typed typed;  ///< what is stored, and in its place what the paper says of the questions that it asks
  std::vector<forms::Issue> issues;
};

/// Forms on paper for a client, to fill in on a screen or with a pen, and what comes back on them. Papers hold no
/// question that is for the therapist only, and are kept nowhere. The names of forms are client_form_names, "intake"
/// and "short-intake".
class FormPaperDesk {
 public:
  FormPaperDesk(db::Vault& vault, const handouts::Typefaces& typefaces) : vault_(vault), pipeline_(typefaces) {}

  /// Empty when there is no such client or form. These two leave no trail: the page shows nothing of the record but the
  /// client's name, and making a paper leaves a Print.
  std::optional<PaperOffer> offer(const db::ClientId& client, std::string_view name);
  std::optional<PaperOffer> offer(const db::ResponseId& response);

  /// Without answers; the intake also with those that are stored.
  PaperOutcome make(const db::ClientId& client, std::string_view name, const PaperChoice& choice,
                    bool with_answers = false);
  /// With the answers that are stored, or in their place with what the records know.
  PaperOutcome make(const db::ResponseId& response, const PaperChoice& choice);

  /// Reads a filled PDF of any form of this client. A form of which there are several is read into one that is begun
  /// and empty.
  PaperReading read(const db::ClientId& client, std::string_view pdf);
  /// Only of the form that this response answers.
  PaperReading read(const db::ResponseId& response, std::string_view pdf);

 private:
  /// The form that a paper is of, the intake with its short form; none for anything else.
  std::vector<forms::Questionnaire> find_candidates(const db::ClientId& client, const std::string& canonical,
                                                    const std::string& language);
  std::string draw(db::Transaction& transaction, const forms::Questionnaire& form,
                   const forms::QuestionnaireResponse* answers, const PaperChoice& choice);

  db::Vault& vault_;
  handouts::Pipeline pipeline_;
};

}  // namespace toolkit
