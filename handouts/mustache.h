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

/// A tree of what a template may name: text, a condition, a list of Fields, or nested Fields (reached as {{outer.inner}}).
/// An empty text is false in a section.
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

/// How a value becomes part of the text around it.
using Escape = std::function<std::string(const std::string&)>;
/// For HTML text and quoted attributes.
std::string escape_html(const std::string& text);

/// One tag of a template: its name and the line it stands on.
struct Tag {
  std::string name;
  int line = 0;
  bool is_section = false;
};

/// Every tag of a template, in order. Throws handouts::Error(Template) for a malformed one, and for {{{ }}} and {{& }}, which would
/// leave a value unescaped. `place` is what the error names, such as the file.
std::vector<Tag> tags(std::string_view text, std::string_view place);

/// Partials, {{> name}}, by name; they are put in before anything else is done and may not include themselves.
using Partials = std::map<std::string, std::string, std::less<>>;

/// The text with every tag replaced. A tag that names nothing in `fields` is an Error(Field) with its place and line: a page or a
/// document never comes out with a hole in it. A section's own fields come before those around it.
std::string render(std::string_view text, const Fields& fields, const Escape& escape, std::string_view place,
                   const Partials& partials = {});

}  // namespace handouts::mustache
