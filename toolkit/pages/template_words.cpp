// SPDX-License-Identifier: MIT
#include "toolkit/pages/template_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace toolkit {
namespace {

using Translate = std::function<std::string(const std::string&)>;

constexpr std::string_view kBlank = " \t\r\n";
/// Elements that stand within a sentence; all others end a block.
constexpr std::array<std::string_view, 15> kInline = {"a",   "abbr", "b",    "br", "code",  "del",  "em",    "i",
                                                      "ins", "kbd",  "mark", "q",  "small", "span", "strong"};
constexpr std::array<std::string_view, 4> kReadAttributes = {"alt=\"", "aria-label=\"", "placeholder=\"", "title=\""};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A stretch of a template: text, or one tag of HTML or of Mustache.
struct Token {
  enum class Kind { Text, Html, Mustache };
  Kind kind = Kind::Text;
  std::string_view text;

  char sigil() const { return kind == Kind::Mustache ? text[2] : '\0'; }
  bool is_closing() const { return kind == Kind::Html ? text[1] == '/' : sigil() == '/'; }
  bool is_section() const { return sigil() == '#' || sigil() == '^'; }
  /// The element or the field that it names.
  std::string_view name() const {
    const std::size_t begin = kind == Kind::Html ? (text[1] == '/' ? 2 : 1) : 3;
    const auto rest = text.substr(begin);
    return rest.substr(0, rest.find_first_of(kind == Kind::Html ? " \t\r\n/>{" : "}"));
  }
  bool is_inline() const { return kind == Kind::Html && std::ranges::find(kInline, name()) != kInline.end(); }
};

/// Where the tag at `begin` ends, of HTML with what Mustache has within it.
std::size_t end_of_html(std::string_view markup, std::size_t begin) {
  auto at = begin;
  while (at < markup.size() && markup[at] != '>') {
    if (markup.substr(at).starts_with("{{")) at = markup.find("}}", at) + 1;
    ++at;
  }
  return std::min(at + 1, markup.size());
}

bool is_html(std::string_view rest) {
  return rest.size() > 1 && rest[0] == '<' && (is_ascii_letter(rest[1]) || rest[1] == '/' || rest[1] == '!');
}

std::vector<Token> tokens_of(std::string_view markup) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < markup.size();) {
    const auto rest = markup.substr(at);
    auto end = at;
    auto kind = Token::Kind::Text;
    if (rest.starts_with("{{")) {
      kind = Token::Kind::Mustache;
      end = markup.find("}}", at) + 2;
    } else if (is_html(rest)) {
      kind = Token::Kind::Html;
      end = end_of_html(markup, at);
    } else {
      do ++end;
      while (end < markup.size() && !markup.substr(end).starts_with("{{") && !is_html(markup.substr(end)));
    }
    tokens.push_back({kind, markup.substr(at, end - at)});
    at = end;
  }
  return tokens;
}

/// Whether somebody has words to read in this; an entity such as &middot; is none.
bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '&')
      at = std::min(text.find(';', at), text.size() - 1);
    else if (is_ascii_letter(text[at]) || static_cast<unsigned char>(text[at]) == 0xC3)
      return true;
  }
  return false;
}

std::string normalized(std::string_view text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.find_first_not_of(kBlank, at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(kBlank, begin), text.size());
    words.append(words.empty() ? "" : " ").append(text.substr(begin, at - begin));
  }
  return words;
}

/// Where the value of the next attribute that is read begins, from `at` on.
std::size_t find_read_value(std::string_view tag, std::size_t at) {
  auto found = std::string_view::npos;
  for (const auto attribute : kReadAttributes) {
    auto place = tag.find(attribute, at);
    while (place != std::string_view::npos && kBlank.find(tag[place - 1]) == std::string_view::npos) {
      place = tag.find(attribute, place + 1);
    }
    if (place != std::string_view::npos) found = std::min(found, place + attribute.size());
  }
  return found;
}

std::string words_outside_tags(std::string_view text) {
  std::string words;
  for (const auto& token : tokens_of(text)) {
    if (token.kind == Token::Kind::Text) words += token.text;
  }
  return words;
}

std::string with_attributes(std::string_view tag, const Translate& translate) {
  std::string text;
  std::size_t at = 0;
  for (auto begin = find_read_value(tag, at); begin != std::string_view::npos; begin = find_read_value(tag, at)) {
    const auto end = tag.find('"', begin);
    const std::string value(tag.substr(begin, end - begin));
    text.append(tag.substr(at, begin - at)).append(has_words(words_outside_tags(value)) ? translate(value) : value);
    at = end;
  }
  return text.append(tag.substr(at));
}

