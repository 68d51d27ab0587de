// SPDX-License-Identifier: MIT
#include "handouts/svg_writer.h"

#include <set>

#include <hb.h>

#include "handouts/decimal.h"
#include "handouts/form_fields.h"
#include "handouts/form_marks.h"
#include "handouts/svg_image.h"

namespace handouts {
namespace {

constexpr std::string_view kGrey = "#5c5c5c";

void append_numbers(std::string& text, std::initializer_list<double> values, int places) {
  for (const double value : values) {
    if (!text.empty() && text.back() != '"' && text.back() != '(' &&
        !std::isalpha(static_cast<unsigned char>(text.back())))
      text += ' ';
    append_decimal(text, value, places);
  }
}

std::string attribute(std::string_view name, double value) {
  std::string text = " " + std::string(name) + "=\"";
  append_decimal(text, value, 3);
  return text + "\"";
}

/// What the shaping library calls while it draws a glyph: path commands in the font's own units.
class OutlinePen {
 public:
  OutlinePen() : functions_(hb_draw_funcs_create(), &hb_draw_funcs_destroy) {
    auto* const f = functions_.get();
    hb_draw_funcs_set_move_to_func(
        f,
        [](auto*, void* path, auto*, float x, float y, void*) {
          put(path, 'M', {x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        f,
        [](auto*, void* path, auto*, float x, float y, void*) {
          put(path, 'L', {x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        f,
        [](auto*, void* path, auto*, float x1, float y1, float x, float y, void*) {
          put(path, 'Q', {x1, y1, x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        f,
        [](auto*, void* path, auto*, float x1, float y1, float x2, float y2, float x, float y, void*) {
          put(path, 'C', {x1, y1, x2, y2, x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        f, [](auto*, void* path, auto*, void*) { put(path, 'Z', {}); }, nullptr, nullptr);
  }

  std::string draw(const Face& face, std::uint32_t glyph) const {
    std::string path;
    hb_font_get_glyph_shape(face.font.get(), glyph, functions_.get(), &path);
    return path;
  }

 private:
  static void put(void* path, char command, std::initializer_list<double> values) {
    auto& text = *static_cast<std::string*>(path);
    text += command;
    append_numbers(text, values, 1);
  }

  std::unique_ptr<hb_draw_funcs_t, void (*)(hb_draw_funcs_t*)> functions_;
};

std::string id_of(const Symbol& symbol) {
  return "f" + std::to_string(symbol.face) + "g" + std::to_string(symbol.glyph);
}

class Drawing {
 public:
  Drawing(const Pages& pages, const Typefaces::Faces& faces) : pages_(pages), faces_(faces) {}

  void operator()(const TextLine& line) {
    body_ += "<g class=\"line\"";
    if (line.ink == Ink::Grey) body_.append(" fill=\"").append(kGrey).append("\"");
    body_ += ">";
    for (const auto& run : line.runs) append_run(line, run);
    body_ += "</g>\n";
  }
  void operator()(const Rule& rule) {
    body_ += "<path d=\"M";
    append_numbers(body_, {rule.x1, rule.y1}, 3);
    body_ += "L";
    append_numbers(body_, {rule.x2, rule.y2}, 3);
    body_.append("\" stroke=\"").append(rule.ink == Ink::Grey ? kGrey : "#000").append("\"");
    body_ += attribute("stroke-width", rule.width) + (rule.stroke == Stroke::Dashed ? " stroke-dasharray=\"3\"" : "") +
             "/>\n";
  }
  void operator()(const CheckBox& box) {
    if (box.outline == CheckBox::Outline::Ring) {
      body_ += "<circle" + attribute("cx", box.x + box.side / 2) + attribute("cy", box.y + box.side / 2) +
               attribute("r", box.side / 2);
    } else {
      body_ += "<rect" + attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.side) +
               attribute("height", box.side);
    }
    body_ += " fill=\"none\" stroke=\"#000\" stroke-width=\"0.7\"/>\n";
    if (box.is_on) append_mark(box);
  }
  void operator()(const Bullet& bullet) {
    body_ += "<circle" + attribute("cx", bullet.x) + attribute("cy", bullet.y) + attribute("r", bullet.radius) + "/>\n";
  }

  void operator()(const Widget& widget) {
    const auto& field = field_of(pages_, widget);
    if (has_buttons(field.kind)) {
      append_button(field.kind, widget);
    } else {
      body_ += "<g transform=\"translate(";
      append_numbers(body_, {widget.x, widget.y}, 3);
      body_ += ")\">";
      for (const auto& line : widget.lines) (*this)(line);
      body_ += "</g>\n";
    }
  }

  void operator()(const PlacedImage& placed) {
    body_ += "<image" + attribute("x", placed.x) + attribute("y", placed.y) + attribute("width", placed.width) +
             attribute("height", placed.height) + " preserveAspectRatio=\"none\" href=\"" +
             data_address(*placed.image) + "\"/>\n";
  }

  std::string finish() const {
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    svg += attribute("width", pages_.width);
    svg.insert(svg.size() - 1, "pt");
    svg += attribute("height", pages_.height);
    svg.insert(svg.size() - 1, "pt");
    svg += " viewBox=\"0 0";
    append_numbers(svg, {pages_.width, pages_.height}, 3);
    return svg + "\">\n<defs>\n" + outlines_ + "</defs>\n" + body_ + "</svg>\n";
  }

 private:
  void append_button(FormField::Kind kind, const Widget& widget) {
    const auto outline = kind == FormField::Kind::Radio ? CheckBox::Outline::Ring : CheckBox::Outline::Square;
    (*this)(CheckBox{widget.x + kButtonLine / 2, widget.y + kButtonLine / 2, widget.width - kButtonLine, outline,
                     widget.is_on});
  }

  /// The dot and the tick are parts of the whole square, which the line's outer half belongs to.
  void append_mark(const CheckBox& box) {
    const double whole = box.side + kButtonLine;
    const double left = box.x - kButtonLine / 2;
    const double top = box.y - kButtonLine / 2;
    if (box.outline == CheckBox::Outline::Ring) {
      (*this)(Bullet{left + whole / 2, top + whole / 2, whole * kDot});
      return;
    }
    body_ += "<path d=\"";
    char command = 'M';
    for (const auto& [x, y] : kTick) {
      body_ += command;
      append_numbers(body_, {left + x * whole, top + y * whole}, 3);
      command = 'L';
    }
    body_ += "\" fill=\"none\" stroke=\"#000\"" + attribute("stroke-width", kTickWidth) + "/>\n";
  }

  void append_run(const TextLine& line, const GlyphRun& run) {
    const double scale = run.size / faces_.all[run.face].units_per_em;
    body_ += "<g transform=\"translate(";
    append_numbers(body_, {line.x, line.y}, 3);
    body_ += ") scale(";
    append_numbers(body_, {scale, -scale}, 6);
    body_ += ")\">";
    for (const auto& glyph : run.glyphs) {
      const auto& symbol = pages_.symbols[glyph.symbol];
      if (!define(symbol)) continue;
      body_ += "<use href=\"#" + id_of(symbol) + "\" x=\"";
      append_decimal(body_, static_cast<double>(glyph.x) / scale, 0);
      body_ += "\"";
      if (glyph.y != 0) body_ += attribute("y", static_cast<double>(glyph.y) / scale);
      body_ += "/>";
    }
    body_ += "</g>";
  }

  /// False for a glyph without an outline, such as a space.
  bool define(const Symbol& symbol) {
    const auto id = id_of(symbol);
    if (empty_.contains(id)) return false;
    if (!defined_.insert(id).second) return true;
    const auto path = pen_.draw(faces_.all[symbol.face], symbol.glyph);
    if (path.empty()) {
      empty_.insert(id);
      return false;
    }
    outlines_ += "<path id=\"" + id + "\" d=\"" + path + "\"/>\n";
    return true;
  }

  const Pages& pages_;
  const Typefaces::Faces& faces_;
  OutlinePen pen_;
  std::string outlines_;
  std::string body_;
  std::set<std::string> defined_;
  std::set<std::string> empty_;
};

}  // namespace

std::vector<std::string> write_svg(const Pages& pages, const Typefaces::Faces& faces) {
  std::vector<std::string> drawings;
  for (const auto& page : pages.pages) {
    Drawing drawing(pages, faces);
    for (const auto& element : page.elements) std::visit(drawing, element.shape);
    drawings.push_back(drawing.finish());
  }
  return drawings;
}

}  // namespace handouts
