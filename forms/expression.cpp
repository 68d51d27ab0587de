// SPDX-License-Identifier: MIT
#include "forms/expression.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <span>

#include "forms/expression_tokens.h"
#include "forms/number.h"

namespace forms {
namespace {

using Kind = Link::Kind;
using Reason = NotComputed::Reason;
using Start = Expression::Start;

constexpr std::size_t kLongest = 2'000;
constexpr int kDeepest = 32;

/// In the order of Link::Kind.
constexpr std::string_view kNames[] = {"item",    "answer", "value",  "linkId", "text", "code",  "system", "display",
                                       "unit",    "where",  "exists", "empty",  "not",  "count", "sum",    "first",
                                       "ordinal", "-",      "*",      "/",      "div",  "mod",   "+",      "-",
                                       "<",       ">",      "<=",     ">=",     "=",    "!=",    "and",    "or"};

/// FHIRPath's precedence, the loosest first. A minus of one number binds tighter than all of them.
constexpr Kind kOr[] = {Kind::Or};
constexpr Kind kAnd[] = {Kind::And};
constexpr Kind kEquality[] = {Kind::Equal, Kind::NotEqual};
constexpr Kind kInequality[] = {Kind::Less, Kind::Greater, Kind::LessOrEqual, Kind::GreaterOrEqual};
constexpr Kind kAdditive[] = {Kind::Add, Kind::Subtract};
constexpr Kind kMultiplicative[] = {Kind::Multiply, Kind::Divide, Kind::DivideWhole, Kind::Remainder};
constexpr std::span<const Kind> kLevels[] = {kOr, kAnd, kEquality, kInequality, kAdditive, kMultiplicative};

std::optional<Kind> find_kind(std::string_view name, Kind first, Kind last) {
  for (auto kind = static_cast<int>(first); kind <= static_cast<int>(last); ++kind) {
    if (kNames[kind] == name) return static_cast<Kind>(kind);
  }
  return std::nullopt;
}

std::optional<Kind> find_function(std::string_view name) {
  // SDC renamed ordinal() to weight(); it is one function.
  return name == "weight" ? Kind::Ordinal : find_kind(name, Kind::Where, Kind::Ordinal);
}

std::optional<Value> read_number(std::string_view digits) {
  if (digits.find('.') != std::string_view::npos) {
    const Decimal decimal{std::string(digits)};
    return Number::from(decimal) ? std::optional<Value>(decimal) : std::nullopt;
  }
  std::int32_t integer = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), integer);
  const bool has_zeros_in_front = digits.size() > 1 && digits.front() == '0';
  return error == std::errc{} && !has_zeros_in_front ? std::optional<Value>(integer) : std::nullopt;
}

