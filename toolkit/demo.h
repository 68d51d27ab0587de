// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "toolkit/shell.h"

namespace toolkit {

/// Makes every document that the invented couples (demo/*.json) may have, one folder a couple, and index.html, a page
/// that says for each couple what was made and what is held, and why. Same program, same bytes. Returns an exit code.
int make_demo(const std::filesystem::path& folder, const Shell& shell);

}  // namespace toolkit
