// SPDX-License-Identifier: MIT
#include "handouts/readability.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "handouts/utf8.h"

namespace handouts {
namespace {

enum class Letter { None, Consonant, Weak, Strong, StressedWeak };

bool is_in(std::u32string_view set, char32_t character) {
  return set.find(character) != std::u32string_view::npos;
}

bool is_letter(char32_t character) {
  return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z') ||
         (character >= 0xC0 && character <= 0x24F && character != 0xD7 && character != 0xF7) ||
         (character >= 0x1E00 && character <= 0x1EFF);
}

char32_t small(char32_t character) {
  if (character >= U'A' && character <= U'Z') return character + 32;
  return character >= 0xC0 && character <= 0xDE && character != 0xD7 ? character + 32 : character;
}

bool is_english_vowel(char32_t character) {
  return is_in(U"aeiouyáéíóúàèìòùâêîôûäëïöüåæø", character);
}

/// Groups of vowels, without an e that is not heard.
int english_syllables(std::u32string_view word) {
  int groups = 0;
  bool was_vowel = false;
  for (const auto character : word) {
    const bool is_vowel = is_english_vowel(character);
    if (is_vowel && !was_vowel) ++groups;
    was_vowel = is_vowel;
  }
  const bool has_silent_e = groups > 1 && word.ends_with(U'e') && !word.ends_with(U"le");
  const bool has_silent_ed = groups > 1 && word.ends_with(U"ed") && !word.ends_with(U"ted") && !word.ends_with(U"ded");
  return std::max(1, groups - (has_silent_e || has_silent_ed ? 1 : 0));
}

Letter spanish_letter(char32_t character, bool is_last) {
  if (is_in(U"aeoáéóàèò", character)) return Letter::Strong;
  if (is_in(U"íú", character)) return Letter::StressedWeak;
  if (is_in(U"iuü", character) || (character == U'y' && is_last)) return Letter::Weak;
  return Letter::Consonant;
}

/// A syllable for each strong vowel and each weak one with its accent; weak ones beside another vowel go with it. The u
/// of "que" and "gui" is not heard.
int spanish_syllables(std::u32string_view word) {
  int syllables = 0;
  auto before = Letter::None;
  for (std::size_t index = 0; index < word.size(); ++index) {
    const auto letter = spanish_letter(word[index], index + 1 == word.size());
    const bool is_mute = word[index] == U'u' && index > 0 && is_in(U"qg", word[index - 1]) && index + 1 < word.size() &&
                         is_in(U"eiéí", word[index + 1]);
    if (is_mute) continue;
    const bool is_vowel = letter == Letter::Strong || letter == Letter::Weak || letter == Letter::StressedWeak;
    const bool was_vowel = before == Letter::Strong || before == Letter::Weak || before == Letter::StressedWeak;
    const bool goes_along = was_vowel && ((letter == Letter::Weak && before != Letter::StressedWeak) ||
                                          (letter == Letter::Strong && before == Letter::Weak));
    if (is_vowel && !goes_along) ++syllables;
    before = letter;
  }
  return std::max(1, syllables);
}

std::string without_names(std::string_view text, std::span<const std::string> names) {
  std::string stripped(text);
  for (const auto& name : names) {
    if (name.empty()) continue;
    for (auto at = stripped.find(name); at != std::string::npos; at = stripped.find(name, at))
      stripped.erase(at, name.size());
  }
  return stripped;
}

/// A line of running text, or empty for a heading, a directive, a rule, or a row of a table.
std::string_view running_text(std::string_view line) {
  const auto start = line.find_first_not_of(' ');
  if (start == std::string_view::npos) return {};
  const auto text = line.substr(start);
  constexpr std::array<std::string_view, 4> kNot = {"#", "```", "---", "|"};
  return std::ranges::any_of(kNot, [&](auto mark) { return text.starts_with(mark); }) ? std::string_view() : text;
}

bool ends_paragraph(std::string_view line) {
  return line.empty() || line.starts_with("- ") || line.starts_with("> ") || (line.size() > 2 && line[1] == '.');
}

struct Counts {
  double words = 0;
  double sentences = 0;
  double syllables = 0;
};

/// Counts what somebody reads: a sentence ends at its mark, and at the end of a paragraph or list item that has none.
class Counter {
 public:
  explicit Counter(int (*syllables)(std::u32string_view)) : syllables_(syllables) {}

  void add_line(std::string_view line) {
    if (ends_paragraph(line)) end_sentence();
    for (std::size_t at = 0; at < line.size();) {
      const auto character = next_character(line, at);
      if (is_letter(character)) {
        word_ += small(character);
        continue;
      }
      if (is_in(U"'’", character) && !word_.empty()) continue;
      end_word();
      if (is_in(U".?!:…", character)) end_sentence();
    }
    end_word();
  }
  Counts counts() {
    end_sentence();
    return counts_;
  }

 private:
  void end_word() {
    if (word_.empty()) return;
    counts_.syllables += syllables_(word_);
    ++counts_.words;
    is_open_ = true;
    word_.clear();
  }
  void end_sentence() {
    end_word();
    if (is_open_) ++counts_.sentences;
    is_open_ = false;
  }

  int (*syllables_)(std::u32string_view);
  std::u32string word_;
  Counts counts_;
  bool is_open_ = false;
};

Counts counts_of(std::string_view markdown, std::span<const std::string> names, int (*syllables)(std::u32string_view)) {
  const auto text = without_names(markdown, names);
  Counter counter(syllables);
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    counter.add_line(running_text(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return counter.counts();
}

/// Of a text without words, something that a formula can be worked out with.
Counts with_one_word(Counts counts) {
  counts.words = std::max(1.0, counts.words);
  counts.sentences = std::max(1.0, counts.sentences);
  return counts;
}

}  // namespace

double flesch_kincaid_grade(std::string_view markdown, std::span<const std::string> names) {
  const auto counts = with_one_word(counts_of(markdown, names, english_syllables));
  return 0.39 * (counts.words / counts.sentences) + 11.8 * (counts.syllables / counts.words) - 15.59;
}

double szigriszt_pazos(std::string_view markdown, std::span<const std::string> names) {
  const auto counts = with_one_word(counts_of(markdown, names, spanish_syllables));
  return 206.835 - 62.3 * (counts.syllables / counts.words) - counts.words / counts.sentences;
}

std::size_t counted_words(std::string_view markdown, std::span<const std::string> names) {
  return static_cast<std::size_t>(counts_of(markdown, names, english_syllables).words);
}

double reading_score(std::string_view markdown, std::string_view language, std::span<const std::string> names) {
  return language.starts_with("es") ? szigriszt_pazos(markdown, names) : flesch_kincaid_grade(markdown, names);
}

bool is_easy_enough(double score, double level, std::string_view language) {
  return language.starts_with("es") ? score >= level : score <= level;
}

}  // namespace handouts
