// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handouts/page.h"
#include "handouts/pdf_file.h"

namespace handouts {

/// The structure of a document for those who listen to it (ISO 32000-1, 14.7 and 14.8): headings, paragraphs, lists
/// with their labels, quotations, cards, tables, in reading order. All else on a page is an artifact. Order of calls:
/// for each page begin_page, enter for every element, end_page; then write once.
class PdfStructure {
 public:
  /// Pictures say where on a page of this height they stand.
  explicit PdfStructure(double page_height) : page_height_(page_height), nodes_(1) { nodes_.front().type = "Document"; }

  void begin_page();
  /// The operators that stand before the element, or before the part of it that is in another language than the
  /// document (BCP 47, which must outlive this).
  std::string enter(const Element& element, std::string_view language = {});
  std::string end_page();

  /// Writes the tree and returns its root's number. `pages` are the page objects' numbers, `widgets` those of
  /// the form fields' widgets in the order they were entered; their /StructParent counts on from the pages'.
  int write(PdfFile& file, const std::vector<int>& pages, const std::vector<int>& widgets = {}) const;

 private:
  /// What of a page a node holds, or another node.
  struct Kid {
    std::size_t page = 0;
    int mark = 0;
    std::size_t node = 0;  ///< 0 for marked content: the root is nobody's kid
    int widget = -1;       ///< an annotation, which is not part of the page's content
  };
  struct Node {
    std::string_view type;
    std::size_t parent = 0;
    int block = 0;
    int group = 0;
    int span = 1;                  ///< columns of a table
    std::string_view language;     ///< of a Span
    std::string_view actual_text;  ///< for what is drawn and stands for a character
    std::string figure;            ///< what a picture says of itself
    std::vector<Kid> kids;
  };

  void enter_widget(const Element& element);
  std::size_t node_for(const Element& element);
  std::size_t child(std::size_t parent, std::string_view type, int block, int group);
  /// Of the objects, in the file.
  struct Numbers {
    const std::vector<int>& nodes;
    const std::vector<int>& pages;
    const std::vector<int>& widgets;
  };
  std::string figure_entries(const PlacedImage& placed) const;
  std::string body_of(const Node& node, const Numbers& numbers) const;

  double page_height_;
  std::vector<Node> nodes_;
  std::vector<std::vector<std::size_t>> marks_;  ///< by page and mark: the node
  std::vector<std::size_t> widgets_;             ///< by widget: the node
  std::size_t open_ = 0;                         ///< the node of the open marked content; 0 for none
  bool is_artifact_open_ = false;
};

}  // namespace handouts
