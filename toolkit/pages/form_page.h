// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/clients.h"
#include "forms/questionnaire.h"
#include "forms/validation.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/typed_answers.h"
#include "toolkit/http/request.h"
#include "toolkit/pages/view.h"

/// What every page has on which a form is filled in (web/form.mustache).
namespace toolkit {

/// Where a form's page is and what it asks. Borrows.
struct FormPlace {
  const db::Client& client;
  const forms::Questionnaire& questions;
  std::string address;        ///< of the page itself
  std::string versions = {};  ///< where earlier versions are read, or empty
  std::string paper = {};     ///< where its paper is made and read, or empty
  bool is_private = false;    ///< kept only when it is recorded
};

/// What stands on the page besides its questions.
struct FormState {
  Typed typed;
  std::vector<forms::Issue> issues;
  int version = 0;
  std::string saved_at;  ///< the time on the wall, or empty
  bool is_conflict = false;
  bool is_complete = false;
};

Fields form_page_fields(const FormPlace& place, const FormState& state);

/// What the script reads after saving in the background: the time it was saved, the version now stored, which answers
/// to look at, and behind an empty line what the form adds up to.
http::Reply background_reply(const FormOutcome& outcome);

/// Both versions of what another window saved meanwhile, on the page that shows what was typed. The page carries the
/// version that it shows, so that saving from it replaces what was seen.
void add_form_conflict(Fields& fields, const FormPlace& place, const forms::Questionnaire& whole, const Typed& stored,
                       const Typed& typed);

/// What was typed, save for the questions whose stored answer was chosen on the page that shows both versions.
Typed with_choices(const http::Fields& posted, Typed typed, const Typed& stored);
/// Whether any was.
bool has_choices(const http::Fields& posted);

}  // namespace toolkit
