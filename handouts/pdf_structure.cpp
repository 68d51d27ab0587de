// SPDX-License-Identifier: MIT
#include "handouts/pdf_structure.h"

#include "handouts/decimal.h"
#include "handouts/pdf_fonts.h"

namespace handouts {
namespace {

constexpr std::string_view kEnd = "EMC\n";

/// What a group of this role is, and its paragraphs in it; no group for those that stand alone.
struct Types {
  std::string_view group;
  std::string_view paragraph;
};

Types types_of(Role role) {
  switch (role) {
    case Role::Heading1:
      return {"", "H1"};
    case Role::Heading2:
      return {"", "H2"};
    case Role::ListItem:
    case Role::ListLabel:
      return {"L", ""};
    case Role::Quote:
      return {"BlockQuote", "P"};
    case Role::Card:
      return {"Sect", "P"};
    case Role::TableHead:
      return {"Table", "TH"};
    case Role::TableCell:
      return {"Table", "TD"};
    case Role::FormField:
      return {"", "Form"};
    case Role::Figure:
      return {"", "Figure"};
    default:
      return {"", "P"};
  }
}

/// Boxes, rings and the bullet in UTF-16: they are drawn, and stand for these characters.
std::string_view actual_text_of(const Element& element) {
  if (const auto* const box = std::get_if<CheckBox>(&element.shape); box != nullptr) {
    if (box->outline == CheckBox::Outline::Ring) return box->is_on ? "<FEFF25C9>" : "<FEFF25CB>";
    return box->is_on ? "<FEFF2611>" : "<FEFF2610>";
  }
  if (std::holds_alternative<Bullet>(element.shape)) return "<FEFF2022>";
  return {};
}

}  // namespace

void PdfStructure::begin_page() {
  marks_.emplace_back();
  open_ = 0;
  is_artifact_open_ = false;
}

std::string PdfStructure::end_page() {
  const bool is_open = open_ != 0 || is_artifact_open_;
  open_ = 0;
  is_artifact_open_ = false;
  return std::string(is_open ? kEnd : "");
}

/// An annotation is tied to its Form element by an object reference (ISO 14289-1, 7.18.4), not by marks.
void PdfStructure::enter_widget(const Element& element) {
  const auto node = node_for(element);
  nodes_[node].kids.push_back({marks_.size() - 1, 0, 0, static_cast<int>(widgets_.size())});
  widgets_.push_back(node);
}

std::string PdfStructure::enter(const Element& element, std::string_view language) {
  if (std::holds_alternative<Widget>(element.shape)) {
    enter_widget(element);
    return end_page();
  }
  if (element.role == Role::Artifact) {
    if (is_artifact_open_) return {};
    auto operators = end_page() + "/Artifact BMC\n";
    is_artifact_open_ = true;
    return operators;
  }
  auto node = node_for(element);
  if (const auto* const placed = std::get_if<PlacedImage>(&element.shape); placed != nullptr)
    nodes_[node].figure = figure_entries(*placed);
  if (!language.empty()) {
    node = child(node, "Span", 0, element.group);
    nodes_[node].language = language;
  }
  if (node == open_) return {};
  auto operators = end_page();
  open_ = node;
  const auto mark = static_cast<int>(marks_.back().size());
  marks_.back().push_back(node);
  nodes_[node].kids.push_back({marks_.size() - 1, mark, 0, -1});
  return operators.append("/")
      .append(nodes_[node].type)
      .append(" << /MCID ")
      .append(std::to_string(mark))
      .append(" >> BDC\n");
}

/// The last child of `parent` when it is of this kind, block and group; a new one otherwise.
std::size_t PdfStructure::child(std::size_t parent, std::string_view type, int block, int group) {
  if (!nodes_[parent].kids.empty()) {
    const auto last = nodes_[parent].kids.back().node;
    if (last != 0 && nodes_[last].type == type && nodes_[last].block == block && nodes_[last].group == group)
      return last;
  }
  nodes_.push_back({type, parent, block, group, 1, {}, {}, {}, {}});
  nodes_[parent].kids.push_back({0, 0, nodes_.size() - 1, -1});
  return nodes_.size() - 1;
}

std::size_t PdfStructure::node_for(const Element& element) {
  const auto [group_type, paragraph_type] = types_of(element.role);
  // "L contains nothing but LI" (ISO 32000-1, 14.8.4.3.3): a heading among a list's items stands beside the list.
  const bool is_heading = element.role == Role::Heading1 || element.role == Role::Heading2;
  if (element.group == 0 || is_heading) return child(0, paragraph_type, element.block, 0);
  const auto container = container_of(element);
  if (group_type == "Table") {
    const auto table = child(container, group_type, 0, element.group);
    // Rows are told apart by their numbers, and cells by the paragraph each of them is.
    const auto row = child(table, "TR", element.cell.row, element.group);
    const auto cell = child(row, paragraph_type, element.block, element.group);
    nodes_[cell].span = element.cell.span;
    return cell;
  }
  if (group_type == "L") {
    const auto list = child(container, "L", 0, element.group);
    lists_[element.group] = list;
    return node_in_list(element, list);
  }
  // A credit belongs to the quotation or card before it.
  const auto last = nodes_[container].kids.empty() ? 0 : nodes_[container].kids.back().node;
  const bool continues = last != 0 && nodes_[last].group == element.group;
  return child(continues ? last : child(container, group_type.empty() ? "Sect" : group_type, 0, element.group),
               paragraph_type, element.block, element.group);
}

std::size_t PdfStructure::node_in_list(const Element& element, std::size_t list) {
  if (element.role != Role::ListLabel)
    return child(body_of_item(list, element.group), "P", element.block, element.group);
  nodes_.push_back({"LI", list, 0, element.group, 1, {}, {}, {}, {}});
  const auto item = nodes_.size() - 1;
  nodes_[list].kids.push_back({0, 0, item, -1});
  const auto label = child(item, "Lbl", element.block, element.group);
  nodes_[label].actual_text = actual_text_of(element);
  return label;
}

std::size_t PdfStructure::container_of(const Element& element) {
  const auto list = lists_.find(element.outer);
  return list == lists_.end() ? 0 : body_of_item(list->second, element.outer);
}

std::size_t PdfStructure::body_of_item(std::size_t list, int group) {
  const auto item = nodes_[list].kids.empty() ? child(list, "LI", 0, group) : nodes_[list].kids.back().node;
  return child(item, "LBody", 0, group);
}

int PdfStructure::write(PdfFile& file, const std::vector<int>& pages, const std::vector<int>& widgets) const {
  const int root = file.reserve();
  std::vector<int> numbers;
  for (std::size_t i = 0; i < nodes_.size(); ++i) numbers.push_back(file.reserve());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const auto& node = nodes_[i];
    const int parent = i == 0 ? root : numbers[node.parent];
    file.set(numbers[i], body_of(node, {numbers, pages, widgets}) + " /P " + reference(parent) + "\n");
  }
  std::string parents;
  for (std::size_t page = 0; page < marks_.size(); ++page) {
    parents += std::to_string(page) + " [";
    for (const auto node : marks_[page]) parents += reference(numbers[node]) + " ";
    parents += "] ";
  }
  for (std::size_t i = 0; i < widgets_.size(); ++i)
    parents += std::to_string(marks_.size() + i) + " " + reference(numbers[widgets_[i]]) + " ";
  file.set(root, "/Type /StructTreeRoot /K " + reference(numbers[0]) + " /ParentTree << /Nums [" + parents +
                     "] >> /ParentTreeNextKey " + std::to_string(marks_.size() + widgets_.size()) + "\n");
  return root;
}

