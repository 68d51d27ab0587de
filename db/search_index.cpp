// SPDX-License-Identifier: MIT
#include "db/search_index.h"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace db {
namespace {

constexpr std::uint32_t kMiddle = 1U << 31U;
constexpr std::size_t kRoomSize = 64 * 1024;
/// A power of two, as every size of the table.
constexpr std::size_t kFirstSlots = 4096;
constexpr unsigned kBits = 64;
/// Words that came since the others were sorted are looked through one by one: this many take no time, nor does an
/// eighth of them all.
constexpr std::size_t kFewWords = 1024;
constexpr std::size_t kShare = 8;

}  // namespace

SearchIndex::SearchIndex() = default;

SearchIndex::~SearchIndex() {
  for (const auto& room : texts_) sodium_memzero(room.get(), kRoomSize);
}

void SearchIndex::add(const SearchEntry& entry, std::span<const std::string> texts, Age age) {
  remove(entry.id);
  auto& rows = age == Age::OlderThanAll ? older_ : newer_;
  rows.push_back(entry);
  const auto count = static_cast<Number>(rows.size());
  const Number number = age == Age::OlderThanAll ? kMiddle + count - 1 : kMiddle - count;
  numbers_[entry.id] = number;
  for (const auto& text : texts) words_.cut(text, [&](std::string_view word) { add_word(word, number); });
  sort_words();
}

void SearchIndex::remove(const std::string& id) {
  const auto found = numbers_.find(id);
  if (found == numbers_.end()) return;
  const auto number = found->second;
  (number >= kMiddle ? older_[number - kMiddle] : newer_[kMiddle - 1 - number]).id.clear();
  numbers_.erase(found);
}

const SearchEntry* SearchIndex::find_entry(const std::string& id) const {
  const auto found = numbers_.find(id);
  if (found == numbers_.end()) return nullptr;
  const auto number = found->second;
  return number >= kMiddle ? &older_[number - kMiddle] : &newer_[kMiddle - 1 - number];
}

std::vector<SearchEntry> SearchIndex::entries_of(const ClientId& client) const {
  std::vector<SearchEntry> entries;
  for (const auto* rows : {&newer_, &older_}) {
    std::ranges::copy_if(*rows, std::back_inserter(entries),
                         [&](const auto& entry) { return !entry.id.empty() && entry.client == client; });
  }
  return entries;
}

SearchHits SearchIndex::find(const std::vector<std::string>& typed, std::size_t most) const {
  SearchHits hits;
  if (typed.empty()) return hits;
  const auto size = (newer_.size() + older_.size() + kBits - 1) / kBits;
  std::vector<std::uint64_t> found(size, ~std::uint64_t{0});
  std::vector<std::uint64_t> marks(size);
  for (const auto& word : typed) {
    std::ranges::fill(marks, 0);
    mark(word, marks);
    for (std::size_t i = 0; i < size; ++i) found[i] &= marks[i];
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (auto bits = found[i]; bits != 0; bits &= bits - 1) {
      const auto at = i * kBits + static_cast<std::size_t>(std::countr_zero(bits));
      const auto& entry = at < newer_.size() ? newer_[newer_.size() - 1 - at] : older_[at - newer_.size()];
      if (entry.id.empty()) continue;
      auto& place = entry.kind == SearchEntry::Kind::Client ? hits.people : hits.records;
      place.size() < most ? place.push_back(entry) : void(hits.has_more = true);
    }
  }
  return hits;
}

std::size_t SearchIndex::size() const {
  std::size_t size = 0;
  for (const auto& word : all_) size += word.rows.size();
  return size;
}

SearchIndex::Word& SearchIndex::word_for(std::string_view text) {
  if (all_.size() * 2 >= slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  for (; slots_[at].word != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    auto& word = all_[slots_[at].word - 1];
    if (word.text == text) return word;
  }
  all_.push_back({keep(text), {}});
  slots_[at] = {hash, static_cast<std::uint32_t>(all_.size())};
  return all_.back();
}

void SearchIndex::grow() {
  std::vector<Slot> slots(std::max(kFirstSlots, slots_.size() * 2));
  for (const auto& slot : slots_) {
    if (slot.word == 0) continue;
    auto at = slot.hash & (slots.size() - 1);
    while (slots[at].word != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

void SearchIndex::add_word(std::string_view text, Number number) {
  auto& rows = word_for(text).rows;
  if (rows.empty() || rows.back() != number) rows.push_back(number);
}

std::string_view SearchIndex::keep(std::string_view text) {
  assert(text.size() <= kRoomSize);
  if (room_left_ < text.size()) {
    texts_.push_back(std::make_unique<char[]>(kRoomSize));
    room_left_ = kRoomSize;
  }
  char* const place = texts_.back().get() + (kRoomSize - room_left_);
  std::memcpy(place, text.data(), text.size());
  room_left_ -= text.size();
  return {place, text.size()};
}

void SearchIndex::sort_words() {
  const auto before = sorted_.size();
  if (all_.size() - before <= std::max(kFewWords, before / kShare)) return;
  for (auto i = before; i < all_.size(); ++i) sorted_.push_back(static_cast<std::uint32_t>(i));
  const auto middle = sorted_.begin() + static_cast<std::ptrdiff_t>(before);
  const auto text = [&](std::uint32_t i) { return all_[i].text; };
  std::ranges::sort(middle, sorted_.end(), {}, text);
  std::ranges::inplace_merge(sorted_, middle, {}, text);
}

void SearchIndex::mark(std::string_view typed, std::vector<std::uint64_t>& marks) const {
  const auto from = lowest();
  const auto mark_rows = [&](const Word& word) {
    for (const auto row : word.rows) marks[(row - from) / kBits] |= std::uint64_t{1} << ((row - from) % kBits);
  };
  const auto first = std::ranges::lower_bound(sorted_, typed, {}, [&](std::uint32_t i) { return all_[i].text; });
  for (auto i = first; i != sorted_.end() && all_[*i].text.starts_with(typed); ++i) mark_rows(all_[*i]);
  for (auto i = sorted_.size(); i < all_.size(); ++i) {
    if (all_[i].text.starts_with(typed)) mark_rows(all_[i]);
  }
}

SearchIndex::Number SearchIndex::lowest() const {
  return kMiddle - static_cast<Number>(newer_.size());
}

}  // namespace db
