// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// A field under its label and notes, which stay with it: a hair line box for what is written, at least as high as the
/// lines of a worksheet are apart, or a box or button beside each option. A box grows with what is filled in, so that
/// nothing of an answer is cut off; a long answer is set smaller. Under a Choice its options are said in small letters,
/// for those who fill in paper. For a pen, lines stand in the place of boxes, and what is ticked is drawn. Each field
/// is a group.
std::vector<Strip> set_field(const FormField& field, const paper::Measures& measures, const Frame& frame,
                             LineSetter& lines, LastNumbers last);

}  // namespace handouts
