// SPDX-License-Identifier: MIT
#include "handouts/furniture.h"

#include "handouts/error.h"

namespace handouts {
namespace {

constexpr std::string_view kSeparator = "  ·  ";

/// Between the practice's name and the number of the page, at least.
constexpr double kFooterGap = 12;

std::string on_one_line(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += kSeparator;
    } else {
      result += c;
    }
  }
  return result;
}

/// The words of the program's own on paper.
struct OwnWords {
  std::string_view language;
  std::string_view page;
  std::string_view of;
  std::string_view signature;
};
constexpr OwnWords kOwnWords[] = {{"en", "Page ", " of ", "Signature"}, {"es", "Página ", " de ", "Firma"}};

const OwnWords& own_words(std::string_view language) {
  for (const auto& words : kOwnWords) {
    if (language.substr(0, words.language.size()) == words.language) return words;
  }
  return kOwnWords[0];
}

}  // namespace

std::vector<Inline> letterhead(const Template& source, const mustache::Fields& values, const CanPrint& can_print) {
  if (source.head == Head::Plain) return {};
  const auto name = printable_value(values, "practice.name", can_print);
  if (name.empty()) {
    throw Error(Error::Kind::Field, "practice.name",
                "The letterhead needs the practice's name. Enter it with the practice's details.");
  }
  std::string line = on_one_line(printable_value(values, "practice.address", can_print));
  const auto phone = printable_value(values, "practice.phone", can_print);
  if (!line.empty() && !phone.empty()) line += kSeparator;
  line += phone;
  std::vector<Inline> lines{{{{on_one_line(name)}}, "practice.name"}};
  if (!line.empty()) lines.push_back({{{line}}, "practice.address"});
  return lines;
}

void add_footers(std::vector<Page>& pages, std::string_view language, const std::vector<Inline>& letterhead,
                 const paper::Measures& measures, LineSetter& lines) {
  if (pages.size() < 2) return;
  const auto& words = own_words(language);
  const auto type = measures.type(paper::kFooter);
  const auto add = [&](Page& page, TextLine line, double left) {
    line.x = left;
    line.y = measures.sheet.height - paper::kFooterBaseline;
    line.ink = Ink::Grey;
    page.elements.push_back({Role::Artifact, 0, std::move(line), 0, {}});
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string text(words.page);
    text.append(std::to_string(i + 1)).append(words.of).append(std::to_string(pages.size()));
    auto number = lines.set({{{text}}, "footer"}, type, measures.measure).front();
    const double width = number.width;
    add(pages[i], std::move(number), measures.left() + measures.measure - width);
    if (letterhead.empty()) continue;
    // A name is never cut off: one that does not fit beside the number stands in the letterhead alone.
    auto name = lines.set(letterhead.front(), type, measures.measure - width - measures.length(kFooterGap));
    if (name.size() == 1) add(pages[i], std::move(name.front()), measures.left());
  }
}

std::string_view signature_words(std::string_view language) {
  return own_words(language).signature;
}

std::string neutral_title(const Template& source) {
  return source.code.starts_with('L') ? "Letter" : "Information sheet";
}

}  // namespace handouts
