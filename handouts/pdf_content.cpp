// SPDX-License-Identifier: MIT
#include "handouts/pdf_content.h"

#include <algorithm>
#include <cmath>

#include "handouts/decimal.h"
#include "handouts/form_marks.h"

namespace handouts {
namespace {

/// A circle's quarter as a Bézier curve.
constexpr double kQuarter = 0.5523;
/// "Grey no lighter than 60 %".
constexpr std::string_view kGreyLevel = "0.36 ";
constexpr std::string_view kDashes = "[3 3] 0 d\n";

class Content {
 public:
  Content(const Pages& pages, double height, const PdfNames& names)
      : height_(height), symbols_(pages.symbols), fonts_(names.fonts), images_(names.images) {}

  void operator()(const TextLine& line);
  void operator()(const Rule& rule);
  void operator()(const CheckBox& box);
  void operator()(const Bullet& bullet);
  /// An annotation draws itself (pdf_form.h).
  void operator()(const Widget&) {}
  void operator()(const PlacedImage& placed);

  void mark(const std::string& operators) { text_ += operators; }
  std::string take() { return std::move(text_); }

 private:
  void numbers(std::initializer_list<double> values) {
    for (const double value : values) append_number(text_, value);
  }
  void append_run(const GlyphRun& run, double& pen);
  bool has_no_text(const GlyphRun& run, std::size_t i) const {
    return i < run.glyphs.size() && symbols_[run.glyphs[i].symbol].text.empty();
  }
  bool is_first_of_several(const GlyphRun& run, std::size_t i) const {
    return !has_no_text(run, i) && has_no_text(run, i + 1);
  }
  bool is_last_of_several(const GlyphRun& run, std::size_t i) const {
    return has_no_text(run, i) && !has_no_text(run, i + 1);
  }
  /// Around several glyphs that together stand for this text.
  void begin_actual_text(const std::string& text) {
    close_string();
    text_.append("] TJ /Span << /ActualText ").append(pdf_text(text)).append(" >> BDC [");
  }
  void end_actual_text() {
    close_string();
    text_ += "] TJ EMC [";
  }
  void open_string() {
    if (!is_in_string_) text_ += '<';
    is_in_string_ = true;
  }
  void close_string() {
    if (is_in_string_) text_ += '>';
    is_in_string_ = false;
  }
  void set_fill(Ink ink) {
    if (ink == fill_) return;
    text_.append(ink == Ink::Grey ? kGreyLevel : "0 ").append("g\n");
    fill_ = ink;
  }

  double height_;
  const std::vector<Symbol>& symbols_;
  const PdfFonts& fonts_;
  const PdfImages& images_;
  std::string text_;
  Ink fill_ = Ink::Black;
  bool is_in_string_ = false;
};

void append_code(std::string& text, std::uint16_t code) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (unsigned shift = 16; shift > 0; shift -= 4) text += kDigits[(code >> (shift - 4)) & 0xFU];
}

void Content::operator()(const TextLine& line) {
  if (line.runs.empty()) return;
  set_fill(line.ink);
  text_ += "BT ";
  numbers({line.x, height_ - line.y});
  text_ += "Td\n";
  double pen = 0;
  for (const auto& run : line.runs) append_run(run, pen);
  text_ += "ET\n";
}

/// Whole thousandths of an em are a hundredth of a point at text sizes; what rounding leaves is made up at the next
/// glyph.
void Content::append_run(const GlyphRun& run, double& pen) {
  text_.append("/F").append(std::to_string(run.face)).append(" ");
  append_number(text_, run.size);
  text_ += "Tf [";
  float rise = 0;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const auto& glyph = run.glyphs[i];
    if (is_first_of_several(run, i)) begin_actual_text(symbols_[glyph.symbol].text);
    if (glyph.y != rise) {
      close_string();
      text_ += "] TJ ";
      append_number(text_, static_cast<double>(glyph.y));
      text_ += "Ts [";
      rise = glyph.y;
    }
    const auto gap = std::lround((static_cast<double>(glyph.x) - pen) * 1000 / run.size);
    if (gap != 0) {
      close_string();
      text_.append(std::to_string(-gap)).append(" ");
      pen += static_cast<double>(gap) * run.size / 1000;
    }
    open_string();
    append_code(text_, fonts_.code(glyph.symbol));
    pen += fonts_.width(glyph.symbol) * run.size / 1000;
    if (is_last_of_several(run, i)) end_actual_text();
  }
  close_string();
  text_ += "] TJ\n";
  if (rise != 0) text_ += "0 Ts\n";
}

