// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "handouts/image.h"
#include "handouts/shaper.h"

/// Pages as plain data: what stands where, in points from the upper left corner, y downwards. The PDF and the SVG
/// writer draw nothing that is not in here.
namespace handouts {

enum class Ink : std::uint8_t { Black, Grey };

/// What an element is to a reader who listens: part of the document's text, or decoration.
enum class Role : std::uint8_t {
  Heading1,
  Heading2,
  Paragraph,
  ListItem,
  ListLabel,
  Quote,
  Credit,
  Card,
  Signature,
  Address,
  Date,
  TableHead,
  TableCell,
  FieldLabel,
  FormField,
  Figure,
  Artifact
};

struct PlacedGlyph {
  std::uint16_t symbol = 0;  ///< an index into Pages::symbols
  float x = 0;               ///< from the line's start
  float y = 0;               ///< above the base line
};

/// Glyphs of one face and size on one base line.
struct GlyphRun {
  FaceId face = 0;
  double size = 0;
  std::uint8_t language = 0;  ///< an index into Pages::languages
  std::vector<PlacedGlyph> glyphs;
};

struct TextLine {
  double x = 0;
  double y = 0;  ///< of the base line
  double width = 0;
  Ink ink = Ink::Black;
  std::vector<GlyphRun> runs;
};

enum class Stroke : std::uint8_t { Solid, Dashed };

/// A horizontal or vertical line.
struct Rule {
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  double width = 0.5;
  Stroke stroke = Stroke::Solid;
  Ink ink = Ink::Black;

  friend bool operator==(const Rule&, const Rule&) = default;
};

/// A box to tick with a pen, or a ring where one of several is chosen; it may be filled in.
struct CheckBox {
  enum class Outline : std::uint8_t { Square, Ring };
  double x = 0;
  double y = 0;  ///< of the upper edge
  double side = 0;
  Outline outline = Outline::Square;
  bool is_on = false;
};

struct Bullet {
  double x = 0;  ///< of the center
  double y = 0;
  double radius = 0;
};

/// Where an element stands in a table. An empty cell is a line without runs, so that a listener can count columns.
struct Cell {
  int row = 0;
  int span = 1;  ///< columns
};

/// Where a form field is filled in: text, a choice, or one box to tick. What is filled in is drawn inside it.
struct Widget {
  double x = 0;
  double y = 0;  ///< of the upper edge
  double width = 0;
  double height = 0;
  std::string field;            ///< the name of one of Pages::fields
  std::size_t option = 0;       ///< of a check box or a radio button: which one
  bool is_on = false;           ///< ticked or chosen
  std::vector<TextLine> lines;  ///< the value; x and y from the widget's upper left corner
};

/// A picture, scaled to this size. The image is borrowed and outlives the pages.
struct PlacedImage {
  double x = 0;
  double y = 0;  ///< of the upper edge
  double width = 0;
  double height = 0;
  const Image* image = nullptr;
  std::string alternative;  ///< what a listener hears instead; of an artifact empty
};

struct Element {
  Role role = Role::Paragraph;
  int block = 0;  ///< elements of one paragraph share it
  std::variant<TextLine, Rule, CheckBox, Bullet, Widget, PlacedImage> shape;
  int group = 0;  ///< paragraphs of one list, quotation, card or table share it
  Cell cell{};    ///< of roles TableHead and TableCell
  int outer = 0;  ///< the list in whose last item so far the group stands; 0 for none
};

struct Page {
  std::vector<Element> elements;  ///< in reading order
};

struct Pages {
  double width = 0;
  double height = 0;
  std::string language;
  std::string title;  ///< neutral: it shows in window titles and print queues
  std::vector<Symbol> symbols;
  std::vector<Page> pages;
  std::vector<std::string> languages{{}};  ///< BCP 47 of text that is not in `language`; the first stands for that one
  std::vector<std::string> headings{};     ///< their words, in reading order
  std::vector<FormField> fields{};         ///< those the widgets belong to, in reading order
  std::string form_mark{};                 ///< Setting::form_mark
};

void move_down(Element& element, double by);

/// The field a widget belongs to.
const FormField& field_of(const Pages& pages, const Widget& widget);

/// One line an element, for tests: `text 111.0 80.2 "Dear María-José,"`.
std::string to_text(const Pages& pages);
/// The text of a line as it was written.
std::string text_of(const TextLine& line, const std::vector<Symbol>& symbols);

}  // namespace handouts
