// SPDX-License-Identifier: MIT
#pragma once

namespace toolkit {

/// How the program ends: 0 done, 1 the input has problems (listed), 2 wrong usage, 3 the world failed.
enum ExitCode { kDone = 0, kInputHasProblems = 1, kWrongUsage = 2, kWorldFailed = 3 };

/// Reads the arguments, does what they ask, and says on standard error what went wrong, in a sentence.
int run_command_line(int argc, char** argv);

}  // namespace toolkit
