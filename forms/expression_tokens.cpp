// SPDX-License-Identifier: MIT
#include "forms/expression_tokens.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace forms {
namespace {

using Kind = Token::Kind;

/// Longer ones first: "<=" is not "<" and "=".
constexpr std::string_view kSymbols[] = {"$this", "!=", "<=", ">=", "=", "<", ">", "+", "-",
                                         "*",     "/",  "(",  ")",  "{", "}", ".", ","};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool continues_name(char c) {
  return begins_name(c) || is_digit(c);
}

bool is_in_date(char c) {
  return is_digit(c) || c == '-' || c == ':' || c == 'T' || c == 'Z' || c == '+';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A code point below U+10000 that is no half of a pair, as UTF-8.
std::string utf8_of(unsigned code_point) {
  const auto byte = [](unsigned value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code_point < 0x80) return {byte(code_point)};
  const auto last = byte(0x80 | (code_point & 0x3F));
  if (code_point < 0x800) return {byte(0xC0 | code_point >> 6), last};
  return {byte(0xE0 | code_point >> 12), byte(0x80 | (code_point >> 6 & 0x3F)), last};
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::variant<std::vector<Token>, NotComputed> run() {
    while (skip_blanks(), at_ < text_.size() && !fault_) read_token();
    if (fault_) return *fault_;
    tokens_.push_back({Kind::End, "", text_.size()});
    return std::move(tokens_);
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  void read_token() {
    const char c = text_[at_];
    const auto begin = at_;
    if (begins_name(c)) return add(Kind::Name, take(continues_name), begin);
    if (is_digit(c)) return add(Kind::Number, take_number(), begin);
    if (c == '\'') return read_string();
    if (c == '%' || c == '@') {
      ++at_;
      const auto text = c == '%' ? take(continues_name) : take(is_in_date);
      if (text.empty()) return fail(begin, "A name or a date is missing here.");
      return add(c == '%' ? Kind::Variable : Kind::Date, text, begin);
    }
    read_symbol();
  }

  void read_symbol() {
    for (const auto symbol : kSymbols) {
      if (!text_.substr(at_).starts_with(symbol)) continue;
      add(Kind::Symbol, symbol, at_);
      at_ += symbol.size();
      return;
    }
    fail(at_, "This program does not compute what is written with this sign.");
  }

  template <typename Predicate>
  std::string_view take(Predicate belongs) {
    const auto begin = at_;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// FHIRPath's numbers have no exponent. A point without a digit behind it begins a path.
  std::string_view take_number() {
    const auto begin = at_;
    take(is_digit);
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      ++at_;
      take(is_digit);
    }
    return text_.substr(begin, at_ - begin);
  }

  void read_string() {
    const auto begin = at_++;
    std::string text;
    while (at_ < text_.size() && text_[at_] != '\'') {
      if (text_[at_] != '\\') {
        text += text_[at_++];
      } else if (!take_escape(text)) {
        return fail(at_, "This escape is not one of FHIRPath's.");
      }
    }
    if (at_ == text_.size()) return fail(begin, "This text has no end.");
    ++at_;
    add(Kind::String, text, begin);
  }

  bool take_escape(std::string& text) {
    constexpr std::string_view kEscapes = "'\"`rntf\\/";
    constexpr std::string_view kMeanings = "'\"`\r\n\t\f\\/";
    constexpr std::size_t kUnicodeLength = 6;
    if (at_ + 1 == text_.size()) return false;
    const auto escape = kEscapes.find(text_[at_ + 1]);
    if (escape != std::string_view::npos) {
      text += kMeanings[escape];
      at_ += 2;
      return true;
    }
    const auto digits = text_.substr(at_, kUnicodeLength);
    if (digits.size() != kUnicodeLength || digits[1] != 'u') return false;
    unsigned code_point = 0;
    const auto [end, error] = std::from_chars(digits.data() + 2, digits.data() + kUnicodeLength, code_point, 16);
    const bool is_half_of_a_pair = code_point >= 0xD800 && code_point < 0xE000;
    if (error != std::errc{} || end != digits.data() + kUnicodeLength) return false;
    if (is_half_of_a_pair || code_point == 0) return false;
    text += utf8_of(code_point);
    at_ += kUnicodeLength;
    return true;
  }

  void add(Kind kind, std::string_view text, std::size_t place) { tokens_.push_back({kind, std::string(text), place}); }

  void fail(std::size_t place, const char* sentence) {
    fault_ = NotComputed{NotComputed::Reason::NotInGrammar, place, sentence};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::optional<NotComputed> fault_;
};

}  // namespace

std::variant<std::vector<Token>, NotComputed> read_tokens(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace forms
