// SPDX-License-Identifier: MIT
#include "handouts/pdf_writer.h"

#include <string_view>
#include <vector>

#include "handouts/pdf_content.h"
#include "handouts/pdf_file.h"
#include "handouts/pdf_form.h"
#include "handouts/pdf_images.h"
#include "handouts/pdf_metadata.h"
#include "handouts/pdf_outline.h"

namespace handouts {
namespace {

/// What grey is on a device that does not say: archives want to know (ISO 19005-2, 6.2.4.3).
constexpr std::string_view kColorSpace =
    "/ColorSpace << /DefaultGray [/CalGray << /WhitePoint [0.9505 1 1.089] /Gamma 2.2 >>] >>\n";

std::string media_box(const Pages& pages) {
  std::string box = "/MediaBox [0 0 ";
  append_number(box, pages.width);
  append_number(box, pages.height);
  return box + "]";
}

}  // namespace

std::string PdfWriter::write(const Pages& pages, std::chrono::sys_seconds made_at) {
  PdfFile file;
  const PdfFonts fonts(pages.symbols, subsets_);
  const PdfImages images(pages);
  const PdfNames names{fonts, images};
  const int resources = file.add_dictionary("/Font << " + fonts.write(file, deflater_) + ">>\n" + images.write(file) +
                                            std::string(kColorSpace));
  PdfForm form(pages, file);
  PdfStructure structure(pages.height);
  std::vector<int> numbers;
  std::string kids;
  for (const auto& page : pages.pages) {
    const auto content = deflater_.deflate(page_content(page, pages, names, structure));
    const int stream = file.add_stream("/Filter /FlateDecode\n", content);
    numbers.push_back(file.add_dictionary("/Type /Page /Parent " + reference(file.root_pages()) + " /Resources " +
                                          reference(resources) + " /Contents " + reference(stream) +
                                          " /Tabs /S /StructParents " + std::to_string(numbers.size()) +
                                          form.annotations(numbers.size()) + "\n"));
    kids += reference(numbers.back()) + " ";
  }
  file.set_root_pages(media_box(pages) + " /Kids [" + kids + "] /Count " + std::to_string(pages.pages.size()) + "\n");
  const int metadata = file.add_stream("/Type /Metadata /Subtype /XML\n", xmp_metadata(pages, made_at));
  const int outline = write_outline(file, pages, numbers);
  file.set_catalog("/Lang " + pdf_text(pages.language) + " /ViewerPreferences << /DisplayDocTitle true >> /Metadata " +
                   reference(metadata) + " /MarkInfo << /Marked true >> /StructTreeRoot " +
                   reference(structure.write(file, numbers, form.widgets())) +
                   (outline == 0 ? "" : " /Outlines " + reference(outline)) + "\n" +
                   form.write({names, field_font_, deflater_, resources, numbers}));
  file.set_info(information(pages, made_at));
  return file.save();
}

}  // namespace handouts
