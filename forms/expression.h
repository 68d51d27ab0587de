// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "forms/value.h"

/// The part of FHIRPath that scores are written in, as plain data. FORMAT.md lists it. Whatever is not in it is kept by
/// the form and not computed: a half-understood expression could give a wrong score.
namespace forms {

/// Why there is no result. `place` is a byte of the expression, from 0. The sentence says what is in the way and holds
/// no answer.
struct NotComputed {
  enum class Reason {
    Empty,         ///< computed, and FHIRPath's result is the empty collection: an answer is missing
    NotInGrammar,  ///< this program does not run such an expression
    TooManySteps,  ///< too long, too deep, or more work than a score is worth
    Circle,        ///< it needs its own result
    WrongType      ///< a value is not of the kind that is needed
  };

  Reason reason;
  std::size_t place = 0;
  std::string sentence;

  friend bool operator==(const NotComputed&, const NotComputed&) = default;
};

struct Link;

/// Where a value comes from and what is then done with it, link by link. That order is all that remains of precedence:
/// 1 + 2 * 3 starts at 1 and has the link "+ (2 * 3)"; (1 + 2) * 3 starts at 1 too and has "+ 2" and "* 3". So a long
/// sum is not deep, and running it needs no more of the stack than a short one.
struct Expression {
  enum class Start { Nothing, Literal, Resource, Variable, This, Choice };

  Start start = Start::Nothing;
  Value literal;                      ///< of Literal
  std::string name;                   ///< of Variable, without the %
  std::vector<Expression> arguments;  ///< of Choice, which FHIRPath writes iif: condition, then and perhaps otherwise
  std::vector<Link> links;
  std::size_t place = 0;
};

/// A step along a path, a function, or an operator with what stands to its right.
struct Link {
  enum class Kind {
    // Properties.
    Item,
    Answer,
    ValueOf,
    LinkId,
    Text,
    Code,
    System,
    Display,
    Unit,
    // Functions.
    Where,
    Exists,
    Empty,
    Not,
    Count,
    Sum,
    First,
    Ordinal,
    // Operators.
    Negate,
    Multiply,
    Divide,
    DivideWhole,
    Remainder,
    Add,
    Subtract,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or
  };

  Kind kind;
  std::vector<Expression> arguments;
  std::size_t place = 0;
};

/// "where", "+" and so on: how FHIRPath writes it.
std::string_view to_text(Link::Kind kind);

/// At most 2,000 bytes, and 32 expressions inside each other: more than anybody reads.
std::variant<Expression, NotComputed> parse_expression(std::string_view text);

}  // namespace forms
