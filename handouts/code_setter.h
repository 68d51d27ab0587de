// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// The groups of a code in rows of two, or below each other where two do not fit, numbered, in letters that can be read
/// off and typed. To a reader who listens they are one list. Throws Error(Layout) for a group wider than the measure.
std::vector<Strip> set_code(const Code& code, const paper::Measures& measures, LineSetter& lines, LastNumbers last);

}  // namespace handouts
