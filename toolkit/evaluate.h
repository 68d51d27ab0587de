// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>

namespace toolkit {

/// Writes what may be offered in the case of this file, and why, as JSON; or every problem with the file. Returns an
/// exit code.
int evaluate_case(const std::filesystem::path& file, std::ostream& out, std::ostream& problems);

}  // namespace toolkit
