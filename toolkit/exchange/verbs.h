// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "db/vault.h"
#include "toolkit/shell.h"

/// Records in and out from a shell. Neither says a name on the terminal: lines of the file stand for people.
namespace toolkit {

/// Which records, and where the passphrase comes from: the terminal unless there is a descriptor.
struct VaultAccess {
  std::filesystem::path data_folder;
  std::optional<int> passphrase_descriptor;
};

/// False, and said why, unless the vault is open afterwards.
bool unlock(db::Vault& vault, const VaultAccess& access, std::ostream& problems);

struct ImportOptions {
  VaultAccess access;
  std::filesystem::path file;
  bool is_dry_run = false;
  std::vector<std::size_t> also;  ///< lines to bring in although they may be a twin or name a couple
};
/// Says what becomes of every line and, unless it is a dry run, brings in those that nothing speaks against and those
/// that were asked for. Returns an exit code: kInputHasProblems when a line was refused.
int import_file(const ImportOptions& options, const Shell& shell);

struct ExportOptions {
  VaultAccess access;
  std::string client;             ///< the id, as it stands in the address of the client's page
  std::string format;             ///< pdf, json, csv, vcard, fhir, fhir-openemr
  std::vector<std::string> with;  ///< of: notes, judgement, screening, partner
  std::filesystem::path out;      ///< a file; for fhir-openemr a folder
};
/// Writes one client's record, readable by its owner alone. Returns an exit code.
int export_record(const ExportOptions& options, std::ostream& out, std::ostream& problems);

}  // namespace toolkit
