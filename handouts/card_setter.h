// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// Rows of two cards with dashed guides to cut along: all as large as the one that says most needs, or of a business
/// card's size. Where type is larger than usual, no card has a fixed size: what it says matters more. Each card is a
/// group. Throws Error(Layout) for a business card that says too much.
std::vector<Strip> set_cards(const Cards& cards, const paper::Measures& measures, LineSetter& lines, LastNumbers last);

}  // namespace handouts
