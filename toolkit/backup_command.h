// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "toolkit/exchange/verbs.h"
#include "toolkit/shell.h"

namespace toolkit {

/// Makes a backup in this folder and removes those that need not be kept. Exit code.
int make_backup_from_shell(const VaultAccess& access, const std::filesystem::path& to, const Shell& shell);
/// What is read to open a backup.
enum class OpensWith { Passphrase, RecoveryKit };
/// Puts a backup in the place of the records, which stay beside it under another name. Exit code.
int restore_from_shell(const VaultAccess& access, const std::filesystem::path& backup, OpensWith with,
                       const Shell& shell);

}  // namespace toolkit
