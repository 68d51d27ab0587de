// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/merge.h"
#include "handouts/page.h"
#include "handouts/post.h"
#include "handouts/shaper.h"

/// Sets addresses on envelopes and labels. Nothing else stands on them; what a window title or a print queue shows is
/// "Envelope" or "Labels". Both throw Error: Field for an address that is missing or a return address that tells too
/// much, Text for a character no font has, Layout for an address that does not fit in 9 points.
namespace handouts {

Pages set_envelope(const Envelope& envelope, const CanPrint& can_print, Shaper& shaper);
Pages set_labels(const LabelSheet& sheet, const CanPrint& can_print, Shaper& shaper);

}  // namespace handouts
