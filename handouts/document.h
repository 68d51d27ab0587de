// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a document says, before anybody decides how it looks: a list of blocks.
namespace handouts {

struct Span {
  std::string text;  ///< a line feed is a line break on paper
  bool is_strong = false;
  bool is_emphasized = false;
  std::string language{};  ///< BCP 47 when it is not the document's

  friend bool operator==(const Span&, const Span&) = default;
};

/// Text that flows as one paragraph, and where it is written, such as "L02.md:14".
struct Inline {
  std::vector<Span> spans;
  std::string place;

  friend bool operator==(const Inline&, const Inline&) = default;
};

struct Heading {
  int level = 1;  ///< 1 or 2
  Inline text;
};

struct Paragraph {
  Inline text;
};

struct Block;

struct List {
  enum class Kind { Bullet, Ordered, Check };
  Kind kind = Kind::Bullet;
  int first_number = 1;
  bool is_tight = true;  ///< no space between its items
  std::vector<std::vector<Block>> items;
};

/// Somebody's words set apart; the credit may be empty.
struct Quote {
  std::vector<Inline> paragraphs;
  Inline credit;
};

/// A pause between two parts of a page.
struct Space {};
struct PageBreak {};

/// Empty lines to write on.
struct WritingLines {
  int count = 1;
};

/// Cards to cut out, all of one size.
struct Cards {
  /// Business cards go into a wallet: their size is fixed.
  enum class Size { AsNeeded, Business };
  std::vector<Quote> cards;
  Size size = Size::AsNeeded;
};

struct TableRow {
  /// A label stands above the cells of the row after it, as wide as the table.
  enum class Kind { Head, Label, Body };
  Kind kind = Kind::Body;
  std::vector<Inline> cells;  ///< may say nothing; a label has one
  int writing_lines = 0;      ///< room to write in each cell
};

/// Rows of the same number of cells; the first is the head.
struct Table {
  /// Columns as wide as their words need, or all alike with lines between them, to write in.
  enum class Columns { AsNeeded, Alike };
  Columns columns = Columns::AsNeeded;
  std::vector<TableRow> rows;
  std::string place;
};

/// Something to notice, set apart.
struct CallOut {
  std::vector<Block> blocks;
};

/// Small words about what follows, which they stay with: when a part is to be filled in, and how.
struct Note {
  Inline text;
};

/// Room for a signature; what stands under the line. A picture of one is only ever the practitioner's own.
struct Signature {
  enum class Of { Anybody, Practitioner };
  std::vector<Inline> lines;
  Of of = Of::Anybody;
};

/// The recipient, where an envelope's window shows it.
struct Address {
  std::vector<Inline> lines;
};

struct Date {
  Inline text;
};

/// A long code in its groups, to be read off and typed.
struct Code {
  std::vector<Inline> groups;
};

/// What somebody fills in: on a screen by typing, on paper with a pen. The value is what it is made with, and may be
/// empty. form_fields.h says what names, codes and values may be.
struct FormField {
  enum class Kind {
    Text,       ///< one line
    MultiLine,  ///< several
    Check,      ///< without options one box, whose value is kTicked; with options any of them
    Radio,      ///< one of its options, all of them in sight
    Choice,     ///< one of its options, opened on the screen
  };
  /// A field for a pen is drawn and no more: lines instead of a box, boxes that no viewer ticks.
  enum class Medium { Screen, Pen };
  /// Of buttons: one below the other, beside each other in columns of one width, or a scale of short words with its
  /// buttons above them, the two ends at the two edges.
  enum class Arrangement { Column, Row, Scale };
  enum class Room { Line, Short };
  /// Beside and Below, the label stands in the line of its room, and the field stays with what is before it: Below,
  /// under the words of the options there.
  enum class Standing { Alone, Beside, Below };
  struct Option {
    std::string code;
    Inline text;
  };
  Kind kind = Kind::Text;
  std::string name;  ///< unique in the document, such as a linkId
  Inline label;
  std::vector<Option> options;
  std::vector<std::string> values;  ///< text in normalization form C, or codes
  int lines = 1;                    ///< the least room a MultiLine field has
  /// Stands in a column left of all fields that have one, which may be empty.
  std::optional<std::string> number{};
  std::vector<Inline> notes{};  ///< in small letters under the label: when to answer, and how
  Inline unit{};                ///< behind the room for an answer
  Medium medium = Medium::Screen;
  Arrangement arrangement = Arrangement::Column;
  Room room = Room::Line;
  Standing standing = Standing::Alone;
  bool stays_with_next = false;  ///< a page does not end behind it
};

struct Block {
  std::variant<Heading, Paragraph, List, Quote, Space, PageBreak, WritingLines, Cards, Signature, Address, Date, Code,
               Table, CallOut, Note, FormField>
      content;
};

struct Document {
  std::vector<Block> blocks;
};

/// Calls `act` with every block in reading order, those inside of others behind the one they are in.
template <typename Blocks, typename Act>
void for_each_block(Blocks& blocks, const Act& act) {
  for (auto& block : blocks) {
    act(block);
    if (auto* const list = std::get_if<List>(&block.content); list != nullptr)
      for (auto& item : list->items) for_each_block(item, act);
    if (auto* const callout = std::get_if<CallOut>(&block.content); callout != nullptr)
      for_each_block(callout->blocks, act);
  }
}

/// The words alone, on one line.
std::string plain_text(const Inline& text);

/// These lines, each on its own, as one paragraph: a listener hears an address as one thing.
Inline one_paragraph(const std::vector<Inline>& lines);

/// One line a block, indented by depth, for tests: `heading 1 "Before you start"`.
std::string to_text(const Document& document);

}  // namespace handouts
