// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Mustache (logic-less templates): the only place where the Mustache library is spoken; the pages use it too.
namespace handouts::mustache {

class Value;
using List = std::vector<Value>;
using Fields = std::map<std::string, Value, std::less<>>;

/// A tree of what a template may name: text, a condition, a list of Fields or texts, or nested Fields (reached as
/// {{outer.inner}}). An empty text is false in a section.
class Value {
 public:
  Value(std::string text) : value_(std::move(text)) {}
  Value(const char* text) : value_(std::string(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  Value(bool condition) : value_(condition) {}
  Value(List list) : value_(std::move(list)) {}
  Value(Fields fields) : value_(std::move(fields)) {}

  const std::variant<std::string, bool, List, Fields>& get() const { return value_; }

 private:
  std::variant<std::string, bool, List, Fields> value_;
};

/// The value a dotted name such as "practice.name" reaches; null when there is none.
const Value* find_value(const Fields& fields, std::string_view name);
/// The same when it is a text; empty when there is none.
std::string_view text_value(const Fields& fields, std::string_view name);

/// How a value becomes part of the text around it.
using Escape = std::function<std::string(const std::string&)>;
/// For HTML text and quoted attributes.
std::string escape_html(const std::string& text);

/// One tag of a template: its name and the line it stands on.
struct Tag {
  std::string name;
  int line = 0;
  bool is_section = false;

  friend bool operator==(const Tag&, const Tag&) = default;
};

/// Every tag of a template that names a field, in order; closing tags, comments and partials are left out. Throws
/// handouts::Error(Template) for a malformed one, for {{{ }}} and {{& }}, which would leave a value unescaped, and for
/// {{= }}. `place` is what the error names, such as the file, and `first_line` the line of it that the text begins on.
std::vector<Tag> tags(std::string_view text, std::string_view place, int first_line = 1);

/// Partials, {{> name}}, by name; they are put in before anything else is done and may not include themselves.
using Partials = std::map<std::string, std::string, std::less<>>;

/// The text with every tag replaced. A tag that names nothing in `fields` is an Error(Field) with its place and line: a
/// page or a document never comes out with a hole in it. A section's own fields come before those around it. A line
/// with nothing on it but section tags, comments or a partial leaves no line behind.
std::string render(std::string_view text, const Fields& fields, const Escape& escape, std::string_view place,
                   const Partials& partials = {});

/// What render gives, and the template's line that each line of the text came from.
struct Traced {
  std::string text;
  std::vector<int> lines;  ///< of the text's first line, second line, …
};
/// An escape that is told which tag it fills.
using TaggedEscape = std::function<std::string(const std::string&, const Tag&)>;
/// render() of a text that begins on line `first_line` of `place`.
Traced render_traced(std::string_view text, const Fields& fields, const TaggedEscape& escape, std::string_view place,
                     int first_line = 1);

}  // namespace handouts::mustache
