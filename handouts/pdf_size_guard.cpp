// SPDX-License-Identifier: MIT
#include "handouts/pdf_size_guard.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "handouts/deflate.h"

namespace handouts {
namespace {

constexpr std::size_t kMostOfAStream = std::size_t{16} << 20U;
constexpr std::size_t kMostOfAll = std::size_t{64} << 20U;
/// What a stream counts that breaks off: it has cost time as well.
constexpr std::size_t kCostOfABrokenStream = std::size_t{256} << 10U;
/// A questionnaire has some hundreds. Each can make the library call itself once more.
constexpr std::size_t kMostObjects = 20000;

/// Filters (ISO 32000-1, table 6, and their short names of table 94) that unpack without a bound, or hide a stream that
/// does. Forms that viewers save have none of them.
constexpr std::string_view kRefusedFilters[] = {"LZWDecode",      "LZW", "RunLengthDecode", "RL",
                                                "ASCIIHexDecode", "AHx", "ASCII85Decode",   "A85"};
constexpr std::size_t kLongestFilter = 16;

bool is_delimiter(char c) {
  return c == '\0' || std::string_view(" \t\r\n\f()<>[]{}/%").find(c) != std::string_view::npos;
}

int digit_of(char c) {
  const auto digit =
      std::string_view("0123456789abcdef").find(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  return digit == std::string_view::npos ? -1 : static_cast<int>(digit);
}

/// The name behind a slash, with "#xx" as the character it stands for; empty when it is longer than any filter's.
std::string name_at(std::string_view text) {
  std::string name;
  for (std::size_t i = 0; i < text.size() && !is_delimiter(text[i]); ++i) {
    if (name.size() == kLongestFilter) return {};
    const bool is_escape =
        text[i] == '#' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 && digit_of(text[i + 2]) >= 0;
    name += is_escape ? static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2])) : text[i];
    if (is_escape) i += 2;
  }
  return name;
}

bool names_refused_filter(std::string_view text) {
  for (auto slash = text.find('/'); slash != std::string_view::npos; slash = text.find('/', slash + 1)) {
    // In compressed data a slash seldom stands behind a delimiter.
    const bool may_begin_name =
        slash == 0 || is_delimiter(text[slash - 1]) || std::isalnum(static_cast<unsigned char>(text[slash - 1])) != 0;
    if (!may_begin_name) continue;
    if (std::ranges::find(kRefusedFilters, name_at(text.substr(slash + 1))) != std::end(kRefusedFilters)) return true;
  }
  return false;
}

/// RFC 1950, 2.2.
bool is_packed(std::string_view data) {
  if (data.size() < 2) return false;
  const auto first = static_cast<unsigned char>(data[0]);
  return (first & 0x0FU) == 8 && (first * 256U + static_cast<unsigned char>(data[1])) % 31 == 0;
}

bool has_few_objects(std::string_view pdf) {
  std::size_t count = 0;
  for (auto at = pdf.find("obj"); at != std::string_view::npos; at = pdf.find("obj", at + 3)) ++count;
  return count <= 2 * kMostObjects;
}

/// What stands behind the keyword, its line end skipped as the library does.
std::string_view stream_data(std::string_view rest) {
  while (!rest.empty() && std::string_view(" \t\f\0", 4).find(rest.front()) != std::string_view::npos)
    rest.remove_prefix(1);
  if (rest.starts_with('\r')) rest.remove_prefix(1);
  if (rest.starts_with('\n')) rest.remove_prefix(1);
  return rest;
}

}  // namespace

bool is_modest(std::string_view pdf) {
  constexpr std::string_view kStream = "stream";
  if (!has_few_objects(pdf) || names_refused_filter(pdf)) return false;
  std::unique_ptr<char[]> room;
  std::size_t all = 0;
  for (auto at = pdf.find(kStream); at != std::string_view::npos; at = pdf.find(kStream, at + kStream.size())) {
    const auto data = stream_data(pdf.substr(at + kStream.size()));
    if (!is_packed(data)) continue;
    if (room == nullptr) room = std::make_unique_for_overwrite<char[]>(kMostOfAStream);
    const auto size = inflate(data, {room.get(), kMostOfAStream});
    if (!size) return false;
    const std::string_view unpacked(room.get(), *size);
    // What is packed twice has no bound, and a filter's name may hide in a stream of objects.
    if (is_packed(unpacked) || names_refused_filter(unpacked)) return false;
    all += *size == 0 ? kCostOfABrokenStream : *size;
    if (all > kMostOfAll) return false;
  }
  return true;
}

}  // namespace handouts
