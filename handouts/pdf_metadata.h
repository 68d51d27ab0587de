// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "handouts/page.h"

namespace handouts {

/// The information dictionary's entries: a neutral title, who made the file, and when.
std::string information(const Pages& pages, std::chrono::sys_seconds made_at);

/// The same as XMP, with the claim that the file is PDF/UA-1 and PDF/A-2a: what both are checked by.
std::string xmp_metadata(const Pages& pages, std::chrono::sys_seconds made_at);

}  // namespace handouts
