// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "handouts/page.h"
#include "handouts/pdf_fonts.h"
#include "handouts/pdf_images.h"
#include "handouts/pdf_structure.h"

namespace handouts {

/// What the operators of a page name.
struct PdfNames {
  const PdfFonts& fonts;
  const PdfImages& images;
};

/// The operators that draw a page: one BT … ET a line of text, each element inside the marks that tie it to the
/// structure.
std::string page_content(const Page& page, const Pages& pages, const PdfNames& names, PdfStructure& structure);

/// The operators that draw a widget's lines inside a form of its size.
std::string lines_content(const Widget& widget, const Pages& pages, const PdfNames& names);

/// A box or ring whose line runs along this square, with y upwards, and what is in it when it is on.
void append_button(std::string& text, const CheckBox& box);

/// A circle's path, with y upwards; what paints it follows.
void append_circle(std::string& text, double x, double y, double radius);

/// With at most three decimals and a space behind it: one reader loses a line when a number in a TJ array has none.
void append_number(std::string& text, double value);

}  // namespace handouts
