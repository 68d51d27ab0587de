// SPDX-License-Identifier: MIT
#include "db/search_words.h"

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "db/sentences.h"

namespace db {
namespace {

/// Nobody types more of a word, and nobody needs more words to find one person.
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostTyped = 12;
/// Of a script without spaces: as many characters as most phrases have.
constexpr std::size_t kLongestRun = 8;
constexpr std::size_t kRoom = 4 * kLongestWord;

/// Letters that `unicode61` does not take apart into a letter and a mark.
constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
    {"đ", "d"},  {"ð", "d"},  {"ł", "l"}, {"ø", "o"}, {"ħ", "h"}, {"ı", "i"}, {"ß", "ss"}, {"æ", "ae"},
    {"œ", "oe"}, {"þ", "th"}, {"ά", "α"}, {"έ", "ε"}, {"ή", "η"}, {"ί", "ι"}, {"ΐ", "ι"},  {"ϊ", "ι"},
    {"ό", "ο"},  {"ύ", "υ"},  {"ΰ", "υ"}, {"ϋ", "υ"}, {"ώ", "ω"}, {"ς", "σ"}, {"ё", "е"},  {"й", "и"}};

/// What stands inside a word as its spelling has it, and is typed in as many ways, or left out.
constexpr std::array<std::string_view, 7> kInsideWords = {"'", "’", "‘", "ʻ", "ʼ", "`", "´"};

bool is_start(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && !is_start(text[at]));
  return at;
}

std::string_view characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && count-- > 0) end = next_character(text, end);
  return text.substr(0, end);
}

char32_t character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const auto first = byte(0);
  if (first < 0xE0U) return 0;
  if (first < 0xF0U) return ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  return ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
}

/// Thai, Lao, Tibetan, Burmese, Khmer, Kana, Han, Hangul. Korean has spaces, but a given name stands right behind the
/// family's.
bool has_no_spaces(char32_t c) {
  constexpr std::pair<char32_t, char32_t> ranges[] = {{0x0E00, 0x109F},  {0x1780, 0x17FF}, {0x3040, 0x30FF},
                                                      {0x3400, 0x9FFF},  {0xAC00, 0xD7AF}, {0xF900, 0xFAFF},
                                                      {0x20000, 0x3FFFF}};
  return std::ranges::any_of(ranges, [c](const auto& range) { return c >= range.first && c <= range.second; });
}

