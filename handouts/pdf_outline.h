// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/page.h"
#include "handouts/pdf_file.h"

namespace handouts {

/// Writes the headings as the file's outline, which viewers show beside the pages: headings of the second level stand
/// under the first-level one before them. Returns the outline's number, 0 when there is no heading. `page_objects` are
/// the pages' numbers.
int write_outline(PdfFile& file, const Pages& pages, const std::vector<int>& page_objects);

}  // namespace handouts
