// SPDX-License-Identifier: MIT
#include "toolkit/http/urlencoded.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace toolkit::http {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::optional<std::string> decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return std::nullopt;
    unsigned char byte = 0;
    std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
    decoded += static_cast<char>(byte);
    i += 2;
  }
  return decoded;
}

std::string_view take_pair(std::string_view& text) {
  const auto pair = text.substr(0, text.find('&'));
  text.remove_prefix(std::min(pair.size() + 1, text.size()));
  return pair;
}

}  // namespace

std::optional<Fields> parse_urlencoded(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!text.empty()) {
    const auto pair = take_pair(text);
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals));
    auto value = decode(equals < pair.size() ? pair.substr(equals + 1) : std::string_view());
    if (!name || !value || pairs.size() == kMaxFields) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return Fields(std::move(pairs));
}

}  // namespace toolkit::http
