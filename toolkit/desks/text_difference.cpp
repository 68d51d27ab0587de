// SPDX-License-Identifier: MIT
#include "toolkit/desks/text_difference.h"

#include <algorithm>
#include <cstdint>

namespace toolkit {
namespace {

using Kind = Stretch::Kind;
using Tokens = std::vector<std::string_view>;

/// Cells of the table below: two texts of 2,000 words that have nothing in common, in some 16 MB and 20 ms.
constexpr std::size_t kMostCells = 4'000'000;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

/// Each word, and each white space on its own, so that a changed line end is not a changed word.
Tokens words_of(std::string_view text) {
  Tokens tokens;
  while (!text.empty()) {
    const auto length = is_space(text.front()) ? 1U : std::min(text.find_first_of(" \n\t"), text.size());
    tokens.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return tokens;
}

Tokens lines_of(std::string_view text) {
  Tokens tokens;
  while (!text.empty()) {
    const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
    tokens.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return tokens;
}

class Stretches {
 public:
  void add(Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (kind == Kind::Same) {
      flush();
      append(kind, text);
    } else {
      (kind == Kind::Removed ? removed_ : added_) += text;
    }
  }
  std::vector<Stretch> take() {
    flush();
    return std::move(list_);
  }

 private:
  void flush() {
    append(Kind::Removed, removed_);
    append(Kind::Added, added_);
    removed_.clear();
    added_.clear();
  }
  void append(Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (list_.empty() || list_.back().kind != kind) list_.push_back({kind, {}});
    list_.back().text += text;
  }

  std::vector<Stretch> list_;
  std::string removed_;
  std::string added_;
};

/// lengths[i][j]: of the longest common subsequence of what follows i in one and j in the other.
class LengthTable {
 public:
  LengthTable(const Tokens& before, const Tokens& after)
      : width_(after.size() + 1), lengths_((before.size() + 1) * width_) {
    for (auto i = before.size(); i-- > 0;) {
      for (auto j = after.size(); j-- > 0;) {
        lengths_[i * width_ + j] = before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::uint32_t at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> lengths_;
};

void add_differences(const Tokens& before, const Tokens& after, Stretches& stretches) {
  const LengthTable lengths(before, after);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() && j < after.size()) {
    if (before[i] == after[j]) {
      stretches.add(Kind::Same, before[i++]);
      ++j;
    } else if (lengths.at(i + 1, j) >= lengths.at(i, j + 1)) {
      stretches.add(Kind::Removed, before[i++]);
    } else {
      stretches.add(Kind::Added, after[j++]);
    }
  }
  while (i < before.size()) stretches.add(Kind::Removed, before[i++]);
  while (j < after.size()) stretches.add(Kind::Added, after[j++]);
}

bool fits(const Tokens& before, const Tokens& after) {
  return (before.size() + 1) * (after.size() + 1) <= kMostCells;
}

/// Takes what both begin with, or end with, off both.
std::size_t take_common_start(Tokens& before, Tokens& after) {
  const auto count = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
  before.erase(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(count));
  after.erase(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(count));
  return count;
}

std::size_t take_common_end(Tokens& before, Tokens& after) {
  std::size_t count = 0;
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    before.pop_back();
    after.pop_back();
    ++count;
  }
  return count;
}

bool compare(Tokens before, Tokens after, Stretches& stretches) {
  const auto whole = before;
  const auto start = take_common_start(before, after);
  const auto end = take_common_end(before, after);
  if (!fits(before, after)) return false;
  for (std::size_t i = 0; i < start; ++i) stretches.add(Kind::Same, whole[i]);
  add_differences(before, after, stretches);
  for (auto i = whole.size() - end; i < whole.size(); ++i) stretches.add(Kind::Same, whole[i]);
  return true;
}

}  // namespace

std::vector<Stretch> text_difference(std::string_view before, std::string_view after) {
  Stretches stretches;
  if (compare(words_of(before), words_of(after), stretches)) return stretches.take();
  return line_difference(before, after);
}

std::vector<Stretch> line_difference(std::string_view before, std::string_view after) {
  Stretches stretches;
  if (!compare(lines_of(before), lines_of(after), stretches)) {
    stretches.add(Kind::Removed, before);
    stretches.add(Kind::Added, after);
  }
  return stretches.take();
}

}  // namespace toolkit
