// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/audit_trail.h"
#include "db/vault.h"

namespace toolkit {

/// One entry in words, or a stretch of entries that are missing or were changed.
struct AuditLine {
  std::int64_t sequence = 0;
  std::int64_t first_broken = 0;  ///< 0 for an entry; otherwise the stretch goes from here to `sequence`
  db::Time at{};
  std::string who;  ///< empty for what happened while the records were locked
  std::string sentence;
  std::string remark;
  std::optional<db::ClientId> client;
  std::string client_name;  ///< looked up for the page: the trail holds no names
};

struct AuditView {
  std::vector<AuditLine> lines;                      ///< newest first
  std::optional<std::int64_t> older;                 ///< where the page after this one begins
  std::string filtered_client;                       ///< the name of the client that the filter names, or empty
  std::map<std::string, std::string> practitioners;  ///< by id
};

/// Reading the audit trail and taking it out. Both leave an entry of their own.
class AuditDesk {
 public:
  explicit AuditDesk(db::Vault& vault) : vault_(vault) {}

  AuditView open(const db::AuditFilter& filter);
  /// Every entry that the filter leaves, with ids and no names, and without the reasons of releases, which are a
  /// person's own words.
  std::string take_out(const db::AuditFilter& filter);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
