// SPDX-License-Identifier: MIT
#include "toolkit/desks/audit_words.h"

#include <gtest/gtest.h>

#include "toolkit/printing/print_state.h"

namespace toolkit {
namespace {

using db::AuditAction;

TEST(AuditWords, SayWhatWasDone) {
  const struct {
    AuditAction action;
    const char* kind;
    const char* detail;
    const char* sentence;
    const char* remark;
  } rows[] = {
      {AuditAction::View, "client", "", "Opened the client's page", ""},
      {AuditAction::View, "client", "list", "Opened the list of clients", ""},
      {AuditAction::View, "client", "preview L02", "Looked at a document before making it", "L02"},
      {AuditAction::View, "note", "", "Opened a note", ""},
      {AuditAction::View, "note", "versions 1 2", "Looked at earlier versions of a note", ""},
      {AuditAction::View, "", "verify", "Had all records read and checked", ""},
      {AuditAction::View, "search", "", "Searched the records", ""},
      {AuditAction::Change, "practitioner", "", "Changed the name of a practitioner", ""},
      {AuditAction::Change, "setting", "recovery-kit made", "Had a recovery kit shown", ""},
      {AuditAction::Restore, "questionnaire_response", "", "Went back to an earlier version of a form", ""},
      {AuditAction::Unlocked, "", "asked-again", "Typed the passphrase again", ""},
      {AuditAction::Unlocked, "", "recovery-kit", "Unlocked the records with the recovery kit", ""},
      {AuditAction::Unlocked, "", "", "Unlocked the records", ""},
      {AuditAction::Create, "client", "import", "Added a client from a list", ""},
      {AuditAction::Change, "practice", "", "Changed the practice page", ""},
      {AuditAction::Hold, "client", "L02 G-05 H02", "Held documents back", "L02 G-05 H02"},
      {AuditAction::Issue, "issued_document", "L02", "Made a document", "L02"},
      {AuditAction::Release, "issued_document", "Read together.", "Released a document", "Read together."},
      {AuditAction::Export, "client", "csv notes", "Took out the client's record", "csv notes"},
      {AuditAction::Export, "issued_document", "L02", "Took out a document", "L02"},
      {AuditAction::Export, "issued_document", "with-password L02", "Took out a copy of a document with a password",
       "L02"},
      {AuditAction::View, "issued_document", "with-password L02", "Opened the page for a copy with a password", "L02"},
      {AuditAction::Print, "issued_document", "envelope L02", "Made the envelope of a letter", "L02"},
      {AuditAction::Hold, "issued_document", "envelope L02", "Held back the envelope of a letter", "L02"},
      {AuditAction::Hold, "issued_document", "print L02", "Held back a second print of a document", "L02"},
      {AuditAction::Print, "issued_document", "sent L02 office_2", "Sent a document to a printer", "L02 office_2"},
      {AuditAction::Print, "issued_document", "printed L02 Office envelope", "Had a document printed",
       "L02 Office envelope"},
      {AuditAction::Print, "issued_document", "cancelled L02 Office", "Stopped the printing of a document",
       "L02 Office"},
      {AuditAction::Print, "issued_document", "not-printed L02 Office", "Could not print a document", "L02 Office"},
      {AuditAction::Print, "issued_document", "not-known L02 Office", "Could not learn whether a document was printed",
       "L02 Office"},
      {AuditAction::View, "practice", "pictures", "Opened the page for logo and signature", ""},
      {AuditAction::View, "practice", "picture logo", "Looked at the logo or at a signature", ""},
      {AuditAction::Change, "setting", "logo chosen", "Changed the logo of the letters", ""},
      {AuditAction::UnlockFailed, "", "", "Typed a wrong passphrase", ""},
      {AuditAction::Locked, "", "", "Locked the records", ""},
      {AuditAction::Trash, "of another time", "", "Put into the trash a record", ""},
  };
  for (const auto& [action, kind, detail, sentence, remark] : rows) {
    const db::AuditEvent event{action, kind, "", {}, detail};
    EXPECT_EQ(audit_sentence(event), sentence);
    EXPECT_EQ(audit_remark(event), remark) << sentence;
  }
}

TEST(AuditWords, KnowEveryEndOfAPrint) {
  using printing::PrintState;
  for (const auto state : {PrintState::Done, PrintState::Cancelled, PrintState::Failed, PrintState::Lost}) {
    const db::AuditEvent event{
        AuditAction::Print, "issued_document", "", {}, std::string(to_text(state)) + " L02 Office"};
    EXPECT_NE(audit_sentence(event), "Printed a document") << to_text(state);
    EXPECT_EQ(audit_remark(event), "L02 Office") << to_text(state);
  }
}

TEST(AuditWords, KnowEveryAction) {
  for (int action = 0; action <= static_cast<int>(AuditAction::RequestsRefused); ++action) {
    const db::AuditEvent event{static_cast<AuditAction>(action), "client", "", {}, ""};
    EXPECT_FALSE(audit_sentence(event).empty()) << action;
  }
  EXPECT_EQ(audit_actions().size(), static_cast<std::size_t>(AuditAction::RequestsRefused) + 1);
}

}  // namespace
}  // namespace toolkit
