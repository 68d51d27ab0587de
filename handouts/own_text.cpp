// SPDX-License-Identifier: MIT
#include "handouts/own_text.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "forms/pattern.h"
#include "handouts/example_values.h"
#include "handouts/markdown.h"
#include "handouts/mustache_scan.h"
#include "handouts/normalization.h"
#include "handouts/readability.h"
#include "handouts/utf8.h"

namespace handouts {
namespace {

using mustache::Piece;
using mustache::Tag;

std::string_view word_for(Audience audience) {
  switch (audience) {
    case Audience::Client:
      return "client";
    case Audience::Partner:
      return "partner";
    case Audience::Practitioner:
      return "practitioner";
  }
  assert(false && "every audience has its word");
  return {};
}

/// A title is one line of front matter and can be nothing else.
std::string on_one_line(std::string title) {
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
  std::ranges::replace_if(title, is_control, ' ');
  return title;
}

/// Every field that the text names, so that none is left undeclared. What is not a field is refused where it stands.
std::string declared_fields(const std::string& body) {
  std::set<std::string> names;
  for (const auto& tag : mustache::tags(body, {})) {
    if (find_field(tag.name) != nullptr) names.insert(tag.name);
  }
  std::string declared;
  for (const auto& name : names) declared += " " + name;
  return declared;
}

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words) line += " " + word;
  return line;
}

std::string decimal(double number) {
  constexpr std::size_t kLongest = 32;
  char text[kLongest];
  const auto end = std::to_chars(text, text + kLongest, number).ptr;
  return {text, end};
}

std::string front_matter(const Template& shipped, const OwnWords& words, const std::string& version) {
  std::string text = "---\ncode: " + shipped.code + "\ntitle: " + on_one_line(words.title);
  text += "\npurpose: " + shipped.purpose;
  text.append("\naudience: ").append(word_for(shipped.audience));
  text += shipped.head == Head::Letterhead ? "\nhead: letterhead" : "\nhead: plain";
  text += "\nlanguage: " + shipped.language + "\nversion: " + version + "\nreading: " + decimal(shipped.reading);
  return text + "\ncovers:" + joined(shipped.covers) + "\nfields:" + declared_fields(words.body) + "\n---\n";
}

OwnWords in_form_c(const OwnWords& words) {
  return {to_nfc(words.title), to_nfc(words.body)};
}

/// "L01.md:14" is line 14; 0 for a place of another kind.
int line_in(const std::string& place) {
  const auto colon = place.rfind(':');
  if (colon == std::string::npos) return 0;
  int line = 0;
  const auto* const end = place.data() + place.size();
  return std::from_chars(place.data() + colon + 1, end, line).ptr == end ? line : 0;
}

Error with_lines_of_body(const Error& error, const std::string& file, int lines_above) {
  const int line = line_in(error.place());
  if (line == 0) return error;
  const auto place = mustache::place_of(file, std::max(line - lines_above, 0));
  return {error.kind(), place, (error.start().empty() ? "" : place + ": ") + error.pattern(), error.values()};
}

Remark remark(int line, const std::string& pattern, const std::vector<std::string>& values) {
  if (values.empty()) return {line, pattern};
  return {line, forms::filled(pattern, values), pattern, values};
}

/// The sections that a piece of text stands in: the name of each, and whether it opens when the field holds.
using Path = std::vector<std::pair<std::string, bool>>;

/// What stands inside each section, from the outside in.
std::vector<Path> paths_in(const std::vector<Piece>& pieces) {
  std::vector<Path> paths;
  Path open;
  for (const auto& piece : pieces) {
    if (piece.kind == Piece::Kind::Close) open.pop_back();
    if (piece.kind != Piece::Kind::Open && piece.kind != Piece::Kind::OpenInverted) continue;
    open.emplace_back(piece.text, piece.kind == Piece::Kind::Open);
    paths.push_back(open);
  }
  return paths;
}

