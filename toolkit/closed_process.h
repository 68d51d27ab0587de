// SPDX-License-Identifier: MIT
#pragma once

namespace toolkit {

/// For a process that will open the records, before it does: what it makes is for its owner alone, and its memory,
/// which holds keys, is never written to a core file.
void close_off_process();

}  // namespace toolkit
