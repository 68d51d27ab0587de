// SPDX-License-Identifier: MIT
#include "handouts/markdown.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>

#include <cmark.h>

#include "handouts/directive_text.h"
#include "handouts/error.h"
#include "handouts/form_fields.h"

namespace handouts {
namespace {

constexpr std::string_view kEmDash = "—";
/// A page of them; more is surely a slip.
constexpr int kMostWritingLines = 25;

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Tree parse(std::string_view text) {
  return {cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), &cmark_node_free};
}

std::string_view literal_of(cmark_node* node) {
  const char* const literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

/// What a paragraph says, and what follows a line that begins with an em dash.
struct Credited {
  Inline words;
  Inline credit;
};

/// Turns the library's tree into blocks. A directive's content is Markdown as well and is read by a reader of its own,
/// which knows the line the content starts on.
class Reader {
 public:
  Reader(const Merged& merged, int lines_before) : merged_(merged), lines_before_(lines_before) {}

  std::vector<Block> read_blocks(cmark_node* parent) const {
    std::vector<Block> blocks;
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      blocks.push_back(read_block(node));
    }
    return blocks;
  }

  /// The paragraphs of `parent`, which has nothing else; the last one's credit is split off.
  Quote read_quote(cmark_node* parent) const {
    Quote quote;
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
        refuse(node, "Only paragraphs can stand in a quotation or on a card.");
      auto [words, credit] = read_credited(node);
      if (!words.spans.empty()) quote.paragraphs.push_back(std::move(words));
      if (!credit.spans.empty()) quote.credit = std::move(credit);
    }
    return quote;
  }

  /// Each line of the paragraphs by itself.
  std::vector<Inline> read_lines(cmark_node* parent) const {
    std::vector<Inline> lines;
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) refuse(node, "Only lines of text can stand here.");
      for (auto& line : split_lines(read_inline(node, SoftBreak::NewLine))) lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  enum class SoftBreak { Space, NewLine };

  Block read_block(cmark_node* node) const;
  Heading read_heading(cmark_node* node) const;
  List read_list(cmark_node* node) const;
  Block read_directive(cmark_node* node) const;
  Cards read_cards(cmark_node* node, Cards::Size size) const;
  Table read_table(cmark_node* node) const;
  Table read_choices(cmark_node* node, int writing_lines) const;
  Inline read_cell(std::string_view text, int line) const;
  Block read_counted(cmark_node* node, std::string_view name, std::string_view argument) const;
  Block read_field(cmark_node* node, std::string_view argument) const;
  FormField::Option read_option(cmark_node* item) const;
  Inline read_inline(cmark_node* parent, SoftBreak soft_break = SoftBreak::Space) const;
  void append_spans(Inline& result, cmark_node* parent, Span style, SoftBreak soft_break) const;
  Credited read_credited(cmark_node* paragraph) const;
  static std::vector<Inline> split_lines(const Inline& text);

  std::string place(cmark_node* node) const { return merged_.place(lines_before_ + cmark_node_get_start_line(node)); }
  [[noreturn]] void refuse(cmark_node* node, const std::string& sentence) const {
    const auto block_place = place(block_around(node));
    throw Error(Error::Kind::Template, block_place, block_place + ": " + sentence);
  }
  /// The library knows the lines of blocks only.
  static cmark_node* block_around(cmark_node* node) {
    while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node) != nullptr) node = cmark_node_parent(node);
    return node;
  }

  const Merged& merged_;
  int lines_before_;
};

Block Reader::read_block(cmark_node* node) const {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
      return {read_heading(node)};
    case CMARK_NODE_PARAGRAPH:
      return {Paragraph{read_inline(node)}};
    case CMARK_NODE_LIST:
      return {read_list(node)};
    case CMARK_NODE_BLOCK_QUOTE:
      return {read_quote(node)};
    case CMARK_NODE_THEMATIC_BREAK:
      return {Space{}};
    case CMARK_NODE_CODE_BLOCK:
      return read_directive(node);
    default:
      refuse(node, "HTML has no form on paper. Write this in Markdown.");
  }
}

Heading Reader::read_heading(cmark_node* node) const {
  const int level = cmark_node_get_heading_level(node);
  if (level > 2) refuse(node, "Headings have two levels. Use # or ##.");
  return {level, read_inline(node)};
}

/// "[ ] " at the head of an item, which the library reads as text.
bool take_check_box(std::vector<Block>& item) {
  constexpr std::string_view kBox = "[ ] ";
  if (item.empty()) return false;
  auto* const paragraph = std::get_if<Paragraph>(&item.front().content);
  if (paragraph == nullptr || paragraph->text.spans.empty()) return false;
  auto& first = paragraph->text.spans.front().text;
  if (!first.starts_with(kBox)) return false;
  first.erase(0, kBox.size());
  return true;
}

