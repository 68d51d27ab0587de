// SPDX-License-Identifier: MIT
#include "toolkit/serve.h"

#include <csignal>
#include <optional>
#include <ostream>
#include <random>
#include <string>

#include "handouts/template.h"
#include "toolkit/closed_process.h"
#include "toolkit/command_line.h"
#include "toolkit/http/http_service.h"
#include "toolkit/http/inherited_socket.h"
#include "toolkit/http/request_gate.h"
#include "toolkit/http/tickets.h"
#include "toolkit/lock_signals.h"
#include "toolkit/pages/pages.h"
#include "toolkit/state_folder.h"
#include "toolkit/ticket_socket.h"

namespace toolkit {
namespace {

/// The signals that end the service. They are blocked before any thread starts, so that only the wait below receives
/// them.
sigset_t block_signals() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);
  return ending;
}

std::size_t by_chance(std::size_t count) {
  std::random_device device;
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(device);
}

std::string link_with(const std::string& ticket, std::uint16_t port) {
  return "http://" + http::authority(port) + std::string(http::kTicketPath) + "?ticket=" + ticket;
}

/// A ticket is shown to a person only: what a journal keeps, others may read.
void tell_address(const ServeOptions& options, std::uint16_t port, http::Tickets& tickets, std::ostream& out) {
  if (options.is_at_terminal) {
    out << "Both of Us is ready. Open this link in your browser:\n  "
        << link_with(tickets.issue(http::kShownTicketLife), port)
        << "\nIt works once, for ten minutes. For another: " << options.open_words << '\n';
  } else {
    out << "Both of Us is ready at this address:\n  http://" << http::authority(port)
        << "/\nTo open it in your browser: " << options.open_words << '\n';
  }
}

}  // namespace

int serve(const ServeOptions& options, std::ostream& out) {
  close_off_process();
  const auto ending = block_signals();

  const db::DataFolder folder(options.data_folder, state_folder());
  const db::SystemClock clock;
  db::Vault vault(folder, clock);
  vault.gather_views();
  const handouts::Typefaces typefaces;
  // Read and checked here, so that a broken template stops the start and not a session.
  handouts::library();
  handouts::recovery_kit_template();

  RecoveryKitDesk kit_desk(vault, typefaces, clock, by_chance);
  printing::CupsPrinter printer(options.cups_socket);
  PrintWork print_work(vault, printer);
  VaultDesk vault_desk(vault, kit_desk, print_work);
  AccessDesk access_desk(vault, vault_desk, kit_desk);
  KeyRotation rotation(vault);
  LanguageDesk language_desk(vault);
  LockingDesk locking_desk(vault);
  ClientDesk client_desk(vault);
  NoteDraftDesk note_draft_desk(vault);
  IntakeDesk intake_desk(vault);
  FormDesk form_desk(vault);
  FormPaperDesk form_paper_desk(vault, typefaces);
  ConsentDesk consent_desk(vault);
  HandoutDesk handout_desk(vault, typefaces);
  LibraryDesk library_desk(vault, typefaces);
  PostDesk post_desk(vault, typefaces);
  PrintDesk print_desk(vault, print_work);
  PictureDesk picture_desk(vault);
  PracticeDesk practice_desk(vault);
  NumberDesk number_desk(vault, typefaces);
  OutcomeDesk outcome_desk(vault);
  TodayDesk today_desk(vault);
  HistoryDesk history_desk(vault);
  ProcessDesk process_desk(vault);
  OwnFormDesk own_form_desk(vault);
  OwnTextDesk own_text_desk(vault, typefaces);
  AuditDesk audit_desk(vault);
  RefusedRequests refused(vault);
  ClientExport exporting(vault);
  SearchDesk search_desk(vault);
  MergeDesk merge_desk(vault);
  TrashDesk trash_desk(vault);
  ImportDesk import_desk(vault);
  RetentionDesk retention_desk(vault);
  ErasureDesk erasure_desk(vault, vault_desk);
  const View view;
  http::SessionTable sessions({}, http::time_since_boot);
  http::Tickets tickets(http::time_since_boot);
  BackupWork backup_work(vault, [&](const auto& exchange) {
    const auto hold = sessions.lock();
    sessions.end_all();
    vault_desk.lock();
    exchange();
  });
  BackupDesk backup_desk(vault, backup_work);
  const PageRoom room{
      .vault = vault_desk,
      .language = language_desk,
      .locking = locking_desk,
      .clients = client_desk,
      .drafts = note_draft_desk,
      .intake = intake_desk,
      .forms = form_desk,
      .form_papers = form_paper_desk,
      .consent = consent_desk,
      .handouts = handout_desk,
      .library = library_desk,
      .post = post_desk,
      .printing = print_desk,
      .pictures = picture_desk,
      .practice = practice_desk,
      .numbers = number_desk,
      .outcomes = outcome_desk,
      .today = today_desk,
      .history = history_desk,
      .process = process_desk,
      .own_forms = own_form_desk,
      .own_texts = own_text_desk,
      .audit = audit_desk,
      .refused = refused,
      .exporting = exporting,
      .search = search_desk,
      .kit = kit_desk,
      .access = access_desk,
      .rotation = rotation,
      .merging = merge_desk,
      .trash = trash_desk,
      .importing = import_desk,
      .retention = retention_desk,
      .erasure = erasure_desk,
      .backups = backup_desk,
      .sessions = sessions,
      .tickets = tickets,
      .clock = clock,
      .view = view,
  };

  http::HttpService service(make_router(room), sessions, make_callbacks(room), options.port);
  if (const auto inherited = http::find_inherited_socket()) {
    service.start_on(*inherited);
  } else {
    service.start();
  }
  std::optional<TicketSocket> ticket_socket(std::in_place, folder.path(),
                                            [&] { return link_with(tickets.issue(), service.port()); });
  rotation.start();
  backup_work.start();
  print_work.start();
  std::optional<LockSignals> lock_signals(std::in_place, [&] {
    const auto hold = sessions.lock();
    sessions.end_all();
    backup_desk.give_up();
    vault_desk.lock();
  });
  tell_address(options, service.port(), tickets, out);
  out << "Press Ctrl-C to stop. Your records lock when you do.\n"
      << (lock_signals->is_listening()
              ? "They also lock when the screen does, and when the computer sleeps.\n"
              : "Nothing here tells the program when the screen locks: use Lock as you leave.\n")
      << std::flush;

  int signal = 0;
  sigwait(&ending, &signal);
  ticket_socket.reset();
  lock_signals.reset();
  service.stop();
  rotation.stop();
  backup_work.stop();
  print_work.stop();
  refused.tell();
  vault_desk.lock();
  return kDone;
}

}  // namespace toolkit