/// Once something is wrong it stands at the end of the text, where every loop ends.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::variant<Expression, NotComputed> run() {
    auto expression = parse_nested();
    if (!fault_ && next().kind != Token::Kind::End) fail("This program does not compute what begins here.");
    if (fault_) return *fault_;
    return expression;
  }

 private:
  const Token& next() const { return tokens_[at_]; }
  bool is_next(std::string_view symbol) const { return next().kind == Token::Kind::Symbol && next().text == symbol; }

  Token take() {
    auto token = next();
    if (token.kind != Token::Kind::End) ++at_;
    return token;
  }

  bool take_if(std::string_view symbol) {
    if (!is_next(symbol)) return false;
    ++at_;
    return true;
  }

  void expect(std::string_view symbol) {
    if (!take_if(symbol)) fail("A " + std::string(symbol) + " is missing here.");
  }

  void fail(std::string sentence, Reason reason = Reason::NotInGrammar) {
    fail_at(next().place, std::move(sentence), reason);
  }

  void fail_at(std::size_t place, std::string sentence, Reason reason = Reason::NotInGrammar) {
    if (!fault_) fault_ = NotComputed{reason, place, std::move(sentence)};
    at_ = tokens_.size() - 1;
  }

  /// What stands in brackets, as an argument, or alone.
  Expression parse_nested() {
    if (depth_ == kDeepest) {
      fail("More than 32 expressions stand inside each other.", Reason::TooManySteps);
      return {};
    }
    ++depth_;
    auto expression = parse_level(0);
    --depth_;
    return expression;
  }

  Expression parse_level(std::size_t level) {
    if (level == std::size(kLevels)) return parse_signed();
    auto expression = parse_level(level + 1);
    while (const auto kind = next_operator(kLevels[level])) {
      const auto place = take().place;
      expression.links.push_back({*kind, {parse_level(level + 1)}, place});
    }
    return expression;
  }

  std::optional<Kind> next_operator(std::span<const Kind> level) const {
    const bool can_be_operator = next().kind == Token::Kind::Symbol || next().kind == Token::Kind::Name;
    const auto found = std::ranges::find_if(
        level, [&](Kind kind) { return can_be_operator && to_text(kind) == std::string_view(next().text); });
    return found == level.end() ? std::nullopt : std::optional(*found);
  }

  Expression parse_signed() {
    std::vector<Link> minuses;
    while (is_next("-")) minuses.push_back({Kind::Negate, {}, take().place});
    auto expression = parse_path();
    expression.links.insert(expression.links.end(), minuses.begin(), minuses.end());
    return expression;
  }

  Expression parse_path() {
    auto expression = parse_start();
    while (take_if(".")) add_link(expression, take());
    return expression;
  }

  void add_link(Expression& expression, const Token& token) {
    const bool is_function = is_next("(");
    const auto kind = is_function ? find_function(token.text) : find_kind(token.text, Kind::Item, Kind::Unit);
    if (token.kind != Token::Kind::Name || !kind) {
      return fail_at(token.place, "This program does not compute this step.");
    }
    Link link{*kind, {}, token.place};
    if (is_function) link.arguments = parse_arguments(*kind);
    expression.links.push_back(std::move(link));
  }

  std::vector<Expression> parse_arguments(Kind kind) {
    std::vector<Expression> arguments;
    expect("(");
    const bool may_have_criteria = kind == Kind::Where || kind == Kind::Exists;
    if (may_have_criteria && !is_next(")")) {
      ++criteria_around_;
      arguments.push_back(parse_nested());
      --criteria_around_;
    }
    if (kind == Kind::Where && arguments.empty()) fail("The criteria are missing here.");
    expect(")");
    return arguments;
  }

  Expression parse_start() {
    const auto token = take();
    switch (token.kind) {
      case Token::Kind::Number:
        return literal(token, read_number(token.text));
      case Token::Kind::String:
        return literal(token, token.text);
      case Token::Kind::Date:
        return date(token);
      case Token::Kind::Variable:
        return variable(token);
      case Token::Kind::Name:
        return parse_name(token);
      case Token::Kind::Symbol:
        return parse_symbol(token);
      case Token::Kind::End:
        fail("A value is missing here.");
        return {};
    }
    return {};
  }

  Expression parse_name(const Token& token) {
    if (token.text == "true" || token.text == "false") return literal(token, token.text == "true");
    if (token.text == "iif" && is_next("(")) return parse_choice(token);
    const auto kind = find_kind(token.text, Kind::Item, Kind::Unit);
    if (!kind || is_next("(")) {
      fail_at(token.place, "This program does not compute this.");
    } else if (criteria_around_ == 0) {
      fail_at(token.place, "Only inside where() may a path begin with a name; begin it with %resource.");
    }
    if (fault_) return {};
    auto path = start(Start::This, token);
    path.links.push_back({*kind, {}, token.place});
    return path;
  }

  Expression parse_choice(const Token& token) {
    auto choice = start(Start::Choice, token);
    expect("(");
    choice.arguments.push_back(parse_nested());
    expect(",");
    choice.arguments.push_back(parse_nested());
    if (take_if(",")) choice.arguments.push_back(parse_nested());
    expect(")");
    return choice;
  }

  Expression parse_symbol(const Token& token) {
    if (token.text == "(") {
      auto inner = parse_nested();
      expect(")");
      return inner;
    }
    if (token.text == "{") {
      expect("}");
      return start(Start::Nothing, token);
    }
    if (token.text == "$this" && criteria_around_ > 0) return start(Start::This, token);
    fail_at(token.place,
            token.text == "$this" ? "Only where() and exists() have a $this." : "A value is missing here.");
    return {};
  }

  Expression literal(const Token& token, const std::optional<Value>& value) {
    if (!value) fail_at(token.place, "This number is not one of FHIRPath's.");
    auto expression = start(Start::Literal, token);
    if (value) expression.literal = *value;
    return expression;
  }

  static Expression variable(const Token& token) {
    auto expression = start(token.text == "resource" ? Start::Resource : Start::Variable, token);
    expression.name = token.text;
    return expression;
  }

  static Expression start(Start start, const Token& token) {
    Expression expression;
    expression.start = start;
    expression.place = token.place;
    return expression;
  }

  Expression date(const Token& token) {
    const auto parsed = parse_date(token.text);
    if (!parsed) fail_at(token.place, "This is not a date such as @2026-11-23.");
    return literal(token, parsed.value_or(Date{}));
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int criteria_around_ = 0;
  std::optional<NotComputed> fault_;
};

}  // namespace

std::string_view to_text(Link::Kind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::variant<Expression, NotComputed> parse_expression(std::string_view text) {
  if (text.size() > kLongest) {
    return NotComputed{Reason::TooManySteps, kLongest, "This expression is longer than 2,000 bytes."};
  }
  auto tokens = read_tokens(text);
  if (const auto* const fault = std::get_if<NotComputed>(&tokens)) return *fault;
  return Parser(std::move(std::get<std::vector<Token>>(tokens))).run();
}

}  // namespace forms
