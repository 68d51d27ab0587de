// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/page.h"

namespace handouts {

/// Writes each page as an SVG of its own, sized in points: outlines only, so it needs no font and holds no text. An
/// outline's id names its face and glyph, so that several pages may stand in one HTML page.
std::vector<std::string> write_svg(const Pages& pages, const Typefaces::Faces& faces);

}  // namespace handouts
