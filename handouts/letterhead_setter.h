// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/flow.h"
#include "handouts/line_setter.h"
#include "handouts/paper.h"
#include "handouts/practice.h"

namespace handouts {

/// The practice's logo, name and address over a hair line; a strip without elements when the document is plain. A logo
/// that is about as high as it is wide stands beside the name, a wide one above it. To a listener all of it is
/// decoration: the letter says who writes.
Strip set_letterhead(const Practice& practice, const paper::Measures& measures, LineSetter& lines);

/// A picture as large as fits into a box, standing at its lower left corner. No pixel becomes larger than a point.
PlacedImage fit_image(const Image& image, double x, double bottom, const paper::Box& box);

}  // namespace handouts
