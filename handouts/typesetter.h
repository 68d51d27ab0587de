// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"
#include "handouts/paper.h"
#include "handouts/practice.h"

namespace handouts {

/// Shapes every paragraph, breaks it into lines and puts these under each other. Headings keep with their text,
/// paragraphs with enough of themselves that no page begins or ends with a single line of three or more.
Flow set_type(const Document& document, const Practice& practice, const paper::Measures& measures, LineSetter& lines);

}  // namespace handouts
