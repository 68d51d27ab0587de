// SPDX-License-Identifier: MIT
#include "handouts/wording.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "handouts/assets.h"
#include "handouts/document_words.h"
#include "handouts/rule_words.h"
#include "handouts/utf8.h"

namespace handouts {
namespace {

/// A text as plain words: small ASCII letters and ñ, straight apostrophes, one space between words and at both ends,
/// and for each byte where it came from.
struct Plain {
  std::string words;
  std::vector<std::size_t> offsets;

  void add(char character, std::size_t offset) {
    if (character == ' ' && !words.empty() && words.back() == ' ') return;
    words += character;
    offsets.push_back(offset);
  }
};

/// One that only changes how a letter is written: letters of Latin-1 without their accents, and nothing for the accents
/// that stand alone. ñ is a letter of its own.
char plain_letter(char32_t character) {
  constexpr std::u32string_view kAccented = U"áàâäãåéèêëíìîïóòôöõúùûüçý";
  constexpr std::string_view kPlain = "aaaaaaeeeeiiiiooooouuuucy";
  if (character >= U'A' && character <= U'Z') return static_cast<char>(character + 32);
  if ((character >= U'a' && character <= U'z') || (character >= U'0' && character <= U'9'))
    return static_cast<char>(character);
  if (character == U'\'' || character == U'’') return '\'';
  if (character >= 0xC0 && character <= 0xDE) character += 32;
  if (character == U'ñ') return '~';
  const auto at = kAccented.find(character);
  if (at != std::u32string_view::npos) return kPlain[at];
  return character > 0xFF && (character < 0x2000 || character > 0x2BFF) && character != 0x3000 ? '?' : ' ';
}

bool is_accent(char32_t character) {
  return character >= 0x300 && character <= 0x36F;
}

Plain plain(std::string_view text) {
  Plain made;
  made.add(' ', 0);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = offset;
    const auto character = next_character(text, offset);
    if (!is_accent(character)) made.add(plain_letter(character), start);
  }
  made.add(' ', text.size());
  return made;
}

struct Rule {
  std::string words;  ///< as in the file; a final * stands for any ending
  std::string needle;
  std::string suggestion;
};

struct Wording {
  std::vector<Rule> rules;
  std::vector<std::string> approved;  ///< plain phrases that may hold flagged words
  std::string exclamation;
  std::string capitals;
};

std::string needle_of(const std::string& words) {
  auto needle = plain(words).words;
  if (words.ends_with('*')) needle.pop_back();
  return needle;
}

Wording read_wording(const std::string& language) {
  const auto file = "rules/wording." + language + ".json";
  const auto words = read_words(asset(file), file);
  const auto text_of = [&](const std::string& key) {
    const auto found = words.find(key);
    assert(found != words.end());
    return found->second;
  };
  Wording wording;
  for (const auto& [key, text] : words) {
    if (key.starts_with("approved.")) wording.approved.push_back(needle_of(text));
    const auto list = key.find(".words.");
    if (list == std::string::npos) continue;
    wording.rules.push_back({text, needle_of(text), text_of(key.substr(0, list) + ".suggestion")});
  }
  wording.exclamation = text_of("marks.exclamation");
  wording.capitals = text_of("marks.capitals");
  return wording;
}

const Wording& wording_in(std::string_view language) {
  static const auto kAll = [] {
    std::map<std::string, Wording, std::less<>> all;
    for (const auto& each : document_languages()) all.emplace(each, read_wording(each));
    return all;
  }();
  const auto found = kAll.find(language);
  assert(found != kAll.end());
  return found->second;
}

/// Approved phrases become marks that nothing flags, so that their neighbors do not run together.
void blank_approved(std::string& words, const std::vector<std::string>& approved) {
  for (const auto& phrase : approved) {
    for (auto at = words.find(phrase); at != std::string::npos; at = words.find(phrase, at + 1))
      std::fill(words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                words.begin() + static_cast<std::ptrdiff_t>(at + phrase.size()) - 1, '-');
  }
}

class Search {
 public:
  explicit Search(std::string_view text) : text_(text) {}

  void add(std::size_t offset, std::size_t end, const std::string& rule, const std::string& suggestion) {
    const auto line = 1 + static_cast<int>(std::ranges::count(text_.substr(0, offset), '\n'));
    flags_.push_back({offset, line, std::string(text_.substr(offset, end - offset)), rule, suggestion});
  }
  std::vector<Flag> take() {
    std::ranges::stable_sort(flags_, {}, &Flag::offset);
    return std::move(flags_);
  }

 private:
  std::string_view text_;
  std::vector<Flag> flags_;
};

void find_words(const Plain& made, const std::string& words, const Rule& rule, Search& search) {
  for (auto at = words.find(rule.needle); at != std::string::npos; at = words.find(rule.needle, at + 1)) {
    const auto first = at + 1;
    const auto past =
        rule.needle.ends_with(' ') ? at + rule.needle.size() - 1 : words.find(' ', at + rule.needle.size());
    search.add(made.offsets[first], made.offsets[past], rule.words, rule.suggestion);
  }
}

bool is_capital(char32_t character) {
  return (character >= U'A' && character <= U'Z') || (character >= 0xC0 && character <= 0xDE && character != 0xD7);
}

void find_shouting(std::string_view text, const Wording& wording, Search& search) {
  constexpr std::size_t kShouting = 4;
  std::size_t run = 0;
  std::size_t run_start = 0;
  int exclamations = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = offset;
    const auto character = next_character(text, offset);
    if (character == U'!' && ++exclamations == 2) search.add(start, offset, "!", wording.exclamation);
    if (is_capital(character)) {
      if (run++ == 0) run_start = start;
    } else {
      if (run >= kShouting) search.add(run_start, start, "ABCD", wording.capitals);
      run = 0;
    }
  }
  if (run >= kShouting) search.add(run_start, text.size(), "ABCD", wording.capitals);
}

}  // namespace

std::vector<Flag> flags_in(std::string_view text, std::string_view language) {
  const auto& wording = wording_in(language);
  const auto made = plain(text);
  auto words = made.words;
  blank_approved(words, wording.approved);
  Search search(text);
  for (const auto& rule : wording.rules) find_words(made, words, rule, search);
  find_shouting(text, wording, search);
  return search.take();
}

}  // namespace handouts
