// SPDX-License-Identifier: MIT
#include "handouts/mustache_scan.h"

#include <algorithm>

#include "handouts/error.h"

namespace handouts::mustache {
namespace {

using Kind = Piece::Kind;
using Pieces = std::vector<Piece>;

constexpr std::string_view kOpening = "{{";
constexpr std::string_view kClosing = "}}";
constexpr std::string_view kBlank = " \t\r\n";

[[noreturn]] void refuse(std::string_view place, int line, const std::string& pattern,
                         std::vector<std::string> values = {}) {
  throw Error(Error::Kind::Template, place_of(place, line), place_of(place, line) + ": " + pattern, std::move(values));
}

/// {1} is the name of the piece.
[[noreturn]] void refuse(const Piece& piece, const std::string& pattern) {
  refuse(piece.place, piece.line, pattern, {std::string(piece.text)});
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlank) == std::string_view::npos;
}

bool is_name(std::string_view name) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
  if (name == ".") return true;
  if (name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos)
    return false;
  return name.find_first_not_of(kAllowed) == std::string_view::npos;
}

int lines_in(std::string_view text) {
  return static_cast<int>(std::ranges::count(text, '\n'));
}

Kind kind_of(char sigil) {
  switch (sigil) {
    case '#':
      return Kind::Open;
    case '^':
      return Kind::OpenInverted;
    case '/':
      return Kind::Close;
    case '!':
      return Kind::Comment;
    case '>':
      return Kind::Partial;
    default:
      return Kind::Name;
  }
}

/// The tag that `text` begins with; `text` is shortened by it.
Piece take_tag(std::string_view& text, std::string_view place, int line) {
  const auto end = text.find(kClosing, kOpening.size());
  if (end == std::string_view::npos)
    refuse(place, line, "A tag is opened with {1} and not closed with {2} here.", {"{{", "}}"});
  auto inside = trimmed(text.substr(kOpening.size(), end - kOpening.size()));
  text.remove_prefix(end + kClosing.size());
  if (inside.empty())
    refuse(place, line, "A tag names nothing. Write a field's name between {1} and {2}.", {"{{", "}}"});
  if (inside.front() == '{' || inside.front() == '&') {
    refuse(place, line, "{1} and {2} would put a value in without escaping it. Use {3} and {4}.",
           {"{{{", "{{&", "{{", "}}"});
  }
  if (inside.front() == '=') refuse(place, line, "Delimiters cannot be changed here. Use {1} and {2}.", {"{{", "}}"});
  const auto kind = kind_of(inside.front());
  if (kind != Kind::Name) inside = trimmed(inside.substr(1));
  if (kind != Kind::Comment && !is_name(inside)) {
    refuse(place, line, "A tag's name is made of letters, digits, dots, hyphens and underscores; this one is not.");
  }
  return {kind, inside, line, place, 0};
}

/// Literals end at the end of a line, so that a line's pieces can be looked at together.
Pieces tokenize(std::string_view text, std::string_view place, int line) {
  Pieces pieces;
  while (!text.empty()) {
    const auto* const begin = text.data();
    if (text.starts_with(kOpening)) {
      pieces.push_back(take_tag(text, place, line));
    } else {
      const auto end =
          std::min({text.find(kOpening), text.find('\n') + 1 == 0 ? text.size() : text.find('\n') + 1, text.size()});
      pieces.push_back({Kind::Literal, text.substr(0, end), line, place, 0});
      text.remove_prefix(end);
    }
    line += lines_in({begin, static_cast<std::size_t>(text.data() - begin)});
  }
  return pieces;
}

bool ends_line(const Piece& piece) {
  return piece.kind == Kind::Literal && piece.text.ends_with('\n');
}

bool is_standalone(Pieces::const_iterator begin, Pieces::const_iterator end) {
  bool has_tag = false;
  for (auto piece = begin; piece != end; ++piece) {
    if (piece->kind == Kind::Name) return false;
    if (piece->kind == Kind::Literal && !is_blank(piece->text)) return false;
    has_tag = has_tag || piece->kind != Kind::Literal;
  }
  return has_tag;
}

/// "Standalone tags are removed with their line" (the Mustache specification). The library misses cases of it that
/// would leave blank lines inside Markdown lists, so it never sees white space at all.
Pieces without_standalone_space(const Pieces& pieces) {
  Pieces kept;
  for (auto begin = pieces.begin(); begin != pieces.end();) {
    auto end = std::find_if(begin, pieces.end(), ends_line);
    if (end != pieces.end()) ++end;
    const bool standalone = is_standalone(begin, end);
    std::copy_if(begin, end, std::back_inserter(kept),
                 [&](const Piece& piece) { return !standalone || piece.kind != Kind::Literal; });
    begin = end;
  }
  return kept;
}

/// Sections nest, and close in the file that opened them.
void match_sections(Pieces& pieces) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto& piece = pieces[i];
    if (piece.kind == Kind::Open || piece.kind == Kind::OpenInverted) open.push_back(i);
    if (piece.kind != Kind::Close) continue;
    if (open.empty() || pieces[open.back()].text != piece.text) {
      refuse(piece, "The section “{1}” is closed where it is not the one that is open.");
    }
    piece.opened_by = open.back();
    open.pop_back();
  }
  if (open.empty()) return;
  refuse(pieces[open.back()], "The section “{1}” is opened and never closed.");
}

/// Appends one file's pieces to `whole`, following its partials; `inside` names the partials being followed.
void append_file(Pieces& whole, const Pieces& pieces, const Partials& partials, std::vector<std::string_view>& inside) {
  std::vector<std::size_t> index_in_whole(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    if (piece.kind == Kind::Comment) continue;
    if (piece.kind == Kind::Partial) {
      const auto partial = partials.find(piece.text);
      if (partial == partials.end()) refuse(piece, "There is no partial named “{1}”.");
      if (std::ranges::count(inside, piece.text) > 0) {
        refuse(piece, "The partial “{1}” includes itself.");
      }
      inside.push_back(piece.text);
      append_file(whole, scan(partial->second, partial->first), partials, inside);
      inside.pop_back();
      continue;
    }
    index_in_whole[i] = whole.size();
    whole.push_back(piece);
    if (piece.kind == Kind::Close) whole.back().opened_by = index_in_whole[piece.opened_by];
  }
}

}  // namespace

std::string place_of(std::string_view place, int line) {
  return std::string(place) + ":" + std::to_string(line);
}

std::vector<Piece> scan(std::string_view text, std::string_view place, int first_line) {
  auto pieces = without_standalone_space(tokenize(text, place, first_line));
  match_sections(pieces);
  return pieces;
}

std::vector<Piece> scan_whole(std::string_view text, std::string_view place, const Partials& partials, int first_line) {
  Pieces whole;
  std::vector<std::string_view> inside;
  append_file(whole, scan(text, place, first_line), partials, inside);
  return whole;
}

}  // namespace handouts::mustache