List Reader::read_list(cmark_node* node) const {
  List list;
  list.kind = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? List::Kind::Ordered : List::Kind::Bullet;
  list.first_number = cmark_node_get_list_start(node);
  list.is_tight = cmark_node_get_list_tight(node) != 0;
  std::size_t checks = 0;
  for (auto* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
    list.items.push_back(read_blocks(item));
    if (list.kind != List::Kind::Ordered && take_check_box(list.items.back())) ++checks;
  }
  if (checks == 0) return list;
  if (checks != list.items.size())
    refuse(node, "Some items of this list have a check box and some have not. Give every item one.");
  list.kind = List::Kind::Check;
  return list;
}

/// "[palabras](lang:es)": the one link there is names a language. Empty for any other link.
std::string language_of(cmark_node* link) {
  constexpr std::string_view kScheme = "lang:";
  const char* const url = cmark_node_get_url(link);
  std::string_view language = url == nullptr ? "" : url;
  if (!language.starts_with(kScheme)) return {};
  language.remove_prefix(kScheme.size());
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; };
  return std::ranges::all_of(language, is_part) ? std::string(language) : std::string();
}

Inline Reader::read_inline(cmark_node* parent, SoftBreak soft_break) const {
  Inline result{{}, place(parent)};
  append_spans(result, parent, {}, soft_break);
  return result;
}

void Reader::append_spans(Inline& result, cmark_node* parent, Span style, SoftBreak soft_break) const {
  const auto append = [&](std::string_view text) {
    auto& spans = result.spans;
    if (spans.empty() || spans.back().is_strong != style.is_strong ||
        spans.back().is_emphasized != style.is_emphasized || spans.back().language != style.language) {
      spans.push_back(style);
    }
    spans.back().text += text;
  };
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    Span inner = style;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        append(literal_of(node));
        break;
      case CMARK_NODE_SOFTBREAK:
        append(soft_break == SoftBreak::Space ? " " : "\n");
        break;
      case CMARK_NODE_LINEBREAK:
        append("\n");
        break;
      case CMARK_NODE_EMPH:
        inner.is_emphasized = true;
        append_spans(result, node, inner, soft_break);
        break;
      case CMARK_NODE_STRONG:
        inner.is_strong = true;
        append_spans(result, node, inner, soft_break);
        break;
      case CMARK_NODE_LINK:
        inner.language = language_of(node);
        if (inner.language.empty()) refuse(node, "Paper has no links. Write the address out as text.");
        append_spans(result, node, inner, soft_break);
        break;
      case CMARK_NODE_IMAGE:
        refuse(node, "Pictures have no place in these documents. Take it out.");
      case CMARK_NODE_CODE:
        refuse(node, "Code marks have no form on paper. Use quotation marks or emphasis.");
      default:
        refuse(node, "HTML has no form on paper. Write this in Markdown.");
    }
  }
}

bool is_break(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

/// The text with the dash that begins a credit: first in the paragraph, or first on a line of it as the template is
/// written.
cmark_node* find_credit(cmark_node* paragraph) {
  for (auto* node = cmark_node_first_child(paragraph); node != nullptr; node = cmark_node_next(node)) {
    auto* const before = cmark_node_previous(node);
    const bool is_first = before == nullptr || is_break(before);
    if (is_first && cmark_node_get_type(node) == CMARK_NODE_TEXT && literal_of(node).starts_with(kEmDash)) return node;
  }
  return nullptr;
}

Credited Reader::read_credited(cmark_node* paragraph) const {
  auto* moved = find_credit(paragraph);
  if (moved == nullptr) return {read_inline(paragraph), {}};
  if (auto* const line_break = cmark_node_previous(moved); line_break != nullptr) cmark_node_free(line_break);
  const Tree credit(cmark_node_new(CMARK_NODE_PARAGRAPH), &cmark_node_free);
  while (moved != nullptr) {
    auto* const next = cmark_node_next(moved);
    cmark_node_append_child(credit.get(), moved);
    moved = next;
  }
  Inline words = read_inline(paragraph);
  Inline rest{{}, words.place};
  append_spans(rest, credit.get(), {}, SoftBreak::Space);
  return {std::move(words), std::move(rest)};
}

Span with_text(Span span, std::string_view text) {
  span.text = text;
  return span;
}

std::vector<Inline> Reader::split_lines(const Inline& text) {
  std::vector<Inline> lines{{{}, text.place}};
  for (const auto& span : text.spans) {
    std::string_view rest = span.text;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      if (end > 0) lines.back().spans.push_back(with_text(span, rest.substr(0, end)));
      lines.push_back({{}, text.place});
      rest.remove_prefix(end + 1);
    }
    if (!rest.empty()) lines.back().spans.push_back(with_text(span, rest));
  }
  std::erase_if(lines, [](const Inline& line) { return line.spans.empty(); });
  return lines;
}

