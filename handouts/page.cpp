// SPDX-License-Identifier: MIT
#include "handouts/page.h"

#include <algorithm>
#include <cassert>

#include "handouts/decimal.h"

namespace handouts {
namespace {

struct Dumper {
  const std::vector<Symbol>& symbols;

  std::string operator()(const TextLine& line) const {
    return "text" + numbers({line.x, line.y}) + " \"" + text_of(line, symbols) + "\"";
  }
  std::string operator()(const Rule& rule) const {
    return std::string(rule.stroke == Stroke::Dashed ? "dashes" : "rule") +
           numbers({rule.x1, rule.y1, rule.x2, rule.y2});
  }
  std::string operator()(const CheckBox& box) const {
    return std::string(box.is_on ? "filled " : "") + (box.outline == CheckBox::Outline::Ring ? "ring" : "box") +
           numbers({box.x, box.y, box.side});
  }
  std::string operator()(const Bullet& bullet) const { return "bullet" + numbers({bullet.x, bullet.y, bullet.radius}); }

  std::string operator()(const Widget& widget) const {
    std::string result = "widget " + widget.field + (widget.is_on ? " on" : "") +
                         numbers({widget.x, widget.y, widget.width, widget.height});
    for (const auto& line : widget.lines) result += " \"" + text_of(line, symbols) + "\"";
    return result;
  }

  std::string operator()(const PlacedImage& placed) const {
    return "picture" + numbers({placed.x, placed.y, placed.width, placed.height}) + " \"" + placed.alternative + "\"";
  }

  static std::string numbers(std::initializer_list<double> values) {
    std::string result;
    for (const double value : values) {
      result += ' ';
      append_decimal(result, value, 1);
    }
    return result;
  }
};

}  // namespace

void move_down(Element& element, double by) {
  struct Mover {
    double by;
    void operator()(TextLine& line) const { line.y += by; }
    void operator()(Rule& rule) const {
      rule.y1 += by;
      rule.y2 += by;
    }
    void operator()(CheckBox& box) const { box.y += by; }
    void operator()(Bullet& bullet) const { bullet.y += by; }
    void operator()(Widget& widget) const { widget.y += by; }
    void operator()(PlacedImage& placed) const { placed.y += by; }
  };
  std::visit(Mover{by}, element.shape);
}

std::string text_of(const TextLine& line, const std::vector<Symbol>& symbols) {
  std::string text;
  for (const auto& run : line.runs) {
    for (const auto& glyph : run.glyphs) text += symbols[glyph.symbol].text;
  }
  return text;
}

const FormField& field_of(const Pages& pages, const Widget& widget) {
  const auto field = std::ranges::find(pages.fields, widget.field, &FormField::name);
  assert(field != pages.fields.end());
  return *field;
}

std::string to_text(const Pages& pages) {
  std::string result;
  int number = 0;
  for (const auto& page : pages.pages) {
    result += "page " + std::to_string(++number) + "\n";
    for (const auto& element : page.elements) result += std::visit(Dumper{pages.symbols}, element.shape) + "\n";
  }
  return result;
}

}  // namespace handouts