/// "Figures have an alternative" and, on one page, the rectangle they fill (ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3).
std::string PdfStructure::figure_entries(const PlacedImage& placed) const {
  std::string entries = " /Alt " + pdf_text(placed.alternative) + " /A << /O /Layout /Placement /Block /BBox [";
  const double bottom = page_height_ - placed.y - placed.height;
  for (const double edge : {placed.x, bottom, placed.x + placed.width, bottom + placed.height}) {
    append_decimal(entries, edge, 3);
    entries += ' ';
  }
  return entries + "] >>";
}

std::string PdfStructure::body_of(const Node& node, const Numbers& numbers) const {
  std::string body = "/Type /StructElem /S /" + std::string(node.type) + " /K [";
  for (const auto& kid : node.kids) {
    if (kid.node != 0) {
      body += reference(numbers.nodes[kid.node]) + " ";
    } else if (kid.widget >= 0) {
      body += "<< /Type /OBJR /Pg " + reference(numbers.pages[kid.page]) + " /Obj " +
              reference(numbers.widgets[static_cast<std::size_t>(kid.widget)]) + " >> ";
    } else {
      body += "<< /Type /MCR /Pg " + reference(numbers.pages[kid.page]) + " /MCID " + std::to_string(kid.mark) + " >> ";
    }
  }
  body += "]";
  if (!node.language.empty()) body.append(" /Lang ").append(pdf_text(node.language));
  body += node.figure;
  if (!node.actual_text.empty()) body.append(" /ActualText ").append(node.actual_text);
  // "A TH has a Scope unless the headers of every cell are named" (ISO 14289-1, 7.5): a label speaks for its row.
  if (node.type == "TH") {
    body += node.span > 1 ? " /A << /O /Table /Scope /Row /ColSpan " + std::to_string(node.span) + " >>"
                          : std::string(" /A << /O /Table /Scope /Column >>");
  }
  return body;
}

}  // namespace handouts
