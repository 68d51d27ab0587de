// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "toolkit/desks/access_desk.h"
#include "toolkit/desks/audit_desk.h"
#include "toolkit/desks/backup_desk.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/erasure_desk.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/form_paper_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/history_desk.h"
#include "toolkit/desks/import_desk.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/key_rotation.h"
#include "toolkit/desks/language_desk.h"
#include "toolkit/desks/library_desk.h"
#include "toolkit/desks/locking_desk.h"
#include "toolkit/desks/merge_desk.h"
#include "toolkit/desks/note_draft_desk.h"
#include "toolkit/desks/number_desk.h"
#include "toolkit/desks/outcome_desk.h"
#include "toolkit/desks/own_form_desk.h"
#include "toolkit/desks/own_text_desk.h"
#include "toolkit/desks/picture_desk.h"
#include "toolkit/desks/post_desk.h"
#include "toolkit/desks/practice_desk.h"
#include "toolkit/desks/print_desk.h"
#include "toolkit/desks/process_desk.h"
#include "toolkit/desks/recovery_kit_desk.h"
#include "toolkit/desks/refused_requests.h"
#include "toolkit/desks/retention_desk.h"
#include "toolkit/desks/search_desk.h"
#include "toolkit/desks/today_desk.h"
#include "toolkit/desks/trash_desk.h"
#include "toolkit/desks/vault_desk.h"
#include "toolkit/exchange/client_export.h"
#include "toolkit/http/http_service.h"
#include "toolkit/http/router.h"
#include "toolkit/http/session_table.h"
#include "toolkit/http/tickets.h"
#include "toolkit/pages/view.h"

namespace toolkit {

/// What the pages are made of. Handlers keep references to all of it, so it must outlive the router; handlers run one
/// at a time.
struct PageRoom {
  VaultDesk& vault;
  LanguageDesk& language;
  LockingDesk& locking;
  ClientDesk& clients;
  NoteDraftDesk& drafts;
  IntakeDesk& intake;
  FormDesk& forms;
  FormPaperDesk& form_papers;
  ConsentDesk& consent;
  HandoutDesk& handouts;
  LibraryDesk& library;
  PostDesk& post;
  PrintDesk& printing;
  PictureDesk& pictures;
  PracticeDesk& practice;
  NumberDesk& numbers;
  OutcomeDesk& outcomes;
  TodayDesk& today;
  HistoryDesk& history;
  ProcessDesk& process;
  OwnFormDesk& own_forms;
  OwnTextDesk& own_texts;
  AuditDesk& audit;
  RefusedRequests& refused;
  ClientExport& exporting;
  SearchDesk& search;
  RecoveryKitDesk& kit;
  AccessDesk& access;
  KeyRotation& rotation;
  MergeDesk& merging;
  TrashDesk& trash;
  ImportDesk& importing;
  RetentionDesk& retention;
  ErasureDesk& erasure;
  BackupDesk& backups;
  http::SessionTable& sessions;
  http::Tickets& tickets;
  const db::Clock& clock;
  const View& view;
};

/// Where a ticket is exchanged for the door, from a page of ours.
inline constexpr std::string_view kComeIn = "/come-in";

/// Each page file adds its rows to the route table.
void add_asset_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_door_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_recovery_kit_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_access_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_locking_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_language_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_client_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_note_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_form_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_filled_form_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_form_paper_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_consent_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_document_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_compose_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_handed_over_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_library_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_protected_copy_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_post_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_print_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_picture_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_export_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_history_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_record_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_process_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_audit_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_import_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_merge_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_retention_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_erasure_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_backup_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_own_form_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_own_text_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_practice_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_number_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_today_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_outcome_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_search_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_closing_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_trash_routes(std::vector<http::Route>& routes, const PageRoom& room);
void add_help_routes(std::vector<http::Route>& routes, const PageRoom& room);

/// Says that somebody else sees the screen, and that one is alone again.
void add_company_routes(std::vector<http::Route>& routes, const PageRoom& room);
/// While there is company, every page of the records is shut, and so is help; the library is not.
void shut_in_company(std::vector<http::Route>& routes, const PageRoom& room);

/// An address of something that is in the trash says so, and nothing else of it.
void tell_what_is_in_trash(std::vector<http::Route>& routes, const PageRoom& room);
/// What web/partials/trashed.mustache and the pages of the trash show of it.
Fields trash_fields(const InTrash& entry);
/// The field "was_trashed", and the others when the address names what was just put into the trash.
void add_undo(Fields& fields, const PageRoom& room, const http::Request& request, TrashKind kind);

/// The whole route table.
http::Router make_router(const PageRoom& room);
/// What the service asks for besides.
http::Callbacks make_callbacks(const PageRoom& room);
/// What a person sees when a request is refused, and when a handler failed: one table from kind to status and sentence.
/// What was typed and could not be saved comes back, to be sent once more, unless there is a secret in it.
http::Reply refusal_page(const View& view, int status);
http::Reply failure_page(const View& view, const std::exception& failure, const http::Request& request = {});
/// The page for a form that came too late, because the records were locked meanwhile: what was typed comes back as
/// above. Empty when there is nothing to give back. While the records are locked, a form that was answered before is not
/// shown again: it may be somebody else who goes back in the browser. It comes once they are open.
std::optional<http::Reply> give_back_page(const View& view, const http::Request& request, bool was_answered = false);
struct NotSaved {
  int status;
  std::string_view heading;
  std::string_view sentence;
};
/// What was typed has nowhere to go now: it comes back, to be sent once more. The page shows those fields, by name and
/// value, that somebody would want to read again.
http::Reply not_saved_page(const View& view, const http::Request& request, const NotSaved& why,
                           const std::function<bool(std::string_view, std::string_view)>& is_read);
/// "There is no such page", also for an id of nothing.
http::Reply not_found(const View& view);

}  // namespace toolkit
