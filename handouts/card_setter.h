// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// Rows of two cards, all as large as the one that says most needs, with dashed guides to cut along. Each card counts
/// as a block, from `block` on.
std::vector<Strip> set_cards(const Cards& cards, const paper::Sheet& sheet, LineSetter& lines, int& block);

}  // namespace handouts
