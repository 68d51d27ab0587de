// SPDX-License-Identifier: MIT
#include "handouts/subset.h"

#include <cmath>
#include <memory>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "handouts/error.h"

namespace handouts {
namespace {

using Input = std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)>;
using Plan = std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)>;
using Blob = std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)>;

[[noreturn]] void refuse(const Face& face) {
  throw Error(Error::Kind::Font, face.name, "The font {1} could not be cut to size. Install its package again.",
              {face.name});
}

int signed_16(const char* bytes) {
  return static_cast<std::int16_t>((static_cast<unsigned char>(bytes[0]) << 8U) | static_cast<unsigned char>(bytes[1]));
}

}  // namespace

FontSubset cut_subset(const Face& face, const std::vector<std::uint32_t>& glyphs) {
  const Input input(hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
  if (input == nullptr) refuse(face);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  auto* const wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const auto glyph : glyphs) hb_set_add(wanted, glyph);
  const Plan plan(hb_subset_plan_create_or_fail(face.outlines(), input.get()), &hb_subset_plan_destroy);
  if (plan == nullptr) refuse(face);
  const std::unique_ptr<hb_face_t, FaceDeleter> cut(hb_subset_plan_execute_or_fail(plan.get()));
  if (cut == nullptr) refuse(face);
  const Blob blob(hb_face_reference_blob(cut.get()), &hb_blob_destroy);
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(blob.get(), &length);
  FontSubset subset{{bytes, length}, {}};
  auto* const numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const auto glyph : glyphs) subset.glyphs.push_back(static_cast<std::uint16_t>(hb_map_get(numbers, glyph)));
  return subset;
}

FaceMetrics metrics_of(const Face& face) {
  const double scale = 1000 / face.units_per_em;
  const auto thousandths = [&](double units) { return static_cast<int>(std::lround(units * scale)); };
  const auto metric = [&](hb_ot_metrics_tag_t tag) {
    hb_position_t units = 0;
    hb_ot_metrics_get_position_with_fallback(face.font.get(), tag, &units);
    return thousandths(units);
  };
  FaceMetrics metrics;
  metrics.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics.descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  metrics.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics.italic_angle = static_cast<int>(std::lround(hb_style_get_value(face.font.get(), HB_STYLE_TAG_SLANT_ANGLE)));
  const Blob head(hb_face_reference_table(face.face.get(), HB_TAG('h', 'e', 'a', 'd')), &hb_blob_destroy);
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(head.get(), &length);
  constexpr unsigned kBoxAt = 36;  // xMin, yMin, xMax, yMax (OpenType, "head")
  if (length < kBoxAt + 8) refuse(face);
  for (unsigned i = 0; i < 4; ++i) metrics.box[i] = thousandths(signed_16(bytes + kBoxAt + 2 * i));
  return metrics;
}

}  // namespace handouts
