// SPDX-License-Identifier: MIT
#include "handouts/letterhead_setter.h"

#include <algorithm>

namespace handouts {
namespace {

/// A logo that is wider than this many times its height stands above the name.
constexpr double kWide = 2.2;
constexpr paper::Box kBesideBox{84, 38};
constexpr paper::Box kAboveBox{180, 26};
constexpr double kBesideGap = 12;
constexpr double kAboveGap = 6;
constexpr double kBeforeRule = 7;

void move_down(std::vector<Element>& elements, double by) {
  for (auto& element : elements) std::get<TextLine>(element.shape).y += by;
}

}  // namespace

PlacedImage fit_image(const Image& image, double x, double bottom, const paper::Box& box) {
  const double scale = std::min({1.0, box.width / image.width, box.height / image.height});
  const double height = image.height * scale;
  return {x, bottom - height, image.width * scale, height, &image, {}};
}

Strip set_letterhead(const Practice& practice, const paper::Measures& measures, LineSetter& lines) {
  Strip strip;
  if (practice.letterhead.empty()) return strip;
  const double left = measures.left();
  const auto* const logo = practice.pictures.logo;
  const bool is_above = logo != nullptr && logo->width > logo->height * kWide;
  PlacedImage placed;
  if (logo != nullptr) placed = fit_image(*logo, left, 0, is_above ? kAboveBox : kBesideBox);
  const double indent = logo == nullptr || is_above ? 0 : placed.width + kBesideGap;
  double y = 0;
  for (const auto& text : practice.letterhead) {
    const auto type = measures.type(strip.elements.empty() ? paper::kHeadName : paper::kHeadLine);
    for (auto& line : lines.set(text, type, measures.measure - indent)) {
      line.x = left + indent;
      line.y = y + baseline(type);
      strip.elements.push_back({Role::Artifact, 0, std::move(line), 0, {}});
      y += type.leading;
    }
  }
  if (logo != nullptr) {
    const double height = is_above ? y + placed.height + kAboveGap : std::max(y, placed.height);
    move_down(strip.elements, is_above ? height - y : (height - y) / 2);
    placed.y = is_above ? 0 : (height - placed.height) / 2;
    strip.elements.insert(strip.elements.begin(), {Role::Artifact, 0, placed, 0, {}});
    y = height;
  }
  y += kBeforeRule;
  strip.elements.push_back({Role::Artifact, 0, Rule{left, y, left + measures.measure, y, paper::kHairline}, 0, {}});
  strip.height = y + 1;
  strip.keep = KeepWithNext::Yes;
  strip.space_after = paper::kLetterheadAfter;
  return strip;
}

}  // namespace handouts
