// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "db/clients.h"
#include "db/notes.h"
#include "db/transaction.h"

namespace toolkit {

/// One thing that happened in a case. That something private was asked is said, never what was found.
struct TimelineLine {
  enum class What {
    Note,
    Document,  ///< handed over
    FilledForm,
    Judgment,
    PrivateQuestions,
    Reassessment,
    Authorization,
    Revocation,
    Intake,
    CaseClosed,
    CaseOpened
  };

  std::chrono::sys_days on{};  ///< of a note the session, of an authorization the signature, else when it was recorded
  What what = What::Note;
  std::string id;     ///< of the note, the document or the filled form
  std::string words;  ///< a note's text, a document's code, a form's title in the language of the screen

  friend bool operator==(const TimelineLine&, const TimelineLine&) = default;
};

/// Everything that happened with this client, newest first; on one day in the order of What. A form that is empty or
/// was entered by mistake did not happen. Error Damaged as the lists of db/ have it.
std::vector<TimelineLine> timeline_of(db::Transaction& transaction, const db::Client& client,
                                      const std::vector<db::Note>& notes);

}  // namespace toolkit
