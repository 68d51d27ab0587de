// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/document.h"
#include "handouts/merge.h"

namespace handouts {

/// Reads CommonMark and our directives (FORMAT.md). Throws Error(Template) with the template's line for what paper has
/// no form for: HTML, links, images, code, headings below the second level, an unknown directive.
Document read_markdown(const Merged& merged);

}  // namespace handouts
