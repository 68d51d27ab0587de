// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "toolkit/pages/pages.h"

namespace toolkit {

/// A note as its page has it.
struct NotePlace {
  db::DraftOf of;
  std::string address;  ///< where its form is sent
  std::string back;     ///< the page that shows the draft
  TypedNote stored;     ///< what is saved of it; empty for a note that is not
};

/// What web/partials/note_fields.mustache shows of a draft: its words in the fields, of which version of the note they
/// are, and since when. Without one the fields stay as they are.
void add_draft(Fields& fields, const KeptDraft& kept);
/// The same for a page that shows what was just sent.
void add_sent_draft(Fields& fields, const http::Fields& form);
/// The state of the draft that the form was made from, or empty.
std::string sent_draft(const http::Fields& form);

/// Whether a form is not to be saved as a note: the script's while somebody types, “throw it away”, and “take it back”.
bool is_about_draft(const http::Fields& form);
/// The answer to such a form.
http::Reply answer_draft(const PageRoom& room, const http::Request& request, const NotePlace& place);
/// The same for a note that is saved, at the page with this address; 404 when there is none.
http::Reply answer_draft_beside(const PageRoom& room, const http::Request& request, db::NoteKind kind);

}  // namespace toolkit