/// Most words are, and need nothing of what follows.
bool is_ascii(std::string_view word) {
  return std::ranges::none_of(word, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
}

bool is_run(std::string_view word) {
  if (is_ascii(word)) return false;
  for (std::size_t at = 0; at < word.size(); at = next_character(word, at)) {
    if (has_no_spaces(character_at(word, at))) return true;
  }
  return false;
}

/// As much of a word as is kept.
std::string_view shortened(std::string_view word) {
  if (word.size() <= kLongestWord) return word;
  auto end = kLongestWord;
  while (end > 0 && !is_start(word[end])) --end;
  return word.substr(0, end);
}

/// Within the room of `folded`.
void fold(std::string_view word, std::string& folded) {
  folded.clear();
  if (is_ascii(word)) {
    folded += word.substr(0, kRoom);
    return;
  }
  while (!word.empty() && folded.size() < kRoom - kLongestWord) {
    const auto* letter = std::ranges::find_if(kLetters, [&](const auto& each) { return word.starts_with(each.first); });
    const auto size = letter == std::end(kLetters) ? 1 : letter->first.size();
    folded += letter == std::end(kLetters) ? word.substr(0, 1) : letter->second;
    word.remove_prefix(size);
  }
}

struct Call {
  const std::function<void(const SearchWords::Cut&)>& take;
  std::string& folded;
};

int take_token(void* context, int, const char* token, int size, int begin, int end) {
  auto& call = *static_cast<Call*>(context);
  fold({token, static_cast<std::size_t>(size)}, call.folded);
  call.take({call.folded, {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}});
  return SQLITE_OK;
}

fts5_api* find_fts5(sqlite3* memory) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(memory, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

SearchWords::SearchWords() : folded_(kRoom, '\0'), joined_(kRoom, '\0') {
  if (sqlite3_open(":memory:", &memory_) != SQLITE_OK) throw no_memory("tokenizer");
  auto* const api = find_fts5(memory_);
  void* user_data = nullptr;
  unicode61_ = std::make_unique<fts5_tokenizer>();
  if (api == nullptr || api->xFindTokenizer(api, "unicode61", &user_data, unicode61_.get()) != SQLITE_OK)
    throw no_memory("tokenizer");
  // Marks of scripts that write vowels with them belong to their word; those of letters are removed.
  const char* options[] = {"remove_diacritics", "2", "separators", "ʻʼ", "categories", "L* N* Co Mn Mc"};
  if (unicode61_->xCreate(user_data, options, std::size(options), &tokenizer_) != SQLITE_OK)
    throw no_memory("tokenizer");
}

SearchWords::~SearchWords() {
  sodium_memzero(folded_.data(), folded_.capacity());
  sodium_memzero(joined_.data(), joined_.capacity());
  if (tokenizer_ != nullptr) {
    // The tokenizer's own buffer has the last word: a longer one that says nothing takes its place.
    const std::string nothing(kRoom, '0');
    cut(nothing, [](std::string_view) {});
    unicode61_->xDelete(tokenizer_);
  }
  sqlite3_close(memory_);
}

void SearchWords::tokenize(std::string_view text, const std::function<void(const Cut&)>& take) {
  Call call{take, folded_};
  constexpr std::size_t most = 16U << 20U;
  unicode61_->xTokenize(tokenizer_, &call, FTS5_TOKENIZE_DOCUMENT, text.data(),
                        static_cast<int>(std::min(text.size(), most)), take_token);
}

void SearchWords::walk(std::string_view text, const std::function<void(const Cut&)>& take) {
  joined_.clear();
  Place joined{};
  tokenize(text, [&](const Cut& token) {
    const auto between = text.substr(joined.end, token.place.begin - joined.end);
    const bool is_inside = !joined_.empty() && joined_.size() + token.word.size() <= kRoom &&
                           std::ranges::find(kInsideWords, between) != kInsideWords.end();
    if (!is_inside) joined_.clear();
    joined_ += token.word;
    joined = {is_inside ? joined.begin : token.place.begin, token.place.end};
    if (is_inside) take({shortened(joined_), joined});
    if (!is_run(token.word)) return take({shortened(token.word), token.place});
    for (std::size_t at = 0; at < token.word.size(); at = next_character(token.word, at))
      take({characters(token.word.substr(at), kLongestRun), token.place});
  });
}

void SearchWords::cut(std::string_view text, const Take& take) {
  walk(text, [&](const Cut& found) { take(found.word); });
}

std::vector<std::string> SearchWords::typed(std::string_view text) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view word) {
    if (words.size() < kMostTyped && std::ranges::find(words, word) == words.end()) words.emplace_back(word);
  };
  tokenize(text, [&](const Cut& token) {
    if (!is_run(token.word)) return add(shortened(token.word));
    for (auto rest = token.word; !rest.empty(); rest.remove_prefix(characters(rest, kLongestRun).size()))
      add(characters(rest, kLongestRun));
  });
  return words;
}

std::vector<SearchWords::Place> SearchWords::places(std::string_view text, const std::vector<std::string>& typed) {
  std::vector<Place> found;
  walk(text, [&](const Cut& word) {
    const auto begins = [&](const auto& each) { return word.word.starts_with(each); };
    if (std::ranges::none_of(typed, begins)) return;
    // A joined word comes before its last part, and each character of a run has the place of the whole.
    if (!found.empty() && word.place.begin < found.back().end) {
      found.back() = {std::min(found.back().begin, word.place.begin), std::max(found.back().end, word.place.end)};
    } else {
      found.push_back(word.place);
    }
  });
  return found;
}

}  // namespace db
