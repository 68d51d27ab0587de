// SPDX-License-Identifier: MIT
#include "handouts/mustache.h"

#include <algorithm>
#include <charconv>

#include <kainjow/mustache.hpp>

#include "handouts/error.h"
#include "handouts/mustache_scan.h"

namespace handouts::mustache {
namespace {

using kainjow::mustache::data;

data to_data(const Value& value) {
  struct Converter {
    data operator()(const std::string& text) const { return data(text); }
    data operator()(bool condition) const { return data(condition); }
    data operator()(const List& list) const {
      data result(data::type::list);
      for (const auto& item : list) result.push_back(to_data(item));
      return result;
    }
    data operator()(const Fields& fields) const {
      data result(data::type::object);
      for (const auto& [name, field] : fields) result[name] = to_data(field);
      return result;
    }
  };
  return std::visit(Converter(), value.get());
}

/// Where the library asks for a name, this answers for the piece of that number: the library is given a template that
/// holds nothing but numbered tags, so that white space, lines and unknown names are ours to treat. It also hears in
/// which order pieces come out.
class NumberedContext : public kainjow::mustache::basic_context<std::string> {
 public:
  NumberedContext(const std::vector<Piece>& pieces, const data& fields) : pieces_(pieces), around_{&fields} {}

  void push(const data* section) override { around_.push_back(section); }
  void pop() override { around_.pop_back(); }
  const data* get_partial(const std::string&) const override { return nullptr; }

  const data* get(const std::string& number) const override {
    std::size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    current_ = &pieces_[index];
    if (current_->kind == Piece::Kind::Literal) return literal();
    const auto* const found = find(current_->text);
    if (found == nullptr) {
      refuse("Nothing is known under the name “{1}”. Fill it in, or take the tag out.");
    }
    if (current_->kind == Piece::Kind::Name) {
      if (!found->is_string()) refuse("“{1}” is not a text. Open a section with it instead.");
      return found;
    }
    return found->is_string() && found->string_value().empty() ? &no_ : found;
  }

  const Piece& current() const { return *current_; }
  std::vector<int> take_lines() { return std::move(lines_); }
  void note_line_breaks(std::string_view escaped) const {
    lines_.insert(lines_.end(), static_cast<std::size_t>(std::ranges::count(escaped, '\n')), current_->line);
  }

 private:
  const data* literal() const {
    for (int line = current_->line; char c : current_->text) {
      if (c == '\n') lines_.push_back(line++);
    }
    literal_ = data(std::string(current_->text));
    return &literal_;
  }

  /// "Section's own fields come before those around it"; a dotted name is looked for where its first part is.
  const data* find(std::string_view name) const {
    if (name == ".") return around_.back();
    const std::string first(name.substr(0, name.find('.')));
    const data* found = nullptr;
    for (auto scope = around_.rbegin(); scope != around_.rend() && found == nullptr; ++scope)
      found = (*scope)->get(first);
    while (found != nullptr && name.find('.') != std::string_view::npos) {
      name.remove_prefix(name.find('.') + 1);
      found = found->get(std::string(name.substr(0, name.find('.'))));
    }
    return found;
  }

  /// {1} is the name.
  [[noreturn]] void refuse(const std::string& pattern) const {
    const auto where = place_of(current_->place, current_->line);
    throw Error(Error::Kind::Field, where, where + ": " + pattern, {std::string(current_->text)});
  }

  const std::vector<Piece>& pieces_;
  std::vector<const data*> around_;
  const data no_{false};
  // What the library's const get() learns on the way.
  mutable const Piece* current_ = nullptr;
  mutable data literal_;
  mutable std::vector<int> lines_;
};

std::string numbered_template(const std::vector<Piece>& pieces) {
  std::string result;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto number = std::to_string(i);
    switch (pieces[i].kind) {
      case Piece::Kind::Literal:
        result += "{{{" + number + "}}}";
        break;
      case Piece::Kind::Open:
        result += "{{#" + number + "}}";
        break;
      case Piece::Kind::OpenInverted:
        result += "{{^" + number + "}}";
        break;
      case Piece::Kind::Close:
        result += "{{/" + std::to_string(pieces[i].opened_by) + "}}";
        break;
      default:
        result += "{{" + number + "}}";
        break;
    }
  }
  return result;
}

Traced render_pieces(const std::vector<Piece>& pieces, const Fields& fields, const TaggedEscape& escape) {
  const auto values = to_data(fields);
  NumberedContext context(pieces, values);
  kainjow::mustache::mustache library(numbered_template(pieces));
  library.set_custom_escape([&](const std::string& text) {
    const auto& piece = context.current();
    auto escaped = escape(text, {std::string(piece.text), piece.line, false});
    context.note_line_breaks(escaped);
    return escaped;
  });
  Traced traced;
  traced.text = library.render(context);
  traced.lines = context.take_lines();
  if (!traced.text.empty() && !traced.text.ends_with('\n')) traced.lines.push_back(context.current().line);
  return traced;
}

}  // namespace

const Value* find_value(const Fields& fields, std::string_view name) {
  const auto dot = name.find('.');
  const auto found = fields.find(name.substr(0, dot));
  if (found == fields.end()) return nullptr;
  if (dot == std::string_view::npos) return &found->second;
  const auto* const inner = std::get_if<Fields>(&found->second.get());
  return inner == nullptr ? nullptr : find_value(*inner, name.substr(dot + 1));
}

std::string_view text_value(const Fields& fields, std::string_view name) {
  const auto* const value = find_value(fields, name);
  const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(&value->get());
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

std::string escape_html(const std::string& text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::vector<Tag> tags(std::string_view text, std::string_view place, int first_line) {
  std::vector<Tag> found;
  for (const auto& piece : scan(text, place, first_line)) {
    const bool is_section = piece.kind == Piece::Kind::Open || piece.kind == Piece::Kind::OpenInverted;
    if (is_section || piece.kind == Piece::Kind::Name)
      found.push_back({std::string(piece.text), piece.line, is_section});
  }
  return found;
}

std::string render(std::string_view text, const Fields& fields, const Escape& escape, std::string_view place,
                   const Partials& partials) {
  const auto pieces = scan_whole(text, place, partials);
  return render_pieces(pieces, fields, [&](const std::string& value, const Tag&) { return escape(value); }).text;
}

Traced render_traced(std::string_view text, const Fields& fields, const TaggedEscape& escape, std::string_view place,
                     int first_line) {
  return render_pieces(scan_whole(text, place, {}, first_line), fields, escape);
}

}  // namespace handouts::mustache
