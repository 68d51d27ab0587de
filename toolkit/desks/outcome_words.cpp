// SPDX-License-Identifier: MIT
#include "toolkit/desks/outcome_words.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <utility>

namespace toolkit {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array kSteps = {Word{"asked", "Your client asked"}, Word{"note", "A note or a page"},
                               Word{"letter", "Your letter"}, Word{"call", "Your call"}};
constexpr std::array kAnswers = {Word{"yes", "Said yes"}, Word{"call-first", "Wants a call first"},
                                 Word{"not-now", "Not now"}, Word{"no", "No, or stop"}, Word{"none", "No answer yet"}};
constexpr std::array kUpset = {Word{"lower", "Less upset after"}, Word{"same", "The same"},
                               Word{"higher", "More upset after"}, Word{"not-said", "Not said"}};

std::string_view words_of(std::span<const Word> words, std::string_view code) {
  const auto found = std::ranges::find(words, code, &Word::first);
  assert(found != words.end());
  return found->second;
}

}  // namespace

std::string_view step_words(std::string_view code) {
  return words_of(kSteps, code);
}

std::string_view answer_words(std::string_view code) {
  return words_of(kAnswers, code);
}

std::string_view upset_words(std::string_view code) {
  return words_of(kUpset, code);
}

std::string count_words(const Count& count) {
  switch (count.kind) {
    case Count::Kind::Shown:
      return std::to_string(count.number);
    case Count::Kind::Few:
      return "fewer than " + std::to_string(kLeastShown);
    case Count::Kind::Withheld:
      return "not shown";
  }
  return "";
}

}  // namespace toolkit
