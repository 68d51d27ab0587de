// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "handouts/deflate.h"
#include "handouts/page.h"
#include "handouts/pdf_field_font.h"
#include "handouts/pdf_fonts.h"

namespace handouts {

/// Writes pages as PDF 1.7, tagged and fit for archives (PDF/UA-1, PDF/A-2a). Its caches make it quick and never change
/// a byte. Not for two threads at once.
class PdfWriter {
 public:
  explicit PdfWriter(const Typefaces::Faces& faces) : subsets_(faces), field_font_(faces) {}

  /// Throws Error Font or Pdf.
  std::string write(const Pages& pages, std::chrono::sys_seconds made_at);

 private:
  Deflater deflater_;
  SubsetCache subsets_;
  FieldFont field_font_;
};

}  // namespace handouts