class Remarks {
 public:
  explicit Remarks(const Template& shipped) : shipped_(shipped) {}

  void add(Remark remark) {
    if (std::ranges::find(list_, remark) == list_.end()) list_.push_back(std::move(remark));
  }
  template <class Act>
  void add_failure_of(Act act) {
    try {
      act();
    } catch (const Error& error) {
      add(remark_on(error, shipped_));
    }
  }
  bool is_empty() const { return list_.empty(); }
  std::vector<Remark> take() {
    std::ranges::stable_sort(list_, {}, &Remark::line);
    return std::move(list_);
  }

 private:
  const Template& shipped_;
  std::vector<Remark> list_;
};

/// Each tag alone, so that one that is refused does not hide the next.
void add_tags(Remarks& remarks, const Template& shipped, const std::string& body) {
  std::vector<Tag> tags;
  remarks.add_failure_of([&] { tags = mustache::tags(body, shipped.file); });
  for (const auto& [name, line, is_section] : tags) {
    const auto alone = std::string(static_cast<std::size_t>(line - 1), '\n') +
                       (is_section ? "{{#" + name + "}}{{/" + name + "}}" : "{{" + name + "}}");
    remarks.add_failure_of([&] { own_template(shipped, {"-", alone}, shipped.version); });
  }
}

/// As Markdown, with each section kept at least once.
void add_blocks(Remarks& remarks, const Template& source, const std::vector<Piece>& pieces) {
  const auto look = [&](const mustache::Fields& values) {
    remarks.add_failure_of([&] { read_markdown(merge(source, values, [](char32_t) { return true; })); });
  };
  std::vector<mustache::Fields> looked_at = {full_values(source), bare_values(source)};
  std::ranges::for_each(looked_at, look);
  const auto shows = [](const mustache::Fields& values, const Path& path) {
    return std::ranges::all_of(path,
                               [&](const auto& section) { return holds(values, section.first) == section.second; });
  };
  for (const auto& path : paths_in(pieces)) {
    if (std::ranges::any_of(looked_at, [&](const auto& values) { return shows(values, path); })) continue;
    auto values = looked_at.front();
    for (const auto& [name, is_so] : path) make_hold(values, name, is_so);
    look(values);
    looked_at.push_back(std::move(values));
  }
}

void add_holes(Remarks& remarks, const Template& source, const std::vector<Piece>& pieces) {
  const auto bare = bare_values(source);
  std::vector<std::string_view> open;
  for (const auto& piece : pieces) {
    if (piece.kind == Piece::Kind::Close) open.pop_back();
    if (piece.kind == Piece::Kind::Open) open.push_back(piece.text);
    if (piece.kind == Piece::Kind::OpenInverted) open.emplace_back();
    if (piece.kind != Piece::Kind::Name || std::ranges::find(open, piece.text) != open.end()) continue;
    const auto* const value = mustache::find_value(bare, piece.text);
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(&value->get());
    if (text == nullptr || !text->empty()) continue;
    const std::string name(piece.text);
    remarks.add(remark(piece.line,
                       "“{1}” may be empty. Put the words around it between {2} and {3}, so that no hole is printed.",
                       {name, "{{#" + name + "}}", "{{/" + name + "}}"}));
  }
}

void add_characters(Remarks& remarks, const std::string& body, const CanPrint& can_print) {
  int line = 1;
  for (std::size_t offset = 0; offset < body.size();) {
    const auto character = next_character(body, offset);
    if (character == '\n') {
      ++line;
    } else if (character != '\t' && character != ' ' && !can_print(character)) {
      remarks.add(
          remark(line, "No font here has the character {1}. Write it another way.", {code_point_name(character)}));
    }
  }
}

/// Where a tag that begins at `at` ends, or npos.
std::size_t tag_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kClosing = "}}";
  const auto end = text.find(kClosing, at);
  return end == std::string_view::npos ? end : end + kClosing.size();
}

