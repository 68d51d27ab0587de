// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/deflate.h"
#include "handouts/page.h"
#include "handouts/pdf_content.h"
#include "handouts/pdf_field_font.h"
#include "handouts/pdf_file.h"

namespace handouts {

/// The entry of the catalog that keeps Setting::form_mark.
constexpr std::string_view kFormMarkKey = "BothOfUsForm";

/// A field flag (ISO 32000-1, table 226).
constexpr int kRadioFlag = 1 << 15;

/// The interactive form of one file (ISO 32000-1, 12.7): every widget has appearance streams of its own, drawn by our
/// shaper in whatever script, so that no viewer has to make them up. Texts, choices and single boxes are one object,
/// field and widget; radio buttons are kids of one field; each box of several is a field of its own under the field's
/// name ("reasons.cost").
/// Order of calls: the constructor before the pages, then write once.
class PdfForm {
 public:
  /// Takes a number for each widget, in reading order.
  PdfForm(const Pages& pages, PdfFile& file);

  const std::vector<int>& widgets() const { return numbers_; }
  /// The page's /Annots entry; empty when it has none.
  std::string annotations(std::size_t page) const;

  struct Surroundings {
    const PdfNames& names;
    FieldFont& field_font;
    Deflater& deflater;
    int resources;
    const std::vector<int>& pages;
  };
  /// Writes fields, widgets and appearances, and returns the catalog's entries; none when there is no field.
  std::string write(const Surroundings& around);

 private:
  struct Placed {
    const Widget* widget;
    std::size_t page;
    std::size_t index;  ///< in numbers_
  };
  int write_field(const FormField& field, const Surroundings& around);
  int write_text(const FormField& field, const Surroundings& around);
  int write_buttons(const FormField& field, const Surroundings& around);
  std::string widget_body(const Placed& placed, const Surroundings& around) const;
  std::string button_body(const FormField& field, const Placed& placed, const Surroundings& around) const;
  int add_appearance(const Widget& widget, const std::string& operators, const Surroundings& around) const;

  const Pages& pages_;
  PdfFile& file_;
  std::vector<int> numbers_;
  std::map<std::string_view, std::vector<Placed>> placed_;  ///< by the field's name
};

}  // namespace handouts
