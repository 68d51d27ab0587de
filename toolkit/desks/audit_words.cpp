// SPDX-License-Identifier: MIT
#include "toolkit/desks/audit_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "toolkit/screen_language.h"

#include "toolkit/printing/print_state.h"

namespace toolkit {
namespace {

using db::AuditAction;
using printing::PrintState;

/// {1} stands for what it was done to. An act without that place says everything by itself.
struct Act {
  AuditAction action;
  std::string_view pattern;
};
constexpr std::array kActs = {
    Act{AuditAction::View, "Opened {1}"},
    Act{AuditAction::Create, "Added {1}"},
    Act{AuditAction::Change, "Changed {1}"},
    Act{AuditAction::Restore, "Restored {1}"},
    Act{AuditAction::Trash, "Put into the trash {1}"},
    Act{AuditAction::Erase, "Destroyed {1}"},
    Act{AuditAction::Issue, "Made {1}"},
    Act{AuditAction::Hold, "Held back {1}"},
    Act{AuditAction::Release, "Released {1}"},
    Act{AuditAction::Print, "Printed {1}"},
    Act{AuditAction::Export, "Took out {1}"},
    Act{AuditAction::Merge, "Merged {1}"},
    Act{AuditAction::Unmerge, "Took apart again {1}"},
    Act{AuditAction::RetentionSet, "Set how long to keep {1}"},
    Act{AuditAction::VaultCreated, "Set up the records"},
    Act{AuditAction::Unlocked, "Unlocked the records"},
    Act{AuditAction::UnlockFailed, "Typed a wrong passphrase"},
    Act{AuditAction::Locked, "Locked the records"},
    Act{AuditAction::Backup, "Made a backup"},
    Act{AuditAction::BackupTried, "Tried a backup"},
    Act{AuditAction::BackupRestored, "Went back to a backup"},
    Act{AuditAction::OlderFileAccepted, "Went on with an older file"},
    Act{AuditAction::PassphraseChanged, "Changed the passphrase"},
    Act{AuditAction::RecoveryKitMade, "Made a recovery kit"},
    Act{AuditAction::PractitionerAdded, "Added a practitioner"},
    Act{AuditAction::PractitionerRemoved, "Removed a practitioner"},
    Act{AuditAction::RotationStarted, "Began to renew the keys"},
    Act{AuditAction::RotationFinished, "Finished renewing the keys"},
    Act{AuditAction::RequestsRefused, "Refused requests that no page of the program sends"},
};

/// "Opened" of "Opened {1}", wherever a language has the place.
std::string without_place(std::string pattern) {
  constexpr std::string_view kPlace = " {1}";
  if (const auto at = pattern.find(kPlace); at != std::string::npos) pattern.erase(at, kPlace.size());
  return pattern;
}

struct Noun {
  std::string_view kind;
  std::string_view words;
};
constexpr std::array kNouns = {
    Noun{"", "the records"},
    Noun{"client", "the client's record"},
    Noun{"partner", "the partner's record"},
    Noun{"note", "a note"},
    Noun{"questionnaire_response", "the answers to a form"},
    Noun{"screening", "the private questions"},
    Noun{"authorization", "an authorization"},
    Noun{"issued_document", "a document"},
    Noun{"practice", "the practice page"},
    Noun{"setting", "a choice of the practice"},
    Noun{"process_note", "a process note"},
    Noun{"note_draft", "what was typed of a note"},
    Noun{"process_note_draft", "what was typed of a process note"},
    Noun{"audit_entry", "the audit trail"},
    Noun{"trash", "the trash"},
    Noun{"retention", "the client's record"},
    Noun{"erasure", "the receipts"},
    Noun{"client_merge", "two records of one client"},
    Noun{"own_form", "a form of the practice's own"},
    Noun{"own_text", "a text of the practice's own"},
};

/// What is better said otherwise than by verb and noun. The detail is what an entry's begins with.
struct Special {
  AuditAction action;
  std::string_view kind;
  std::string_view detail;
  std::string_view words;
};
constexpr std::array kSpecials = {
    Special{AuditAction::View, "", "verify", "Had all records read and checked"},
    Special{AuditAction::View, "client", "list", "Opened the list of clients"},
    Special{AuditAction::View, "client", "closed-list", "Opened the list of closed cases"},
    Special{AuditAction::View, "client", "closing", "Opened the page that closes the case"},
    Special{AuditAction::View, "client", "documents", "Opened the client's documents"},
    Special{AuditAction::View, "client", "preview", "Looked at a document before making it"},
    Special{AuditAction::View, "client", "record", "Opened the client's name and partner"},
    Special{AuditAction::View, "client", "import", "Looked at a list of clients to bring in"},
    Special{AuditAction::View, "client", "today", "Opened the page of today"},
    Special{AuditAction::View, "client", "take-out", "Opened the page to take the record out"},
    Special{AuditAction::View, "client", "versions", "Looked at earlier versions of the client's record"},
    Special{AuditAction::View, "client", "", "Opened the client's page"},
    Special{AuditAction::View, "note", "versions", "Looked at earlier versions of a note"},
    Special{AuditAction::View, "process_note", "versions", "Looked at earlier versions of a process note"},
    Special{AuditAction::View, "questionnaire_response", "merged", "Opened an intake that came with a merged record"},
    Special{AuditAction::View, "questionnaire_response", "counted", "Opened what happened next, counted"},
    Special{AuditAction::Export, "questionnaire_response", "counts", "Took out what happened next, counted"},
    Special{AuditAction::View, "questionnaire_response", "versions", "Looked at earlier versions of a form"},
    Special{AuditAction::View, "issued_document", "with-password", "Opened the page for a copy with a password"},
    Special{AuditAction::View, "issued_document", "envelope", "Opened the page for the envelope of a letter"},
    Special{AuditAction::View, "practice", "pictures", "Opened the page for logo and signature"},
    Special{AuditAction::View, "practice", "picture", "Looked at the logo or at a signature"},
    Special{AuditAction::View, "search", "", "Searched the records"},
    Special{AuditAction::Restore, "client", "trash", "Took the client's record out of the trash"},
    Special{AuditAction::Restore, "note", "trash", "Took a note out of the trash"},
    Special{AuditAction::Restore, "process_note", "trash", "Took a process note out of the trash"},
    Special{AuditAction::Restore, "client", "", "Went back to an earlier version of the client's name and partner"},
    Special{AuditAction::Restore, "note", "", "Went back to an earlier version of a note"},
    Special{AuditAction::Restore, "process_note", "", "Went back to an earlier version of a process note"},
    Special{AuditAction::Restore, "questionnaire_response", "", "Went back to an earlier version of a form"},
    Special{AuditAction::Create, "note_draft", "", "Began to type a note"},
    Special{AuditAction::Change, "note_draft", "", "Typed on at a note that is not saved yet"},
    Special{AuditAction::Trash, "note_draft", "", "Threw away what was typed of a note"},
    Special{AuditAction::Create, "process_note_draft", "", "Began to type a process note"},
    Special{AuditAction::Change, "process_note_draft", "", "Typed on at a process note that is not saved yet"},
    Special{AuditAction::Trash, "process_note_draft", "", "Threw away what was typed of a process note"},
    Special{AuditAction::Change, "setting", "locking", "Changed after how long without use the records lock"},
    Special{AuditAction::Change, "setting", "screen-language", "Changed the language of the screen"},
    Special{AuditAction::Create, "client", "import", "Added a client from a list"},
    Special{AuditAction::Create, "client", "", "Added a client"},
    Special{AuditAction::Create, "screening", "", "Recorded the private questions"},
    Special{AuditAction::Create, "authorization", "", "Put an authorization on file"},
    Special{AuditAction::Change, "client", "closed", "Closed the case"},
    Special{AuditAction::Change, "client", "opened-again", "Opened the case again"},
    Special{AuditAction::Change, "authorization", "revoked", "Noted that an authorization was revoked"},
    Special{AuditAction::Change, "setting", "process-notes on", "Switched process notes on"},
    Special{AuditAction::Change, "setting", "process-notes off", "Switched process notes off"},
    Special{AuditAction::Change, "setting", "recovery-kit made", "Had a recovery kit shown"},
    Special{AuditAction::Change, "setting", "recovery-kit on-paper", "Typed back a group of the recovery kit"},
    Special{AuditAction::Change, "setting", "logo", "Changed the logo of the letters"},
    Special{AuditAction::Change, "setting", "signature", "Changed their signature"},
    Special{AuditAction::Change, "setting", "backup-folder", "Chose where backups go"},
    Special{AuditAction::Change, "setting", "place", "Changed where the practice is"},
    Special{AuditAction::View, "setting", "support-numbers", "Opened the support numbers"},
    Special{AuditAction::Change, "setting", "support-numbers checked", "Noted that support numbers were checked"},
    Special{AuditAction::Change, "setting", "support-numbers", "Changed the support numbers of the practice's own"},
    Special{AuditAction::Change, "practitioner", "", "Changed the name of a practitioner"},
    Special{AuditAction::Unlocked, "", "asked-again", "Typed the passphrase again"},
    Special{AuditAction::Unlocked, "", "recovery-kit", "Unlocked the records with the recovery kit"},
    Special{AuditAction::Print, "issued_document", "envelope", "Made the envelope of a letter"},
    Special{AuditAction::Print, "issued_document", "label", "Made the label of a letter"},
    Special{AuditAction::Hold, "issued_document", "envelope", "Held back the envelope of a letter"},
    Special{AuditAction::Hold, "issued_document", "print", "Held back a second print of a document"},
    Special{AuditAction::Print, "issued_document", "sent", "Sent a document to a printer"},
    Special{AuditAction::Print, "issued_document", to_text(PrintState::Done), "Had a document printed"},
    Special{AuditAction::Print, "issued_document", to_text(PrintState::Cancelled),
            "Stopped the printing of a document"},
    Special{AuditAction::Print, "issued_document", to_text(PrintState::Failed), "Could not print a document"},
    Special{AuditAction::Print, "issued_document", to_text(PrintState::Lost),
            "Could not learn whether a document was printed"},
    Special{AuditAction::Hold, "client", "", "Held documents back"},
    Special{AuditAction::View, "retention", "rules", "Opened how long records are kept"},
    Special{AuditAction::View, "retention", "review", "Opened the records that are due for review"},
    Special{AuditAction::View, "retention", "keeping", "Looked at how long the client's record is kept"},
    Special{AuditAction::View, "retention", "destroy", "Opened the page to destroy something of the client"},
    Special{AuditAction::View, "trash", "destroy", "Opened the page to destroy something in the trash"},
    Special{AuditAction::View, "erasure", "list", "Opened the receipts of destroyed records"},
    Special{AuditAction::View, "erasure", "", "Opened the receipt of a destroyed record"},
    Special{AuditAction::RetentionSet, "setting", "", "Set how long records are kept"},
    Special{AuditAction::RetentionSet, "retention", "hold", "Put a legal hold on the client's record"},
    Special{AuditAction::RetentionSet, "retention", "lift", "Lifted the legal hold on the client's record"},
    Special{AuditAction::RetentionSet, "retention", "snooze client", "Kept the client's record for some months more"},
    Special{AuditAction::RetentionSet, "retention", "snooze partner",
            "Kept the partner's details for some months more"},
    Special{AuditAction::Erase, "client", "period-over", "Destroyed the client's record, whose time was over"},
    Special{AuditAction::Erase, "client", "person-asked", "Destroyed the client's record, as the person asked"},
    Special{AuditAction::Erase, "client", "never-needed", "Destroyed the client's record, which was never needed"},
    Special{AuditAction::Erase, "client", "trash-emptied", "Destroyed the client's record out of the trash"},
    Special{AuditAction::Erase, "partner", "period-over", "Destroyed the partner's details, whose time was over"},
    Special{AuditAction::Erase, "partner", "person-asked", "Destroyed the partner's details, as the person asked"},
    Special{AuditAction::Erase, "partner", "never-needed", "Destroyed the partner's details, which were never needed"},
    Special{AuditAction::View, "own_form", "list", "Opened the list of forms"},
    Special{AuditAction::View, "own_form", "version", "Looked at an earlier version of a form of the practice's own"},
    Special{AuditAction::View, "own_form", "", "Looked at a form of the practice"},
    Special{AuditAction::Create, "own_form", "", "Began a form of the practice's own"},
    Special{AuditAction::Change, "own_form", "used", "Began to use a form of the practice's own"},
    Special{AuditAction::Change, "own_form", "stopped", "Went back to the form that came with the program"},
    Special{AuditAction::Change, "own_form", "", "Changed the draft of a form"},
    Special{AuditAction::Trash, "own_form", "", "Threw away the draft of a form"},
    Special{AuditAction::Restore, "own_form", "", "Took back the draft of a form"},
    Special{AuditAction::View, "own_text", "list", "Opened the list of texts"},
    Special{AuditAction::View, "own_text", "version", "Looked at an earlier version of a text of the practice's own"},
    Special{AuditAction::View, "own_text", "state", "Looked at how the draft of a text was before"},
    Special{AuditAction::View, "own_text", "", "Looked at a text of the practice"},
    Special{AuditAction::Create, "own_text", "", "Began a text of the practice's own"},
    Special{AuditAction::Change, "own_text", "used", "Began to use a text of the practice's own"},
    Special{AuditAction::Change, "own_text", "stopped", "Went back to the text that came with the program"},
    Special{AuditAction::Change, "own_text", "", "Changed the draft of a text"},
    Special{AuditAction::Trash, "own_text", "", "Threw away the draft of a text"},
    Special{AuditAction::Restore, "own_text", "", "Took back the draft of a text"},
    Special{AuditAction::Export, "process_note", "", "Took process notes out"},
    Special{AuditAction::Export, "issued_document", "with-password", "Took out a copy of a document with a password"},
};

/// Of a print that went to a printer: that it was sent, or how it ended.
bool is_of_printer(const db::AuditEvent& event) {
  const auto what = std::string_view(event.detail).substr(0, event.detail.find(' '));
  return event.action == AuditAction::Print && (what == "sent" || printing::find_print_state(what));
}

/// "L02" or "G-05", and no word or number.
bool is_code(std::string_view word) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_rest = [&](char c) { return is_capital(c) || c == '-' || (c >= '0' && c <= '9'); };
  return !word.empty() && is_capital(word.front()) && std::ranges::all_of(word, is_rest);
}

}  // namespace

