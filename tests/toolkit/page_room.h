// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "couples.h"
#include "fake_printer.h"
#include "toolkit/pages/pages.h"
#include "workplace.h"

namespace toolkit::test {

/// The group of the recovery kit that tests are asked to type back, from 0.
inline constexpr std::size_t kAskedGroup = 2;

using Posted = std::vector<std::pair<std::string, std::string>>;

/// The pages without a browser and without sockets: requests go to the handlers as they do once the gate let them
/// through, and failures become pages as they do in the service. One session, admitted, and unlocked when the records
/// are.
class PageHouse {
 public:
  explicit PageHouse(Workplace::Start start = Workplace::Start::Unlocked);

  http::Reply get(const std::string& address);
  http::Reply head(const std::string& address);
  http::Reply post(const std::string& address, Posted form = {});
  http::Reply post_file(const std::string& address, std::string file);

  Workplace place;
  http::Session& session() { return *session_; }
  SearchDesk& search() { return search_; }
  KeyRotation& rotation() { return rotation_; }
  VaultDesk& door() { return vault_; }
  RefusedRequests& refused() { return refused_; }
  /// Without its thread: a test takes the steps.
  BackupWork& backup_work() { return backup_work_; }
  PrintWork& print_work() { return print_work_; }
  FakePrinter printer;

  const http::Router& router() const { return router_; }
  /// What a browser that asks for none would have.
  Language screen_language() const { return language_.for_browser(""); }

  /// As a browser comes back after the records were locked for everybody.
  void reopen_session();
  http::Tickets& tickets() { return tickets_; }
  /// As when nobody uses the records for as long as they stay open.
  void idle_out();
  /// A second browser, unlocked too; returns its session's id.
  std::string open_other_session();
  bool has_session(const std::string& id) { return sessions_.find(id) != nullptr; }

 private:
  http::Reply handle(http::Method method, const std::string& address, Posted form,
                     std::optional<std::string> file = std::nullopt);

  RecoveryKitDesk kit_{place.vault(), typefaces(), place.clock, [](std::size_t) { return kAskedGroup; }};
  PrintWork print_work_{place.vault(), printer};
  VaultDesk vault_{place.vault(), kit_, print_work_, kLeastCost};
  AccessDesk access_{place.vault(), vault_, kit_};
  KeyRotation rotation_{place.vault()};
  LanguageDesk language_{place.vault()};
  LockingDesk locking_{place.vault()};
  ClientDesk clients_{place.vault()};
  NoteDraftDesk drafts_{place.vault()};
  IntakeDesk intake_{place.vault()};
  FormDesk forms_{place.vault()};
  FormPaperDesk form_papers_{place.vault(), typefaces()};
  ConsentDesk consent_{place.vault()};
  HandoutDesk handouts_{place.vault(), typefaces()};
  LibraryDesk library_{place.vault(), typefaces()};
  PostDesk post_{place.vault(), typefaces()};
  PrintDesk printing_{place.vault(), print_work_};
  PictureDesk pictures_{place.vault()};
  PracticeDesk practice_{place.vault()};
  NumberDesk numbers_{place.vault(), typefaces()};
  OutcomeDesk outcomes_{place.vault()};
  TodayDesk today_{place.vault()};
  HistoryDesk history_{place.vault()};
  ProcessDesk process_{place.vault()};
  OwnFormDesk own_forms_{place.vault()};
  OwnTextDesk own_texts_{place.vault(), typefaces()};
  AuditDesk audit_{place.vault()};
  RefusedRequests refused_{place.vault()};
  ClientExport exporting_{place.vault()};
  SearchDesk search_{place.vault()};
  MergeDesk merging_{place.vault()};
  TrashDesk trash_{place.vault()};
  ImportDesk importing_{place.vault()};
  RetentionDesk retention_{place.vault()};
  ErasureDesk erasure_{place.vault(), vault_};
  const View& view_;
  http::SessionTable sessions_;
  http::Tickets tickets_;
  BackupWork backup_work_{place.vault(), [this](const auto& exchange) {
                            sessions_.end_all();
                            vault_.lock();
                            exchange();
                          }};
  BackupDesk backups_{place.vault(), backup_work_};
  PageRoom room_;
  http::Router router_;
  http::Session* session_;
};

/// The value of a header, or empty.
std::string header(const http::Reply& reply, std::string_view name);
/// Where a 303 leads; empty for any other reply.
std::string location(const http::Reply& reply);
/// The text of the title element.
std::string title(const http::Reply& reply);
/// What a browser would send from this form's answers.
Posted as_posted(const Typed& typed);
/// The groups of the recovery kit that a page shows.
std::vector<std::string> kit_on_page(const http::Reply& reply);
/// The form that these groups are typed into.
Posted code_fields(const std::vector<std::string>& groups);
/// The group with its first sign exchanged for another.
std::string with_a_slip(std::string group);
/// Every address of a page for one client.
std::vector<std::string> client_addresses(const db::ClientId& client);

}  // namespace toolkit::test