Cards Reader::read_cards(cmark_node* node, Cards::Size size) const {
  Cards cards{{}, size};
  const int lines_before = lines_before_ + cmark_node_get_start_line(node);
  for (const auto& card : split_cards(literal_of(node))) {
    const auto tree = parse(card.text);
    auto quote = Reader(merged_, lines_before + card.lines_before).read_quote(tree.get());
    if (!quote.paragraphs.empty()) cards.cards.push_back(std::move(quote));
  }
  if (cards.cards.empty()) refuse(node, "There is no card here. Write cards with --- between them.");
  return cards;
}

Inline Reader::read_cell(std::string_view text, int line) const {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {{}, merged_.place(line)};
  const auto tree = parse(text.substr(first));
  auto* const paragraph = cmark_node_first_child(tree.get());
  const Reader reader(merged_, line - 1);
  const bool is_words = paragraph != nullptr && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH;
  if (!is_words) reader.refuse(tree.get(), "Only words can stand in a cell of a table.");
  return reader.read_inline(paragraph);
}

Table Reader::read_table(cmark_node* node) const {
  const int lines_before = lines_before_ + cmark_node_get_start_line(node);
  Table table{Table::Columns::AsNeeded, {}, place(node)};
  for (const auto& [number, line] : lines_of(literal_of(node))) {
    const auto cells = split_cells(line);
    const int at = lines_before + number;
    const auto refuse_row = [&](const std::string& sentence) {
      throw Error(Error::Kind::Template, merged_.place(at), merged_.place(at) + ": " + sentence);
    };
    if (cells.empty()) refuse_row("Write each row of a table as | one | two |.");
    if (table.rows.size() == 1 && is_delimiter_row(cells)) continue;
    if (!table.rows.empty() && cells.size() != table.rows.front().cells.size())
      refuse_row("This row has another number of cells than the first. Give each row the same number.");
    auto& row = table.rows.emplace_back();
    if (table.rows.size() == 1) row.kind = TableRow::Kind::Head;
    for (const auto cell : cells) row.cells.push_back(read_cell(cell, at));
  }
  if (table.rows.size() < 2) refuse(node, "A table has a row of headings and at least one more row.");
  return table;
}

/// The first line's cells are what there is to choose from; each other line is asked of every choice.
Table Reader::read_choices(cmark_node* node, int writing_lines) const {
  const int lines_before = lines_before_ + cmark_node_get_start_line(node);
  Table table{Table::Columns::Alike, {}, place(node)};
  for (const auto& [number, line] : lines_of(literal_of(node))) {
    const int at = lines_before + number;
    if (table.rows.empty()) {
      const auto cells = split_cells(line);
      if (cells.size() < 2) refuse(node, "Write the choices on the first line as | one | two |.");
      auto& row = table.rows.emplace_back(TableRow{TableRow::Kind::Head, {}, 0});
      for (const auto cell : cells) row.cells.push_back(read_cell(cell, at));
      continue;
    }
    table.rows.push_back({TableRow::Kind::Label, {read_cell(line, at)}, 0});
    TableRow room{TableRow::Kind::Body, {}, writing_lines};
    room.cells.resize(table.rows.front().cells.size());
    table.rows.push_back(std::move(room));
  }
  if (table.rows.size() < 2) refuse(node, "Write below the choices what each of them is asked, a line each.");
  return table;
}

std::optional<int> parse_count(std::string_view text) {
  int count = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (problem != std::errc() || end != text.data() + text.size() || count < 1 || count > kMostWritingLines)
    return std::nullopt;
  return count;
}

Block Reader::read_counted(cmark_node* node, std::string_view name, std::string_view argument) const {
  const auto count = parse_count(argument);
  if (!count) {
    refuse(node, "Say how many lines, from 1 to " + std::to_string(kMostWritingLines) + ", such as ```" +
                     std::string(name) + " 3.");
  }
  if (name == "choices") return {read_choices(node, *count)};
  return {WritingLines{*count}};
}

std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::optional<FormField::Kind> find_field_kind(std::string_view word) {
  using Kind = FormField::Kind;
  constexpr std::pair<std::string_view, Kind> kKinds[] = {{"text", Kind::Text},
                                                          {"multiline", Kind::MultiLine},
                                                          {"check", Kind::Check},
                                                          {"radio", Kind::Radio},
                                                          {"choice", Kind::Choice}};
  const auto* const found = std::ranges::find(kKinds, word, &std::pair<std::string_view, Kind>::first);
  return found == std::end(kKinds) ? std::nullopt : std::optional(found->second);
}

