// SPDX-License-Identifier: MIT
#include "handouts/pdf_outline.h"

#include <string>

#include "handouts/pdf_content.h"
#include "handouts/pdf_fonts.h"

namespace handouts {
namespace {

struct Entry {
  int level = 1;
  int block = 0;
  std::string title;
  std::size_t page = 0;
  double top = 0;  ///< from the page's lower edge
  int number = 0;
  std::vector<std::size_t> kids;
};

/// A heading's lines follow each other and share its block. Its words come from the document: lines hold their glyphs
/// from left to right, whatever way they are read.
std::vector<Entry> headings(const Pages& pages) {
  std::vector<Entry> entries(1);  // The outline itself.
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const auto& element : pages.pages[page].elements) {
      if (element.role != Role::Heading1 && element.role != Role::Heading2) continue;
      if (entries.size() > 1 && entries.back().block == element.block) continue;
      const auto& line = std::get<TextLine>(element.shape);
      const double size = line.runs.empty() ? 0 : line.runs.front().size;
      const int level = element.role == Role::Heading1 ? 1 : 2;
      entries.push_back(
          {level, element.block, pages.headings.at(entries.size() - 1), page, pages.height - line.y + size, 0, {}});
    }
  }
  return entries;
}

void find_kids(std::vector<Entry>& entries) {
  std::size_t last_first_level = 0;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const bool is_first_level = entries[i].level == 1;
    entries[is_first_level ? 0 : last_first_level].kids.push_back(i);
    if (is_first_level) last_first_level = i;
  }
}

/// "/First … /Last … /Count": open, so that all is seen.
std::string kids_of(const Entry& entry, const std::vector<Entry>& entries) {
  if (entry.kids.empty()) return {};
  std::size_t count = entry.kids.size();
  if (&entry == &entries.front()) count = entries.size() - 1;
  return " /First " + reference(entries[entry.kids.front()].number) + " /Last " +
         reference(entries[entry.kids.back()].number) + " /Count " + std::to_string(count);
}

void write_kids(PdfFile& file, const Entry& parent, const std::vector<Entry>& entries,
                const std::vector<int>& page_objects) {
  for (std::size_t i = 0; i < parent.kids.size(); ++i) {
    const auto& entry = entries[parent.kids[i]];
    std::string body = "/Title " + pdf_text(entry.title) + " /Parent " + reference(parent.number);
    if (i > 0) body += " /Prev " + reference(entries[parent.kids[i - 1]].number);
    if (i + 1 < parent.kids.size()) body += " /Next " + reference(entries[parent.kids[i + 1]].number);
    body += " /Dest [" + reference(page_objects[entry.page]) + " /XYZ null ";
    append_number(body, entry.top);
    file.set(entry.number, body + "null]" + kids_of(entry, entries) + "\n");
    write_kids(file, entry, entries, page_objects);
  }
}

}  // namespace

int write_outline(PdfFile& file, const Pages& pages, const std::vector<int>& page_objects) {
  auto entries = headings(pages);
  if (entries.size() == 1) return 0;
  find_kids(entries);
  for (auto& entry : entries) entry.number = file.reserve();
  const auto& outline = entries.front();
  file.set(outline.number, "/Type /Outlines" + kids_of(outline, entries) + "\n");
  write_kids(file, outline, entries, page_objects);
  return outline.number;
}

}  // namespace handouts