constexpr const char* kShortName = "Ana";
/// OBJECT REPLACEMENT CHARACTER: no word of a list goes across it.
constexpr const char* kOtherWording = " \uFFFC ";

/// What stands for a tag among somebody's own words. Where the opposite of a section begins, two wordings are told
/// apart.
std::string instead_of_tag(std::string_view tag) {
  const auto inside = tag.substr(2, tag.size() - 4);
  const auto sigil = inside.find_first_not_of(" \t\n");
  const std::string lines(static_cast<std::size_t>(std::ranges::count(tag, '\n')), '\n');
  if (sigil == std::string_view::npos || std::string_view("#/!>").find(inside[sigil]) != std::string_view::npos)
    return lines;
  return lines + (inside[sigil] == '^' ? kOtherWording : kShortName);
}

}  // namespace

Template own_template(const Template& shipped, const OwnWords& words, const std::string& version) {
  const auto normal = in_form_c(words);
  const auto front = front_matter(shipped, normal, version);
  const auto lines_above = static_cast<int>(std::ranges::count(front, '\n'));
  try {
    auto source = read_template(front + normal.body, shipped.file);
    source.body_line = 1;
    return source;
  } catch (const Error& error) {
    throw with_lines_of_body(error, shipped.file, lines_above);
  }
}

Remark remark_on(const Error& error, const Template& shipped) {
  const bool is_of_text = error.place().starts_with(shipped.file + ":");
  const auto pattern = (is_of_text ? "" : error.start()) + error.pattern();
  return remark(is_of_text ? line_in(error.place()) : 0, pattern, error.values());
}

std::vector<Remark> remarks_on(const Template& shipped, const std::string& body, const CanPrint& can_print) {
  constexpr std::string_view kWhiteSpace = " \t\n";
  if (body.find_first_not_of(kWhiteSpace) == std::string::npos)
    return {{0, "There is nothing to print yet. Write the text first."}};
  Remarks remarks(shipped);
  add_characters(remarks, to_nfc(body), can_print);
  add_tags(remarks, shipped, body);
  if (!remarks.is_empty()) return remarks.take();
  std::optional<Template> source;
  remarks.add_failure_of([&] { source = own_template(shipped, {shipped.title, body}, shipped.version); });
  if (!source) return remarks.take();
  const auto pieces = mustache::scan(source->body, source->file);
  add_blocks(remarks, *source, pieces);
  add_holes(remarks, *source, pieces);
  return remarks.take();
}

bool reaches_partner(DocumentCode code) {
  return is_read_by_partner(code) || code == DocumentCode::C01 || code == DocumentCode::H11;
}

std::string own_words(const std::string& body) {
  std::string words;
  for (std::size_t at = 0; at < body.size();) {
    const auto open = body.find("{{", at);
    const auto end = open == std::string::npos ? open : tag_end(body, open);
    words += body.substr(at, open - at);
    if (end == std::string::npos) return words + (open == std::string::npos ? "" : body.substr(open));
    words += instead_of_tag(std::string_view(body).substr(open, end - open));
    at = end;
  }
  return words;
}

std::vector<Flag> flags_on(const Template& shipped, const std::string& body) {
  return flags_in(own_words(to_nfc(body)), shipped.language);
}

std::optional<double> reading_of(const Template& shipped, const std::string& body) {
  // The formulas were made for passages of a hundred words; below some thirty, one long word decides.
  constexpr std::size_t kFewWords = 30;
  const std::string names[] = {kShortName};
  const auto words = own_words(body);
  if (counted_words(words, names) < kFewWords) return std::nullopt;
  return reading_score(words, shipped.language, names);
}

std::vector<Field> fields_for(const Template& shipped) {
  const auto values = full_values(shipped);
  std::vector<Field> found;
  std::ranges::copy_if(fields(), std::back_inserter(found), [&](const Field& field) {
    return may_see(shipped.audience, field.sensitivity) && has_value(values, field.name);
  });
  return found;
}

}  // namespace handouts