/// "code: words" in one item of a field's list.
FormField::Option Reader::read_option(cmark_node* item) const {
  auto* const paragraph = cmark_node_first_child(item);
  const bool is_one = paragraph != nullptr && cmark_node_next(paragraph) == nullptr;
  if (!is_one || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
    refuse(item, "An option is one line such as \"- often: Most days\".");
  FormField::Option option{{}, read_inline(paragraph)};
  auto& spans = option.text.spans;
  const auto colon = spans.empty() ? std::string::npos : spans.front().text.find(": ");
  if (colon == std::string::npos)
    refuse(item, "An option is a code, a colon and words, such as \"- often: Most days\".");
  option.code = spans.front().text.substr(0, colon);
  spans.front().text.erase(0, colon + 2);
  if (spans.front().text.empty()) spans.erase(spans.begin());
  return option;
}

/// The label, then a list of options: what kinds need one, fields_of knows.
Block Reader::read_field(cmark_node* node, std::string_view argument) const {
  FormField field;
  const auto kind = find_field_kind(next_word(argument));
  if (!kind)
    refuse(node, "Say what kind of field: text, multiline, check, radio or choice, such as ```field text hope.");
  field.kind = *kind;
  field.name = next_word(argument);
  const auto count = next_word(argument);
  const bool has_count = field.kind == FormField::Kind::MultiLine && !count.empty();
  if (field.name.empty() || (!count.empty() && !has_count) || !next_word(argument).empty())
    refuse(node, "A field has a kind and a name, such as ```field text hope, and multiline a number of lines.");
  const auto lines = has_count ? parse_count(count) : std::optional(field.kind == FormField::Kind::MultiLine ? 3 : 1);
  if (!lines) refuse(node, "Say how many lines, from 1 to " + std::to_string(kMostWritingLines) + ".");
  field.lines = *lines;
  field.label.place = place(node);
  const auto tree = parse(literal_of(node));
  const Reader reader(merged_, lines_before_ + cmark_node_get_start_line(node));
  auto* const label = cmark_node_first_child(tree.get());
  if (label == nullptr || cmark_node_get_type(label) != CMARK_NODE_PARAGRAPH)
    refuse(node, "This field has no label. Write one paragraph that says what to fill in, then its options.");
  field.label.spans = reader.read_inline(label).spans;
  auto* const list = cmark_node_next(label);
  if (list == nullptr) return {std::move(field)};
  if (cmark_node_get_type(list) != CMARK_NODE_LIST || cmark_node_next(list) != nullptr)
    reader.refuse(list, "Only a label and one list of options can stand here.");
  for (auto* item = cmark_node_first_child(list); item != nullptr; item = cmark_node_next(item))
    field.options.push_back(reader.read_option(item));
  return {std::move(field)};
}

Block Reader::read_directive(cmark_node* node) const {
  const char* const info = cmark_node_get_fence_info(node);
  const std::string_view words = info == nullptr ? "" : info;
  const auto name = words.substr(0, words.find(' '));
  const auto argument = name.size() < words.size() ? words.substr(name.size() + 1) : std::string_view();
  if (name == "lines" || name == "choices") return read_counted(node, name, argument);
  if (name == "field") return read_field(node, argument);
  if (name == "cards" && argument == "business") return {read_cards(node, Cards::Size::Business)};
  if (!argument.empty()) refuse(node, "Take away what stands behind ```" + std::string(name) + ".");
  if (name == "page") return {PageBreak{}};
  if (name == "cards") return {read_cards(node, Cards::Size::AsNeeded)};
  if (name == "table") return {read_table(node)};
  const auto tree = parse(literal_of(node));
  if (name == "callout")
    return {CallOut{Reader(merged_, lines_before_ + cmark_node_get_start_line(node)).read_blocks(tree.get())}};
  auto lines = Reader(merged_, lines_before_ + cmark_node_get_start_line(node)).read_lines(tree.get());
  if (name == "signature") return {Signature{std::move(lines)}};
  if (name == "address") return {Address{std::move(lines)}};
  if (name == "date" && lines.size() == 1) return {Date{std::move(lines.front())}};
  if (name == "date") refuse(node, "Write one line between ```date and ```.");
  if (name == "code") return {Code{std::move(lines)}};
  refuse(node,
         "There is no such block. Use lines, choices, table, callout, cards, signature, address, date, code, field or "
         "page after the three backticks.");
}

}  // namespace

Document read_markdown(const Merged& merged) {
  const auto tree = parse(merged.text);
  Document document{Reader(merged, 0).read_blocks(tree.get())};
  fields_of(document);
  return document;
}

}  // namespace handouts
