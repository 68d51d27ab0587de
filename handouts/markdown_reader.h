// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/document.h"
#include "handouts/merge.h"

struct cmark_node;

namespace handouts {

struct MarkdownTreeDeleter {
  void operator()(cmark_node* tree) const;
};
using MarkdownTree = std::unique_ptr<cmark_node, MarkdownTreeDeleter>;
MarkdownTree parse_markdown(std::string_view text);

/// The text of a node that has one, such as what stands between a directive's backticks.
std::string_view literal_of(cmark_node* node);

/// What a paragraph says, and what follows a line that begins with an em dash.
struct Credited {
  Inline words;
  Inline credit;
};

/// Turns the library's tree into blocks. A directive's content is Markdown as well and is read by a reader of its own,
/// which knows the line the content starts on. markdown.cpp reads what CommonMark has, directives.cpp what this program
/// adds.
class MarkdownReader {
 public:
  /// `lines_before` is how many lines of the merged text stand above what is read; `depth`, in how many lists and
  /// call-outs it stands.
  MarkdownReader(const Merged& merged, int lines_before, int depth)
      : merged_(merged), lines_before_(lines_before), depth_(depth) {}

  std::vector<Block> read_blocks(cmark_node* parent) const;
  /// The paragraphs of `parent`, which has nothing else; the last one's credit is split off.
  Quote read_quote(cmark_node* parent) const;
  /// Each line of the paragraphs by itself.
  std::vector<Inline> read_lines(cmark_node* parent) const;

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

  /// A reader of what stands inside this directive.
  MarkdownReader reader_inside(cmark_node* directive) const;
  /// In how many lists and call-outs a node stands; refuses one that is too deep.
  int depth_of(cmark_node* node) const;

  std::string place(cmark_node* node) const;
  [[noreturn]] void refuse(cmark_node* node, const std::string& pattern, std::vector<std::string> values = {}) const;

  const Merged& merged_;
  int lines_before_;
  int depth_;
};

}  // namespace handouts
