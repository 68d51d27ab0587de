// SPDX-License-Identifier: MIT
#include "handouts/markdown.h"

#include <algorithm>

#include <cmark.h>

#include "handouts/error.h"
#include "handouts/form_fields.h"
#include "handouts/markdown_reader.h"

namespace handouts {
namespace {

constexpr std::string_view kEmDash = "—";
/// Lists and call-outs in each other: a measure of easy read has room for words in these, and a reader loses the thread
/// in more.
constexpr int kDeepest = 4;

/// The library knows the lines of blocks only.
cmark_node* block_around(cmark_node* node) {
  while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node) != nullptr) node = cmark_node_parent(node);
  return node;
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

/// Parts of one to eight letters or digits with hyphens between them, the first of letters (RFC 5646, 2.1).
bool is_language(std::string_view text) {
  constexpr std::size_t kLongestPart = 8;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_letter_or_digit = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  for (bool is_first = true;; is_first = false) {
    const auto part = text.substr(0, text.find('-'));
    const bool is_good =
        is_first ? std::ranges::all_of(part, is_letter) : std::ranges::all_of(part, is_letter_or_digit);
    if (part.empty() || part.size() > kLongestPart || !is_good) return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

/// "[palabras](lang:es)": the one link there is names a language. Empty for any other link.
std::string language_of(cmark_node* link) {
  constexpr std::string_view kScheme = "lang:";
  const char* const url = cmark_node_get_url(link);
  std::string_view language = url == nullptr ? "" : url;
  if (!language.starts_with(kScheme)) return {};
  language.remove_prefix(kScheme.size());
  return is_language(language) ? std::string(language) : std::string();
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

Span with_text(Span span, std::string_view text) {
  span.text = text;
  return span;
}

}  // namespace

void MarkdownTreeDeleter::operator()(cmark_node* tree) const {
  cmark_node_free(tree);
}

MarkdownTree parse_markdown(std::string_view text) {
  return MarkdownTree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
}

std::string_view literal_of(cmark_node* node) {
  const char* const literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

std::string MarkdownReader::place(cmark_node* node) const {
  return merged_.place(lines_before_ + cmark_node_get_start_line(node));
}

void MarkdownReader::refuse(cmark_node* node, const std::string& pattern, std::vector<std::string> values) const {
  const auto block_place = place(block_around(node));
  throw Error(Error::Kind::Template, block_place, block_place + ": " + pattern, std::move(values));
}

int MarkdownReader::depth_of(cmark_node* node) const {
  int depth = depth_ + 1;
  for (auto* outer = cmark_node_parent(node); outer != nullptr; outer = cmark_node_parent(outer))
    depth += cmark_node_get_type(outer) == CMARK_NODE_LIST ? 1 : 0;
  if (depth > kDeepest) {
    refuse(node, "Lists and call-outs stand at most {1} deep in each other. Take this one out of the others.",
           {std::to_string(kDeepest)});
  }
  return depth;
}

std::vector<Block> MarkdownReader::read_blocks(cmark_node* parent) const {
  std::vector<Block> blocks;
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    blocks.push_back(read_block(node));
  }
  return blocks;
}

Quote MarkdownReader::read_quote(cmark_node* parent) const {
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

std::vector<Inline> MarkdownReader::read_lines(cmark_node* parent) const {
  std::vector<Inline> lines;
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) refuse(node, "Only lines of text can stand here.");
    for (auto& line : split_lines(read_inline(node, SoftBreak::NewLine))) lines.push_back(std::move(line));
  }
  return lines;
}

Block MarkdownReader::read_block(cmark_node* node) const {
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

Heading MarkdownReader::read_heading(cmark_node* node) const {
  const int level = cmark_node_get_heading_level(node);
  if (level > 2) refuse(node, "Headings have two levels. Use # or ##.");
  return {level, read_inline(node)};
}

List MarkdownReader::read_list(cmark_node* node) const {
  depth_of(node);
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

Inline MarkdownReader::read_inline(cmark_node* parent, SoftBreak soft_break) const {
  Inline result{{}, place(parent)};
  append_spans(result, parent, {}, soft_break);
  return result;
}

void MarkdownReader::append_spans(Inline& result, cmark_node* parent, Span style, SoftBreak soft_break) const {
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

Credited MarkdownReader::read_credited(cmark_node* paragraph) const {
  auto* moved = find_credit(paragraph);
  if (moved == nullptr) return {read_inline(paragraph), {}};
  if (auto* const line_break = cmark_node_previous(moved); line_break != nullptr) cmark_node_free(line_break);
  const MarkdownTree credit(cmark_node_new(CMARK_NODE_PARAGRAPH));
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

std::vector<Inline> MarkdownReader::split_lines(const Inline& text) {
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

Document read_markdown(const Merged& merged) {
  const auto tree = parse_markdown(merged.text);
  Document document{MarkdownReader(merged, 0, 0).read_blocks(tree.get())};
  fields_of(document);
  return document;
}

}  // namespace handouts
