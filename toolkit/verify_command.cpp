// SPDX-License-Identifier: MIT
#include "toolkit/verify_command.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "db/transaction.h"
#include "db/verify.h"
#include "toolkit/closed_process.h"
#include "toolkit/command_line.h"
#include "toolkit/exchange/verbs.h"
#include "toolkit/progress.h"
#include "toolkit/state_folder.h"

namespace toolkit {
namespace {

db::VerifyReport verified(db::Vault& vault, std::ostream* terminal) {
  db::Transaction transaction(vault);
  Progress progress(terminal, "records");
  auto report = db::verify(transaction, [&](std::size_t done, std::size_t total) { progress.tell(done, total); });
  transaction.commit({db::AuditAction::View, "", "", {}, "verify"});
  return report;
}

nlohmann::ordered_json json_of(const db::VerifyReport& report) {
  auto findings = nlohmann::ordered_json::array();
  for (const auto& finding : report.findings)
    findings.push_back({{"table", finding.table}, {"id", finding.id}, {"sentence", finding.sentence}});
  return {{"isWhole", report.is_whole()},
          {"records", report.records},
          {"auditEntries", report.audit_entries},
          {"findings", std::move(findings)}};
}

void tell(const db::VerifyReport& report, std::ostream& out) {
  for (const auto& finding : report.findings) {
    const auto place = finding.table + (finding.id.empty() ? "" : " " + finding.id);
    out << (place.empty() ? "" : place + ": ") << finding.sentence << '\n';
  }
  out << report.records << " records and " << report.audit_entries << " entries of the audit trail were read. "
      << (report.is_whole() ? "Everything is as it was left.\n" : "What is listed above is not as it was left.\n");
}

}  // namespace

int verify_records(const VaultAccess& access, const Shell& shell) {
  close_off_process();
  const db::DataFolder folder(access.data_folder, state_folder());
  const db::SystemClock clock;
  db::Vault vault(folder, clock);
  const auto anchor = vault.anchor_state();
  if (!unlock(vault, access, shell.problems)) return kInputHasProblems;
  const auto report = verified(vault, shell.terminal);
  vault.lock();
  const bool was_noted = anchor != db::AnchorState::None && anchor != db::AnchorState::Unreadable;
  if (shell.wants_json) {
    auto json = json_of(report);
    json["earlierFileWouldBeNoticed"] = was_noted;
    shell.out << json.dump(2) << '\n';
    return report.is_whole() ? kDone : kInputHasProblems;
  }
  tell(report, shell.out);
  if (!was_noted) {
    shell.out << "Outside of the folder nothing was noted of these records, so an earlier file put back before today "
                 "would not be noticed. From here on it is.\n";
  }
  return report.is_whole() ? kDone : kInputHasProblems;
}

}  // namespace toolkit
