// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// One strip a row. Columns are as wide as their words need, and share what is left of the measure. The head keeps with
/// the first row and is repeated above a row that begins a page. Throws Error(Layout) when the widest words of all
/// columns do not fit beside each other.
std::vector<Strip> set_table(const Table& table, const paper::Measures& measures, const Frame& frame, LineSetter& lines,
                             LastNumbers last);

}  // namespace handouts
