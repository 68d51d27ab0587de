// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>

#include "toolkit/exchange/verbs.h"

namespace toolkit {

/// Makes a backup in this folder and removes those that need not be kept. Exit code.
int make_backup_from_shell(const VaultAccess& access, const std::filesystem::path& to, std::ostream& out,
                           std::ostream& problems);
/// Puts a backup in the place of the records, which stay beside it under another name. Exit code.
int restore_from_shell(const VaultAccess& access, const std::filesystem::path& backup, std::ostream& out,
                       std::ostream& problems);

}  // namespace toolkit
