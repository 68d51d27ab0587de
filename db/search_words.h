// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct Fts5Tokenizer;
struct fts5_tokenizer;

namespace db {

/// Cuts texts into the words by which they are found: in lower case and without marks, so that "nguyen" finds Nguyễn,
/// "kaiulani" and "Ka'iulani" find Kaʻiulani, and "dang" finds Đặng. Where a script has no spaces between words, as in
/// Chinese or Thai, a text is found from each of its characters on.
///
/// SQLite's tokenizer `unicode61` does the cutting; its index does not do the rest, because that cannot say how long a
/// search takes at most and leaves its words in memory. Any bytes may be cut. One thread at a time.
class SearchWords {
 public:
  SearchWords();
  ~SearchWords();
  SearchWords(const SearchWords&) = delete;
  SearchWords& operator=(const SearchWords&) = delete;

  using Take = std::function<void(std::string_view word)>;
  /// Every word under which the text is found; some several times.
  void cut(std::string_view text, const Take& take);

  /// What was typed, as the beginnings of words that must all be there: each once, and no more than a dozen.
  std::vector<std::string> typed(std::string_view text);

  struct Place {
    std::size_t begin;
    std::size_t end;

    friend bool operator==(const Place&, const Place&) = default;
  };
  /// Where words of the text begin with what was typed, in bytes and in order.
  std::vector<Place> places(std::string_view text, const std::vector<std::string>& typed);

  /// One word of the tokenizer, folded, and where it stands.
  struct Cut {
    std::string_view word;
    Place place;
  };

 private:
  /// Every word under which the text is found, joined ones too.
  void walk(std::string_view text, const std::function<void(const Cut&)>& take);
  void tokenize(std::string_view text, const std::function<void(const Cut&)>& take);

  sqlite3* memory_ = nullptr;
  std::unique_ptr<fts5_tokenizer> unicode61_;
  Fts5Tokenizer* tokenizer_ = nullptr;
  std::string folded_;  ///< of a fixed size, so that no copy of a word stays behind
  std::string joined_;
};

}  // namespace db
