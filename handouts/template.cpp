// SPDX-License-Identifier: MIT
#include "handouts/template.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <map>
#include <utility>

#include "forms/validation.h"
#include "handouts/assets.h"
#include "handouts/error.h"
#include "handouts/fields.h"
#include "handouts/mustache.h"

namespace handouts {
namespace {

constexpr std::array<std::string_view, 10> kKeys = {"code",     "title",   "purpose", "audience", "head",
                                                    "language", "version", "reading", "covers",   "fields"};

struct Entry {
  std::string value;
  int line = 0;
};
using FrontMatter = std::map<std::string, Entry, std::less<>>;

std::string place_of(const std::string& file, int line) {
  return file + ":" + std::to_string(line);
}

[[noreturn]] void fail(Error::Kind kind, const std::string& file, int line, const std::string& pattern,
                       std::vector<std::string> values = {}) {
  const auto place = place_of(file, line);
  throw Error(kind, place, place + ": " + pattern, std::move(values));
}

/// Hands out a text line by line and counts them.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  bool is_at_end() const { return rest_.empty(); }
  int number() const { return number_; }
  std::string_view rest() const { return rest_; }
  std::string_view next() {
    const auto end = rest_.find('\n');
    auto line = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

 private:
  std::string_view rest_;
  int number_ = 0;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos; at = text.find_first_not_of(' ', at)) {
    const auto end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

Entry& add_entry(FrontMatter& front, std::string_view line, const Lines& lines, const std::string& file) {
  const auto colon = line.find(':');
  const auto key = line.substr(0, colon);
  if (colon == std::string_view::npos || std::ranges::find(kKeys, key) == kKeys.end()) {
    fail(Error::Kind::Template, file, lines.number(),
         "This line is not one of the front matter's keys. Write it as “key: value”.");
  }
  const auto [entry, is_new] =
      front.try_emplace(std::string(key), Entry{std::string(trimmed(line.substr(colon + 1))), lines.number()});
  if (!is_new)
    fail(Error::Kind::Template, file, lines.number(),
         "The key “" + entry->first + "” is given twice. Keep one of the two.");
  return entry->second;
}

FrontMatter read_front_matter(Lines& lines, const std::string& file) {
  if (lines.next() != "---") fail(Error::Kind::Template, file, 1, "A template begins with a line of three hyphens.");
  FrontMatter front;
  Entry* last = nullptr;
  while (!lines.is_at_end()) {
    const auto line = lines.next();
    if (line == "---") return front;
    if (line.starts_with(' ') && last != nullptr) {
      last->value += " " + std::string(trimmed(line));
    } else {
      last = &add_entry(front, line, lines, file);
    }
  }
  fail(Error::Kind::Template, file, lines.number(),
       "The front matter has no end. Close it with a line of three hyphens.");
}

const Entry& require_entry(const FrontMatter& front, std::string_view key, const std::string& file, int end) {
  const auto found = front.find(key);
  if (found == front.end())
    fail(Error::Kind::Template, file, end, "The key “" + std::string(key) + "” is missing from the front matter.");
  if (trimmed(found->second.value).empty() && key != "covers" && key != "fields") {
    fail(Error::Kind::Template, file, found->second.line, "The key “" + std::string(key) + "” has no value.");
  }
  return found->second;
}

template <class Choice, std::size_t N>
Choice choose(const Entry& entry, const std::string& file,
              const std::array<std::pair<std::string_view, Choice>, N>& choices) {
  std::string known;
  for (const auto& [word, choice] : choices) {
    if (entry.value == word) return choice;
    const bool is_last = &word == &choices.back().first;
    known.append(known.empty() ? "" : (is_last ? " or " : ", ")).append("“").append(word).append("”");
  }
  fail(Error::Kind::Template, file, entry.line, "This value is not known. Write " + known + ".");
}

/// The declaration that allows a field: itself, or its whole group, "reason.*".
bool declares(const std::string& declared, const std::string& field) {
  if (!declared.ends_with(".*")) return declared == field;
  return field.starts_with(std::string_view(declared).substr(0, declared.size() - 1));
}

void check_declarations(const Template& source, int line) {
  for (const auto& declared : source.fields) {
    const bool is_known =
        std::ranges::any_of(fields(), [&](const Field& field) { return declares(declared, std::string(field.name)); });
    if (!is_known)
      fail(Error::Kind::Field, source.file, line, "“" + declared + "” is not a field. Declare only fields that exist.");
  }
}

void check_tag(const Template& source, const mustache::Tag& tag) {
  const auto refuse = [&](const std::string& pattern) {
    fail(Error::Kind::Field, source.file, tag.line, pattern, {tag.name});
  };
  const auto* const field = find_field(tag.name);
  if (field == nullptr) refuse("“{1}” is not a field. Use one that exists, or take the tag out.");
  if (!may_see(source.audience, field->sensitivity)) {
    refuse(source.audience == Audience::Partner
               ? "The partner may not read “{1}”. Take the tag out; a document for the client may have it."
               : "“{1}” stays in the office. Take the tag out; a document for the practitioner may have it.");
  }
  if (field->is_condition && !tag.is_section) refuse("“{1}” is a condition. Open a section with it instead.");
  const bool is_declared =
      std::ranges::any_of(source.fields, [&](const std::string& declared) { return declares(declared, tag.name); });
  if (!is_declared) refuse("“{1}” is not declared. Add it to “fields” in the front matter.");
}

void check_body(const Template& source, int fields_line) {
  check_declarations(source, fields_line);
  // Empty lines stand for the front matter, so that tags carry the lines of the file.
  const auto lines_above = static_cast<std::size_t>(source.body_line - 1);
  const auto tags = mustache::tags(std::string(lines_above, '\n') + source.body, source.file);
  for (const auto& tag : tags) check_tag(source, tag);
  for (const auto& declared : source.fields) {
    const bool is_named =
        std::ranges::any_of(tags, [&](const mustache::Tag& tag) { return declares(declared, tag.name); });
    if (!is_named)
      fail(Error::Kind::Field, source.file, fields_line,
           "“" + declared + "” is declared, but the text never names it.");
  }
}

/// "6" or "6.5", in English at most 8, in Spanish 65 at least: "partner documents at most 8, INFLESZ at least 65".
double reading_of(const Entry& entry, const Template& source) {
  double reading = 0;
  const auto* const end = entry.value.data() + entry.value.size();
  const bool is_number = std::from_chars(entry.value.data(), end, reading).ptr == end;
  const bool is_spanish = source.language.starts_with("es");
  const bool is_level = is_spanish ? reading >= 65 && reading <= 100 : reading > 0 && reading <= 8;
  if (!is_number || !is_level) {
    fail(Error::Kind::Template, source.file, entry.line,
         is_spanish ? "The reading level is not a score from 65 to 100."
                    : "The reading level is not a grade from 1 to 8.");
  }
  return reading;
}

/// "en-US/L02.md"
std::string file_name(std::string_view path) {
  return std::string(path.substr(std::string_view("library/").size()));
}

std::vector<Template> read_library() {
  std::vector<Template> templates;
  for (const auto& asset : assets()) {
    if (asset.path.starts_with("library/")) templates.push_back(read_template(asset.text, file_name(asset.path)));
  }
  return templates;
}

auto find_in_library(std::string_view code, std::string_view language) {
  return std::ranges::find_if(library(),
                              [&](const Template& each) { return each.code == code && each.language == language; });
}

}  // namespace

bool may_see(Audience audience, forms::Sensitivity sensitivity) {
  switch (audience) {
    case Audience::Partner:
      return sensitivity == forms::Sensitivity::P;
    case Audience::Client:
      return sensitivity == forms::Sensitivity::P || sensitivity == forms::Sensitivity::C;
    case Audience::Practitioner:
      return sensitivity != forms::Sensitivity::X;
  }
  return false;
}

Template read_template(std::string_view text, const std::string& file) {
  if (const auto offset = forms::find_invalid_utf8(text)) {
    const auto line = 1 + static_cast<int>(std::ranges::count(text.substr(0, *offset), '\n'));
    fail(Error::Kind::Text, file, line, "This line is not UTF-8. Save the file as UTF-8.");
  }
  Lines lines(text);
  const auto front = read_front_matter(lines, file);
  const auto entry = [&](std::string_view key) { return require_entry(front, key, file, lines.number()); };
  Template source;
  source.file = file;
  source.code = entry("code").value;
  source.title = entry("title").value;
  source.purpose = entry("purpose").value;
  source.audience = choose<Audience, 3>(
      entry("audience"), file,
      {{{"client", Audience::Client}, {"partner", Audience::Partner}, {"practitioner", Audience::Practitioner}}});
  source.head = choose<Head, 2>(entry("head"), file, {{{"plain", Head::Plain}, {"letterhead", Head::Letterhead}}});
  source.language = entry("language").value;
  source.version = entry("version").value;
  source.reading = reading_of(entry("reading"), source);
  source.covers = split(entry("covers").value);
  source.fields = split(entry("fields").value);
  source.body = std::string(lines.rest());
  source.body_line = lines.number() + 1;
  check_body(source, entry("fields").line);
  return source;
}

const std::vector<Template>& library() {
  static const std::vector<Template> kLibrary = read_library();
  return kLibrary;
}

bool has_library_template(std::string_view code, std::string_view language) {
  return find_in_library(code, language) != library().end();
}

const Template& library_template(std::string_view code, std::string_view language) {
  const auto found = find_in_library(code, language);
  assert(found != library().end());
  return *found;
}

const Template& recovery_kit_template() {
  static const Template kRead = read_template(asset("office/K01.md"), "K01.md");
  return kRead;
}

}  // namespace handouts
