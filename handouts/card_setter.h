// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// The numbers of the last block and group that were set; new ones count on from here.
struct LastNumbers {
  int& block;
  int& group;
};

/// Rows of two cards, all as large as the one that says most needs, with dashed guides to cut along. Each card is a
/// group.
std::vector<Strip> set_cards(const Cards& cards, const paper::Sheet& sheet, LineSetter& lines, LastNumbers last);

}  // namespace handouts