std::vector<AuditActionWords> audit_actions() {
  std::vector<AuditActionWords> actions;
  for (const auto& [action, pattern] : kActs) actions.push_back({action, without_place(say(pattern))});
  return actions;
}

std::string audit_sentence(const db::AuditEvent& event) {
  for (const auto& [action, kind, detail, words] : kSpecials) {
    if (action == event.action && kind == event.kind && event.detail.starts_with(detail)) return say(words);
  }
  const auto act = std::ranges::find(kActs, event.action, &Act::action);
  const auto noun = std::ranges::find(kNouns, event.kind, &Noun::kind);
  return say(act->pattern, {say(noun == kNouns.end() ? "a record" : noun->words)});
}

std::string audit_remark(const db::AuditEvent& event) {
  // Of a print, the document and the printer.
  if (is_of_printer(event)) return event.detail.substr(event.detail.find(' ') + 1);
  // Of a document that was taken out, its code; of a record, how, and what was ticked.
  const bool is_record = event.action == AuditAction::Export && event.kind != "issued_document";
  const bool is_count = event.action == AuditAction::RequestsRefused;
  if (event.action == AuditAction::Release || is_record || is_count) return event.detail;
  std::string codes;
  for (std::string_view rest = event.detail; !rest.empty();) {
    const auto word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (is_code(word)) codes += (codes.empty() ? "" : " ") + std::string(word);
  }
  return codes;
}

}  // namespace toolkit
