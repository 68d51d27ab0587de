// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/ids.h"
#include "db/search_words.h"

namespace db {

/// A row that can be found: a client with the partner, a note, or a response.
struct SearchEntry {
  enum class Kind { Client, NoteText, Response };
  Kind kind = Kind::Client;
  std::string id;
  ClientId client;
  std::int64_t version = 0;

  friend bool operator==(const SearchEntry&, const SearchEntry&) = default;
};

/// What was found, newest first: people by their names, and what is written about them.
struct SearchHits {
  std::vector<SearchEntry> people;
  std::vector<SearchEntry> records;
  bool has_more = false;  ///< of either than was asked for
};

/// Which words stand in which rows, in memory only and wiped when it goes.
///
/// An inverted index: for each word the numbers of its rows. A search marks the rows of every word that begins as
/// typed, one bit a row, and keeps what is marked by all: it touches each number at most once for each word typed, so
/// the longest search is known, whatever is typed. Numbers grow from the newest row to the oldest; they count down from
/// the middle for what is saved and up for what is read after it. FTS5's own index was rejected: it ranks a short
/// beginning by going through all that has it, it writes its memory out for each row that is not newer than the one
/// before, and what it frees it does not wipe. One thread at a time.
class SearchIndex {
 public:
  SearchIndex();
  ~SearchIndex();
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  enum class Age { OlderThanAll, NewerThanAll };
  /// The row with these texts takes the place of what the index has of it.
  void add(const SearchEntry& entry, std::span<const std::string> texts, Age age);
  void remove(const std::string& id);
  /// Null when the row is not in it.
  const SearchEntry* find_entry(const std::string& id) const;
  std::vector<SearchEntry> entries_of(const ClientId& client) const;

  /// The rows in which every word begins as typed, at most `most` people and as many records. Nothing typed finds
  /// nothing.
  SearchHits find(const std::vector<std::string>& typed, std::size_t most) const;

  SearchWords& words() { return words_; }
  /// How many words, and how many of their rows, it holds.
  std::size_t size() const;

 private:
  using Number = std::uint32_t;
  struct Word {
    std::string_view text;  ///< in texts_
    std::vector<Number> rows;
  };

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t word = 0;  ///< of all_, counted from 1; 0 where there is none
  };

  Word& word_for(std::string_view text);
  void grow();
  void add_word(std::string_view text, Number number);
  std::string_view keep(std::string_view text);
  void sort_words();
  void mark(std::string_view typed, std::vector<std::uint64_t>& marks) const;
  Number lowest() const;

  SearchWords words_;
  std::vector<std::unique_ptr<char[]>> texts_;
  std::size_t room_left_ = 0;
  std::vector<Word> all_;
  std::vector<Slot> slots_;            ///< a hash table of all_, at most half full: most of reading is looking words up
  std::vector<std::uint32_t> sorted_;  ///< of the first words of all_; the others came after
  /// By number; without an id where the row was removed.
  std::vector<SearchEntry> older_;
  std::vector<SearchEntry> newer_;
  std::unordered_map<std::string, Number> numbers_;
};

}  // namespace db
