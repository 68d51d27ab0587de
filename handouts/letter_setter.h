// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"
#include "handouts/paper.h"

/// A letter that is posted: somebody's address, in the window of its envelope.
namespace handouts {

/// The document's first address outside of lists and call-outs; none for one that is not posted.
const Address* find_recipient(const Document& document);

/// Whether the paper has room for a letterhead above the window; it may begin higher than other text.
bool fits_above_window(const Strip& letterhead, const paper::Sheet& sheet);

/// The head of a letter's first page, down to where a window shows nothing more: the letterhead above the window and
/// the address in it, in the largest type that lets it show whole. Throws Error(Layout) for an address of more lines
/// than show, and for a letterhead that would be seen.
Strip set_letter_head(Strip letterhead, const Address& recipient, const paper::Measures& measures, LineSetter& lines,
                      LastNumbers numbers);

/// Short lines at the left edge where the sheet is folded, and on A4 where it is punched.
void add_fold_marks(Page& page, const paper::Sheet& sheet);

struct AddressBlock {
  struct Line {
    std::size_t paragraph;  ///< which of the lines as entered it is a part of
    TextLine line;
  };
  std::vector<Line> lines;  ///< from the block's upper left corner
  double height = 0;
};

/// An address in the largest type in which it fits into a box; no lines when it fits in none. "Shrink-to-fit is
/// forbidden below 9 pt" (domain.md 7.5).
AddressBlock set_address(const std::vector<Inline>& address, const paper::Type& largest, const paper::Box& box,
                         LineSetter& lines);

}  // namespace handouts
