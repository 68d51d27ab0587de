// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <cmark.h>

#include "handouts/directive_text.h"
#include "handouts/error.h"
#include "handouts/markdown_reader.h"

namespace handouts {
namespace {

/// A page of them; more is surely a slip.
constexpr int kMostWritingLines = 25;

std::optional<int> parse_count(std::string_view text) {
  int count = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (problem != std::errc() || end != text.data() + text.size() || count < 1 || count > kMostWritingLines)
    return std::nullopt;
  return count;
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

}  // namespace

MarkdownReader MarkdownReader::reader_inside(cmark_node* directive) const {
  return {merged_, lines_before_ + cmark_node_get_start_line(directive), depth_of(directive)};
}

Cards MarkdownReader::read_cards(cmark_node* node, Cards::Size size) const {
  Cards cards{{}, size};
  const int lines_before = lines_before_ + cmark_node_get_start_line(node);
  for (const auto& card : split_cards(literal_of(node))) {
    const auto tree = parse_markdown(card.text);
    auto quote = MarkdownReader(merged_, lines_before + card.lines_before, depth_).read_quote(tree.get());
    if (!quote.paragraphs.empty()) cards.cards.push_back(std::move(quote));
  }
  if (cards.cards.empty()) refuse(node, "There is no card here. Write cards with --- between them.");
  return cards;
}

Inline MarkdownReader::read_cell(std::string_view text, int line) const {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {{}, merged_.place(line)};
  const auto tree = parse_markdown(text.substr(first));
  auto* const paragraph = cmark_node_first_child(tree.get());
  const MarkdownReader reader(merged_, line - 1, depth_);
  const bool is_words = paragraph != nullptr && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH;
  if (!is_words) reader.refuse(tree.get(), "Only words can stand in a cell of a table.");
  return reader.read_inline(paragraph);
}

Table MarkdownReader::read_table(cmark_node* node) const {
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
Table MarkdownReader::read_choices(cmark_node* node, int writing_lines) const {
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

Block MarkdownReader::read_counted(cmark_node* node, std::string_view name, std::string_view argument) const {
  const auto count = parse_count(argument);
  if (!count) {
    refuse(node, "Say how many lines, from 1 to {1}, such as ```{2} 3.",
           {std::to_string(kMostWritingLines), std::string(name)});
  }
  if (name == "choices") return {read_choices(node, *count)};
  return {WritingLines{*count}};
}

/// "code: words" in one item of a field's list.
FormField::Option MarkdownReader::read_option(cmark_node* item) const {
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
Block MarkdownReader::read_field(cmark_node* node, std::string_view argument) const {
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
  if (!lines) refuse(node, "Say how many lines, from 1 to {1}.", {std::to_string(kMostWritingLines)});
  field.lines = *lines;
  field.label.place = place(node);
  const auto tree = parse_markdown(literal_of(node));
  const auto reader = reader_inside(node);
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

Block MarkdownReader::read_directive(cmark_node* node) const {
  const char* const info = cmark_node_get_fence_info(node);
  const std::string_view words = info == nullptr ? "" : info;
  const auto name = words.substr(0, words.find(' '));
  const auto argument = name.size() < words.size() ? words.substr(name.size() + 1) : std::string_view();
  if (name == "lines" || name == "choices") return read_counted(node, name, argument);
  if (name == "field") return read_field(node, argument);
  if (name == "cards" && argument == "business") return {read_cards(node, Cards::Size::Business)};
  const bool is_practitioners = name == "signature" && argument == "practitioner";
  if (!argument.empty() && !is_practitioners) refuse(node, "Take away what stands behind ```{1}.", {std::string(name)});
  if (name == "page") return {PageBreak{}};
  if (name == "cards") return {read_cards(node, Cards::Size::AsNeeded)};
  if (name == "table") return {read_table(node)};
  const auto tree = parse_markdown(literal_of(node));
  if (name == "callout") {
    CallOut callout{reader_inside(node).read_blocks(tree.get())};
    if (callout.blocks.empty())
      refuse(node, "There is nothing in this call-out. Write what to notice, or take it out.");
    return {std::move(callout)};
  }
  auto lines = reader_inside(node).read_lines(tree.get());
  if (name == "signature")
    return {Signature{std::move(lines), is_practitioners ? Signature::Of::Practitioner : Signature::Of::Anybody}};
  if (name == "address") return {Address{std::move(lines)}};
  if (name == "date" && lines.size() == 1) return {Date{std::move(lines.front())}};
  if (name == "date") refuse(node, "Write one line between ```date and ```.");
  if (name == "code") return {Code{std::move(lines)}};
  refuse(node,
         "There is no such block. Use lines, choices, table, callout, cards, signature, address, date, code, field or "
         "page after the three backticks.");
}

}  // namespace handouts
