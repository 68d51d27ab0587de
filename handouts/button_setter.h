// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "handouts/document.h"
#include "handouts/flow.h"
#include "handouts/line_setter.h"

namespace handouts {

/// The options of a field, each with its box or button, as the field's arrangement wants them; a single box with the
/// label itself. For a pen they are a list, so that a listener can count them. `group` is the field's.
std::vector<Strip> set_buttons(const FormField& field, const paper::Measures& measures, const Frame& frame,
                               LineSetter& lines, LastNumbers last, int group);

}  // namespace handouts
