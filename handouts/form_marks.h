// SPDX-License-Identifier: MIT
#pragma once

/// How a box or a button is drawn, as parts of its side, so that paper and screen show the same.
namespace handouts {

constexpr double kButtonLine = 0.7;  ///< in points; drawn inside the button's square
constexpr double kTickWidth = 1.4;   ///< in points
/// The radius of the dot in a chosen radio button.
constexpr double kDot = 0.24;
struct MarkPoint {
  double x;
  double y;  ///< downwards
};
constexpr MarkPoint kTick[] = {{0.2, 0.52}, {0.42, 0.76}, {0.82, 0.24}};

}  // namespace handouts
