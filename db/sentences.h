// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "db/error.h"

namespace db {

/// The sentences a therapist reads when the world failed, one for each kind that more than one place can meet. `place`
/// is for the log.
Error foreign_file(std::string place);
Error newer_file(std::string place);
Error damaged(std::string place);
Error disk_full(std::string place);
Error disk_failed(std::string place);
/// After it nothing more is saved until the program is started again.
Error sync_failed(std::string place);
Error no_memory(std::string place);
Error records_in_use(std::string place);

/// DiskFull when the operating system says so by this errno, otherwise Io.
Error disk_error(int system_errno, std::string place);

}  // namespace db
