// SPDX-License-Identifier: MIT
#include "handouts/merge.h"

#include <algorithm>

#include "forms/validation.h"
#include "handouts/direction.h"
#include "handouts/error.h"
#include "handouts/normalization.h"
#include "handouts/utf8.h"

namespace handouts {
namespace {

void require_utf8(const std::string& text, const std::string& field) {
  const auto offset = forms::find_invalid_utf8(text);
  if (!offset) return;
  throw Error(Error::Kind::Text, field, "The text of {1} is not UTF-8 at byte {2}. Enter it again.",
              {field, std::to_string(*offset)});
}

bool is_layout(char32_t character) {
  return character == '\n' || character == '\r' || character == '\t' || character == ' ';
}

void require_printable(std::string_view text, const std::string& field, const CanPrint& can_print) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = next_character(text, offset);
    if (is_layout(character) || can_print(character)) continue;
    throw Error(Error::Kind::Text, field,
                "No font here has the character {1} (in {2}). Write it another way for this document.",
                {code_point_name(character), field});
  }
}

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// "Any ASCII punctuation character may be backslash-escaped" and character references "cannot be used in place of
/// symbols indicating structure" (CommonMark 0.30, 2.4 and 2.5): the line feed is written as one because a real one
/// would end a heading or a list item, and the first space of a line because four of them would begin a code block.
std::string escape_markdown(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  bool at_line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      escaped += "&#10;";
      at_line_start = true;
      continue;
    }
    if (is_ascii_punctuation(c)) {
      escaped += '\\';
      escaped += c;
    } else if (c == ' ' || c == '\t') {
      escaped += at_line_start ? "&#32;" : " ";
    } else {
      escaped += c;
    }
    at_line_start = false;
  }
  return escaped;
}

/// A name that runs from right to left must not carry along what the template says after it: it stands between FIRST
/// STRONG ISOLATE and POP DIRECTIONAL ISOLATE, which are not printed.
std::string isolated(const std::string& text) {
  return "\u2068" + text + "\u2069";
}

std::string_view without_final_line_breaks(std::string_view text) {
  const auto last = text.find_last_not_of("\r\n");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

}  // namespace

std::string Merged::place(int line) const {
  const auto index = static_cast<std::size_t>(std::max(line, 1)) - 1;
  const int original = lines.empty() ? 1 : lines[std::min(index, lines.size() - 1)];
  return file + ":" + std::to_string(original);
}

Merged merge(const Template& source, const mustache::Fields& values, const CanPrint& can_print) {
  const auto put = [&](const std::string& value, const mustache::Tag& tag) {
    const auto text = printable_text(value, tag.name, can_print);
    return has_right_to_left(text) ? isolated(escape_markdown(text)) : escape_markdown(text);
  };
  auto traced = mustache::render_traced(source.body, values, put, source.file, source.body_line);
  return {std::move(traced.text), source.file, std::move(traced.lines)};
}

// A letterhead needs the practice's name, whether or not the body has it.
std::vector<std::string> empty_fields(const Template& source, const mustache::Fields& values) {
  std::vector<std::string> empty;
  const auto note = [&](const std::string& value, const mustache::Tag& tag) {
    if (without_final_line_breaks(value).empty() && std::ranges::find(empty, tag.name) == empty.end())
      empty.push_back(tag.name);
    return value;
  };
  mustache::render_traced(source.body, values, note, source.file, source.body_line);
  if (source.head == Head::Letterhead && mustache::text_value(values, "practice.name").empty())
    empty.emplace_back("practice.name");
  return empty;
}

std::string printable_text(const std::string& entered, const std::string& field, const CanPrint& can_print) {
  require_utf8(entered, field);
  auto text = to_nfc(without_final_line_breaks(entered));
  require_printable(text, field, can_print);
  return text;
}

std::string printable_value(const mustache::Fields& values, const std::string& field, const CanPrint& can_print) {
  return printable_text(std::string(mustache::text_value(values, field)), field, can_print);
}

}  // namespace handouts