/// Walks through one block and gives its segments, in order, to be replaced.
class Block {
 public:
  Block(std::vector<Token> tokens, const Translate& translate)
      : tokens_(std::move(tokens)), partners_(tokens_.size()), translate_(translate) {
    match();
  }

  /// Tags whose other half is outside the block, and partials, belong to no segment.
  std::string translated() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_border(i)) continue;
      translate_run(begin, i);
      text_ += with_attributes(tokens_[i].text, translate_);
      begin = i + 1;
    }
    translate_run(begin, tokens_.size());
    return std::move(text_);
  }

 private:
  void match() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto& token = tokens_[i];
      if (token.kind == Token::Kind::Text || token.name() == "br") continue;
      if (token.is_closing()) {
        const bool fits =
            !open.empty() && tokens_[open.back()].kind == token.kind && tokens_[open.back()].name() == token.name();
        if (!fits) continue;
        partners_[i] = open.back();
        partners_[open.back()] = i;
        open.pop_back();
      } else if (token.is_inline() || token.is_section()) {
        open.push_back(i);
      }
    }
  }

  bool is_border(std::size_t i) const {
    const auto& token = tokens_[i];
    if (token.kind == Token::Kind::Text || (token.is_inline() && token.name() == "br")) return false;
    if (token.kind == Token::Kind::Mustache && !token.is_section() && !token.is_closing()) {
      return token.sigil() == '>' || token.sigil() == '!';
    }
    return !partners_[i];
  }

  /// The tokens from `begin` to before `end`, whose pairs are all among them.
  void translate_run(std::size_t begin, std::size_t end) {
    if (has_own_words(begin, end)) {
      translate_segment(begin, end);
      return;
    }
    for (auto i = begin; i < end; ++i) {
      text_ += with_attributes(tokens_[i].text, translate_);
      if (encloses(i, end)) {
        translate_run(i + 1, *partners_[i]);
        i = *partners_[i];
        text_ += with_attributes(tokens_[i].text, translate_);
      }
    }
  }

  /// Whether an element or a section begins here that is whole before `end`.
  bool encloses(std::size_t i, std::size_t end) const { return partners_[i] > i && *partners_[i] < end; }

  /// Words that stand in no element and no section of the run.
  bool has_own_words(std::size_t begin, std::size_t end) const {
    for (auto i = begin; i < end; ++i) {
      if (encloses(i, end))
        i = *partners_[i];
      else if (tokens_[i].kind == Token::Kind::Text && has_words(tokens_[i].text))
        return true;
    }
    return false;
  }

  /// The white space around a segment stays as it is.
  void translate_segment(std::size_t begin, std::size_t end) {
    std::string segment;
    for (auto i = begin; i < end; ++i) segment += tokens_[i].text;
    const auto first = segment.find_first_not_of(kBlank);
    const auto last = segment.find_last_not_of(kBlank) + 1;
    text_.append(segment, 0, first);
    text_ += translate_(normalized(segment));
    text_.append(segment, last);
  }

  std::vector<Token> tokens_;
  std::vector<std::optional<std::size_t>> partners_;  ///< of an opening tag its closing one, and the reverse
  const Translate& translate_;
  std::string text_;
};

}  // namespace

std::string with_segments(std::string_view markup, const Translate& translate) {
  std::string text;
  std::vector<Token> block;
  const auto end_block = [&] { text += Block(std::exchange(block, {}), translate).translated(); };
  for (const auto& token : tokens_of(markup)) {
    if (token.kind != Token::Kind::Html || token.is_inline()) {
      block.push_back(token);
      continue;
    }
    end_block();
    text += with_attributes(token.text, translate);
  }
  end_block();
  return text;
}

std::vector<std::string> segments(std::string_view markup) {
  std::vector<std::string> found;
  with_segments(markup, [&](const std::string& segment) {
    found.push_back(segment);
    return segment;
  });
  return found;
}

std::vector<std::string> tags_of_segment(std::string_view segment) {
  std::vector<std::string> tags;
  for (const auto& token : tokens_of(segment)) {
    if (token.kind != Token::Kind::Text) tags.emplace_back(token.text);
  }
  std::ranges::sort(tags);
  return tags;
}

}  // namespace toolkit
