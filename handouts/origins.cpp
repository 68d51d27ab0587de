// SPDX-License-Identifier: MIT
#include "handouts/origins.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "handouts/fields.h"
#include "handouts/mustache_scan.h"

namespace handouts {
namespace {

using mustache::Fields;
using mustache::Piece;
using mustache::Value;
using Kind = Piece::Kind;

constexpr std::size_t kExcerpt = 140;

std::vector<std::string> questions_of(const Field& field) {
  std::vector<std::string> questions;
  for (auto rest = field.source; !rest.empty();) {
    const auto word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    questions.emplace_back(word);
  }
  return questions;
}

/// A person's name, or what stands for it.
bool is_about_a_person(std::string_view name) {
  return name.starts_with("client.") || name.starts_with("partner.");
}

bool follows_from_an_answer(const Field& field) {
  return field.source != "program" && field.source != "practice" && field.source != "typed" &&
         !is_about_a_person(field.name);
}

/// Words as one line, without what only Markdown needs.
std::string as_line(const std::string& text) {
  std::string line;
  for (const char character : text) {
    const bool is_mark =
        character == '*' || character == '#' || character == '>' || character == '`' || character == '|';
    const bool is_space = std::isspace(static_cast<unsigned char>(character)) != 0;
    if (is_mark) continue;
    if (!is_space)
      line += character;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line.starts_with("- ") ? line.substr(2) : line;
}

/// The beginning of a passage, cut at a word.
std::string excerpt(std::string line) {
  if (line.size() <= kExcerpt) return line;
  const auto end = line.rfind(' ', kExcerpt);
  return line.substr(0, end == std::string::npos ? kExcerpt : end) + " …";
}

class Walk {
 public:
  Walk(const std::vector<Piece>& pieces, const Fields& values) : pieces_(pieces), scopes_{&values} {}

  std::vector<Origin> run() {
    walk(0, pieces_.size());
    return std::move(found_);
  }

 private:
  const Value* find(std::string_view name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const auto* const value = mustache::find_value(**scope, name)) return value;
    }
    return nullptr;
  }

  static bool is_true(const Value& value) {
    if (const auto* const condition = std::get_if<bool>(&value.get())) return *condition;
    if (const auto* const text = std::get_if<std::string>(&value.get())) return !text->empty();
    if (const auto* const list = std::get_if<mustache::List>(&value.get())) return !list->empty();
    return true;
  }

  std::size_t end_of(std::size_t open) const {
    const auto closes = [&](const Piece& piece) { return piece.kind == Kind::Close && piece.opened_by == open; };
    return static_cast<std::size_t>(std::ranges::find_if(pieces_, closes) - pieces_.begin());
  }

  /// Goes through the pieces and returns what they say.
  std::string walk(std::size_t from, std::size_t to) {
    std::string said;
    for (auto at = from; at < to; ++at) {
      const auto& piece = pieces_[at];
      if (piece.kind == Kind::Literal) said += piece.text;
      if (piece.kind == Kind::Name) said += value_at(piece);
      if (piece.kind != Kind::Open && piece.kind != Kind::OpenInverted) continue;
      const auto end = end_of(at);
      said += section(piece, at + 1, end);
      at = end;
    }
    return said;
  }

  std::string value_at(const Piece& piece) {
    const auto* const value = find(piece.text);
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(&value->get());
    if (text == nullptr) return "";
    note(piece.text, *text);
    return *text;
  }

  std::string section(const Piece& piece, std::size_t from, std::size_t to) {
    const auto* const value = find(piece.text);
    const bool is_open = value != nullptr && is_true(*value);
    if (piece.kind == Kind::OpenInverted) return is_open ? "" : walk(from, to);
    if (!is_open) return "";
    const auto* const list = std::get_if<mustache::List>(&value->get());
    if (list == nullptr) {
      const auto place = found_.size();
      auto said = walk(from, to);
      note(piece.text, as_line(said), place);
      return said;
    }
    std::string said;
    for (const auto& item : *list) {
      const auto* const fields = std::get_if<Fields>(&item.get());
      if (fields == nullptr) continue;
      scopes_.push_back(fields);
      said += walk(from, to);
      scopes_.pop_back();
    }
    return said;
  }

  void note(std::string_view name, std::string words) { note(name, std::move(words), found_.size()); }

  /// Before what was noted inside of it. A field that is the whole passage says nothing more than the passage.
  void note(std::string_view name, std::string words, std::size_t place) {
    const auto* const field = find_field(name);
    if (field == nullptr || !follows_from_an_answer(*field) || words.empty()) return;
    const auto is_same_field = [&](const Origin& origin) { return origin.field == name; };
    const auto inside = found_.begin() + static_cast<std::ptrdiff_t>(place);
    found_.erase(std::remove_if(inside, found_.end(), is_same_field), found_.end());
    found_.insert(found_.begin() + static_cast<std::ptrdiff_t>(place),
                  {excerpt(std::move(words)), std::string(name), questions_of(*field)});
  }

  const std::vector<Piece>& pieces_;
  std::vector<const Fields*> scopes_;
  std::vector<Origin> found_;
};

}  // namespace

std::vector<Origin> origins(const Template& source, const mustache::Fields& values) {
  const auto pieces = mustache::scan(source.body, source.file, source.body_line);
  return Walk(pieces, values).run();
}

}  // namespace handouts
