// SPDX-License-Identifier: MIT
#include "handouts/document.h"

#include <algorithm>

namespace handouts {
namespace {

std::string quoted(const Inline& text) {
  std::string result = "\"";
  for (const auto& span : text.spans) {
    const std::string mark = std::string(span.is_strong ? "**" : "") + (span.is_emphasized ? "*" : "");
    if (!span.language.empty()) result += "{" + span.language + "}";
    result += mark;
    for (const char c : span.text) result += c == '\n' ? std::string("\\n") : std::string(1, c);
    result += mark;
  }
  return result + "\"";
}

std::string all_quoted(const std::vector<Inline>& texts) {
  std::string result;
  for (const auto& text : texts) result += " " + quoted(text);
  return result;
}

std::string credited(const Quote& quote) {
  return all_quoted(quote.paragraphs) + (quote.credit.spans.empty() ? "" : " credit " + quoted(quote.credit));
}

std::string dump(const std::vector<Block>& blocks, const std::string& indent);

/// What is not as usual.
std::string looks_of(const FormField& field) {
  std::string looks;
  if (!field.unit.spans.empty()) looks += " unit " + quoted(field.unit);
  if (field.medium == FormField::Medium::Pen) looks += " pen";
  if (field.arrangement == FormField::Arrangement::Row) looks += " row";
  if (field.arrangement == FormField::Arrangement::Scale) looks += " scale";
  if (field.room == FormField::Room::Short) looks += " short";
  if (field.standing == FormField::Standing::Beside) looks += " beside";
  if (field.standing == FormField::Standing::Below) looks += " below";
  if (field.stays_with_next) looks += " stays";
  return looks;
}

struct Dumper {
  std::string indent;

  std::string operator()(const Heading& heading) const {
    return "heading " + std::to_string(heading.level) + " " + quoted(heading.text) + "\n";
  }
  std::string operator()(const Paragraph& paragraph) const { return "paragraph " + quoted(paragraph.text) + "\n"; }
  std::string operator()(const List& list) const {
    const std::string kind = list.kind == List::Kind::Bullet    ? "bullets"
                             : list.kind == List::Kind::Ordered ? "numbers from " + std::to_string(list.first_number)
                                                                : "checks";
    std::string result = kind + (list.is_tight ? "" : " loose") + "\n";
    for (const auto& item : list.items) result += indent + "  item\n" + dump(item, indent + "    ");
    return result;
  }
  std::string operator()(const Quote& quote) const { return "quote" + credited(quote) + "\n"; }
  std::string operator()(const Space&) const { return "space\n"; }
  std::string operator()(const PageBreak&) const { return "page\n"; }
  std::string operator()(const WritingLines& lines) const { return "lines " + std::to_string(lines.count) + "\n"; }
  std::string operator()(const Cards& cards) const {
    std::string result = cards.size == Cards::Size::Business ? "cards business\n" : "cards\n";
    for (const auto& card : cards.cards) result += indent + "  card" + credited(card) + "\n";
    return result;
  }
  std::string operator()(const Signature& signature) const {
    return std::string("signature") + (signature.of == Signature::Of::Practitioner ? " practitioner" : "") +
           all_quoted(signature.lines) + "\n";
  }
  std::string operator()(const Address& address) const { return "address" + all_quoted(address.lines) + "\n"; }
  std::string operator()(const Date& date) const { return "date " + quoted(date.text) + "\n"; }
  std::string operator()(const FormField& field) const {
    constexpr const char* kKinds[] = {"text", "multiline", "check", "radio", "choice"};
    std::string result = "field " + std::string(kKinds[static_cast<std::size_t>(field.kind)]) + " " + field.name;
    if (field.kind == FormField::Kind::MultiLine) result += " " + std::to_string(field.lines);
    if (field.number) result += " number \"" + *field.number + "\"";
    result += " " + quoted(field.label) + looks_of(field) + "\n";
    for (const auto& note : field.notes) result += indent + "  note " + quoted(note) + "\n";
    for (const auto& option : field.options)
      result += indent + "  option " + option.code + " " + quoted(option.text) + "\n";
    for (const auto& value : field.values) result += indent + "  value " + quoted({{{value}}, {}}) + "\n";
    return result;
  }
  std::string operator()(const Note& note) const { return "note " + quoted(note.text) + "\n"; }
  std::string operator()(const Code& code) const { return "code" + all_quoted(code.groups) + "\n"; }
  std::string operator()(const Table& table) const {
    std::string result = table.columns == Table::Columns::Alike ? "table alike\n" : "table\n";
    for (const auto& row : table.rows) {
      const bool is_body = row.kind == TableRow::Kind::Body;
      result += indent +
                (is_body                            ? "  row"
                 : row.kind == TableRow::Kind::Head ? "  head"
                                                    : "  label") +
                all_quoted(row.cells) + (row.writing_lines > 0 ? " lines " + std::to_string(row.writing_lines) : "") +
                "\n";
    }
    return result;
  }
  std::string operator()(const CallOut& callout) const { return "callout\n" + dump(callout.blocks, indent + "  "); }
};

std::string dump(const std::vector<Block>& blocks, const std::string& indent) {
  std::string result;
  for (const auto& block : blocks) result += indent + std::visit(Dumper{indent}, block.content);
  return result;
}

}  // namespace

std::string plain_text(const Inline& text) {
  std::string result;
  for (const auto& span : text.spans) result += span.text;
  std::ranges::replace(result, '\n', ' ');
  return result;
}

Inline one_paragraph(const std::vector<Inline>& lines) {
  Inline paragraph;
  if (!lines.empty()) paragraph.place = lines.front().place;
  for (const auto& line : lines) {
    if (!paragraph.spans.empty()) paragraph.spans.push_back({"\n"});
    paragraph.spans.insert(paragraph.spans.end(), line.spans.begin(), line.spans.end());
  }
  return paragraph;
}

std::string to_text(const Document& document) {
  return dump(document.blocks, "");
}

}  // namespace handouts