void Content::operator()(const Rule& rule) {
  text_ += "q ";
  numbers({rule.width});
  text_ += "w ";
  if (rule.ink == Ink::Grey) text_.append(kGreyLevel).append("G ");
  if (rule.stroke == Stroke::Dashed) text_ += kDashes;
  numbers({rule.x1, height_ - rule.y1});
  text_ += "m ";
  numbers({rule.x2, height_ - rule.y2});
  text_ += "l S Q\n";
}

void Content::operator()(const CheckBox& box) {
  if (box.is_on) set_fill(Ink::Black);
  auto upwards = box;
  upwards.y = height_ - box.y - box.side;
  text_ += "q ";
  append_button(text_, upwards);
  text_ += "Q\n";
}

void Content::operator()(const Bullet& bullet) {
  set_fill(Ink::Black);
  append_circle(text_, bullet.x, height_ - bullet.y, bullet.radius);
  text_ += "f\n";
}

/// A picture is drawn in a square of one point, which this makes as large as it is.
void Content::operator()(const PlacedImage& placed) {
  text_ += "q ";
  numbers({placed.width, 0, 0, placed.height, placed.x, height_ - placed.y - placed.height});
  text_.append("cm /").append(images_.name(placed)).append(" Do Q\n");
}

/// The parts of a line that are in one language, each drawn from the line's start.
std::vector<TextLine> parts_of(const TextLine& line) {
  std::vector<TextLine> parts;
  for (const auto& run : line.runs) {
    if (parts.empty() || parts.back().runs.back().language != run.language) parts.emplace_back(line).runs.clear();
    parts.back().runs.push_back(run);
  }
  return parts;
}

bool is_in_another_language(const TextLine& line) {
  return std::ranges::any_of(line.runs, [](const GlyphRun& run) { return run.language != 0; });
}

}  // namespace

void append_button(std::string& text, const CheckBox& box) {
  const auto numbers = [&](std::initializer_list<double> values) {
    for (const double value : values) append_number(text, value);
  };
  // The tick and the dot are parts of the whole square, which the line's outer half belongs to.
  const double whole = box.side + kButtonLine;
  const double left = box.x - kButtonLine / 2;
  const double bottom = box.y - kButtonLine / 2;
  numbers({kButtonLine});
  text += "w ";
  if (box.outline == CheckBox::Outline::Ring) {
    append_circle(text, left + whole / 2, bottom + whole / 2, box.side / 2);
    text += "s ";
    if (!box.is_on) return;
    append_circle(text, left + whole / 2, bottom + whole / 2, whole * kDot);
    text += "f ";
    return;
  }
  numbers({box.x, box.y, box.side, box.side});
  text += "re S ";
  if (!box.is_on) return;
  numbers({kTickWidth});
  text += "w ";
  std::string_view command = "m ";
  for (const auto& [x, y] : kTick) {
    numbers({left + x * whole, bottom + (1 - y) * whole});
    text += command;
    command = "l ";
  }
  text += "S ";
}

void append_circle(std::string& text, double x, double y, double radius) {
  const double k = radius * kQuarter;
  const auto append = [&](std::initializer_list<double> values, std::string_view command) {
    for (const double value : values) append_number(text, value);
    text += command;
  };
  append({x + radius, y}, "m ");
  append({x + radius, y + k, x + k, y + radius, x, y + radius}, "c ");
  append({x - k, y + radius, x - radius, y + k, x - radius, y}, "c ");
  append({x - radius, y - k, x - k, y - radius, x, y - radius}, "c ");
  append({x + k, y - radius, x + radius, y - k, x + radius, y}, "c ");
}

void append_number(std::string& text, double value) {
  append_decimal(text, value, 3);
  text += ' ';
}

std::string lines_content(const Widget& widget, const Pages& pages, const PdfNames& names) {
  Content content(pages, widget.height, names);
  for (const auto& line : widget.lines) content(line);
  return content.take();
}

std::string page_content(const Page& page, const Pages& pages, const PdfNames& names, PdfStructure& structure) {
  Content content(pages, pages.height, names);
  structure.begin_page();
  for (const auto& element : page.elements) {
    const auto* const line = std::get_if<TextLine>(&element.shape);
    if (line != nullptr && is_in_another_language(*line)) {
      for (const auto& part : parts_of(*line)) {
        content.mark(structure.enter(element, pages.languages[part.runs.front().language]));
        content(part);
      }
      continue;
    }
    content.mark(structure.enter(element));
    std::visit(content, element.shape);
  }
  content.mark(structure.end_page());
  return content.take();
}

}  // namespace handouts
