// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// The groups of a code in rows of two, numbered, in letters that can be read off and typed. To a reader who listens
/// they are one list. `block` is the number of the last block that was set; each group counts on from there.
std::vector<Strip> set_code(const Code& code, const paper::Measures& measures, LineSetter& lines, int& block,
                            int group);

}  // namespace handouts
