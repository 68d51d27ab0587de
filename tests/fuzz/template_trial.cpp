// SPDX-License-Identifier: MIT
#include "template_trial.h"

#include <utility>

#include "handouts/error.h"
#include "handouts/fields.h"
#include "handouts/pipeline.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"

namespace fuzz {
namespace {

using handouts::mustache::Fields;
using handouts::mustache::List;

/// A value with a name in three scripts, marks of Markdown and a line break.
constexpr const char* kText = "Iñaki — *ليلى*\n# Ánh_";

constexpr std::pair<handouts::Paper, handouts::Variant> kSettings[] = {
    {handouts::Paper::Letter, handouts::Variant::Standard},
    {handouts::Paper::A4, handouts::Variant::LargePrint},
    {handouts::Paper::Letter, handouts::Variant::EasyRead},
};

/// Puts a value at "card.A", below "card".
void put(Fields& fields, std::string_view name, const handouts::mustache::Value& value) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) {
    fields.insert_or_assign(std::string(name), value);
    return;
  }
  const std::string group(name.substr(0, dot));
  Fields inner;
  if (const auto found = fields.find(group); found != fields.end()) {
    if (const auto* const known = std::get_if<Fields>(&found->second.get())) inner = *known;
  }
  put(inner, name.substr(dot + 1), value);
  fields.insert_or_assign(group, inner);
}

/// Each field has a value, and each list two entries: sections are kept, left out and repeated.
Fields make_values() {
  Fields values;
  bool is_kept = true;
  for (const auto& field : handouts::fields()) {
    if (field.meaning.starts_with("A list: ")) continue;
    if (field.is_condition) {
      put(values, field.name, handouts::mustache::Value(is_kept));
      is_kept = !is_kept;
    } else {
      put(values, field.name, handouts::mustache::Value(kText));
    }
  }
  for (const auto& field : handouts::fields()) {
    if (field.meaning.starts_with("A list: ")) put(values, field.name, List{Fields{}, Fields{}});
  }
  return values;
}

}  // namespace

void try_template(std::string_view text) {
  static const handouts::Typefaces kTypefaces;
  static const Fields kValues = make_values();
  static handouts::Pipeline pipeline(kTypefaces);
  if (text.size() > kLongestTemplate) return;
  try {
    const auto source = handouts::read_template(text, "fuzzed.md");
    for (const auto& [paper, variant] : kSettings) {
      pipeline.make_pdf(source, kValues, {paper, {}, variant});
      pipeline.make_svg(source, kValues, {paper, {}, variant});
    }
  } catch (const handouts::Error&) {
    // A sentence to the therapist is as good an end as a document.
  }
}

}  // namespace fuzz
