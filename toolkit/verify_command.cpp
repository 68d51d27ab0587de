// SPDX-License-Identifier: MIT
#include "toolkit/verify_command.h"

#include <ostream>

#include "db/transaction.h"
#include "db/verify.h"
#include "toolkit/closed_process.h"
#include "toolkit/command_line.h"
#include "toolkit/exchange/verbs.h"
#include "toolkit/state_folder.h"

namespace toolkit {
namespace {

/// Often enough to see that it moves, seldom enough to cost nothing.
constexpr std::size_t kRecordsBetweenNotices = 1000;

db::VerifyReport verified(db::Vault& vault, std::ostream& problems) {
  db::Transaction transaction(vault);
  auto report = db::verify(transaction, [&](std::size_t done, std::size_t total) {
    if (done % kRecordsBetweenNotices == 0) problems << done << " of " << total << " records read\n" << std::flush;
  });
  transaction.commit({db::AuditAction::View, "", "", {}, "verify"});
  return report;
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

int verify_records(const VaultAccess& access, std::ostream& out, std::ostream& problems) {
  close_off_process();
  const db::DataFolder folder(access.data_folder, state_folder());
  const db::SystemClock clock;
  db::Vault vault(folder, clock);
  const auto anchor = vault.anchor_state();
  if (!unlock(vault, access, problems)) return kInputHasProblems;
  const auto report = verified(vault, problems);
  vault.lock();
  tell(report, out);
  if (anchor == db::AnchorState::None || anchor == db::AnchorState::Unreadable) {
    out << "Outside of the folder nothing was noted of these records, so an earlier file put back before today would "
           "not "
           "be noticed. From here on it is.\n";
  }
  return report.is_whole() ? kDone : kInputHasProblems;
}

}  // namespace toolkit
