// SPDX-License-Identifier: MIT
#include "handouts/pdf_writer.h"

#include <cmath>
#include <cstdio>

#include "handouts/pdf_content.h"
#include "handouts/pdf_file.h"

namespace handouts {
namespace {

std::string reference(int number) {
  return std::to_string(number) + " 0 R";
}

/// "D:YYYYMMDDHHmmSSZ" (ISO 32000-1, 7.9.4).
std::string pdf_date(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[40];
  std::snprintf(text, sizeof text, "(D:%04d%02u%02u%02d%02d%02dZ)", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

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
  const int resources = file.add_dictionary("/Font << " + fonts.write(file, deflater_) + ">>\n");
  PdfStructure structure;
  std::vector<int> numbers;
  std::string kids;
  for (const auto& page : pages.pages) {
    const auto content = deflater_.deflate(page_content(page, pages, fonts, structure));
    const int stream = file.add_stream("/Filter /FlateDecode\n", content);
    numbers.push_back(file.add_dictionary("/Type /Page /Parent " + reference(file.root_pages()) + " /Resources " +
                                          reference(resources) + " /Contents " + reference(stream) +
                                          " /Tabs /S /StructParents " + std::to_string(numbers.size()) + "\n"));
    kids += reference(numbers.back()) + " ";
  }
  file.set_root_pages(media_box(pages) + " /Kids [" + kids + "] /Count " + std::to_string(pages.pages.size()) + "\n");
  file.set_catalog("/Lang " + pdf_text(pages.language) +
                   " /ViewerPreferences << /DisplayDocTitle true >> /MarkInfo << /Marked true >> " +
                   "/StructTreeRoot " + reference(structure.write(file, numbers)) + "\n");
  file.set_info("/Title " + pdf_text(pages.title) + " /Producer (Both of Us) /CreationDate " + pdf_date(made_at) +
                "\n");
  return file.save();
}

}  // namespace handouts
