// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/paper.h"

/// What an envelope's window shows of the sheet in it. Everything is in points from the sheet's upper left corner.
namespace handouts::paper {

struct Zone {
  double left;
  double top;
  double right;
  double bottom;
};

/// Nobody folds better than this.
constexpr double kFoldTolerance = mm(2);

/// How far the folded sheet can slide in its envelope: to the right, and up.
constexpr double slack_across(const Sheet& sheet) {
  return sheet.window.envelope_width - sheet.width;
}
constexpr double slack_upwards(const Sheet& sheet) {
  return sheet.window.envelope_height - sheet.fold;
}

/// Where the window's upper edge is while the sheet's first fold lies on the envelope's lower edge.
constexpr double window_top(const Sheet& sheet) {
  return sheet.fold - sheet.window.bottom - sheet.window.height;
}

/// All that may ever be seen, however the sheet slides: nothing but the address may stand here.
constexpr Zone seen_zone(const Sheet& sheet) {
  const auto& window = sheet.window;
  return {window.left - slack_across(sheet) - kFoldTolerance, window_top(sheet) - kFoldTolerance,
          window.left + window.width + kFoldTolerance,
          window_top(sheet) + window.height + slack_upwards(sheet) + kFoldTolerance};
}

/// What is seen however far the sheet slides across, while it stands on the envelope's lower edge: post is carried and
/// read upright. A US #10 envelope leaves a sheet in thirds so much room upwards that of its window only three lines
/// would be left.
constexpr Zone shown_zone(const Sheet& sheet) {
  const auto& window = sheet.window;
  return {window.left + kFoldTolerance, window_top(sheet) + kFoldTolerance,
          window.left + window.width - slack_across(sheet) - kFoldTolerance,
          window_top(sheet) + window.height - kFoldTolerance};
}

/// Where the address stands: in shown_zone, and on A4 where DIN 5008 wants it, below the remarks ("17.7 mm"), and where
/// the lower windows that are 35 mm high show it as well.
constexpr Zone address_zone(const Sheet& sheet) {
  const auto zone = shown_zone(sheet);
  return {zone.left, std::max(zone.top, sheet.address_top), zone.right, std::min(zone.bottom, sheet.address_bottom)};
}

}  // namespace handouts::paper
