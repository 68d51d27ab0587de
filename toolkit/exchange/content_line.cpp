// SPDX-License-Identifier: MIT
#include "toolkit/exchange/content_line.h"

#include <algorithm>

namespace toolkit {
namespace {

// "Content lines SHOULD be folded to a maximum width of 75 octets, excluding the line break." (RFC 6350, 3.2)
constexpr std::size_t kLongestLine = 75;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string upper_ascii(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), upper);
  return result;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// The first of these characters that does not stand between quotation marks.
std::size_t find_unquoted(std::string_view text, std::string_view characters) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') is_quoted = !is_quoted;
    if (!is_quoted && characters.find(text[i]) != std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

/// Cuts the text before the first of these characters off and returns it; the character stays.
std::string_view take_until(std::string_view& text, std::string_view characters) {
  const auto end = std::min(find_unquoted(text, characters), text.size());
  const auto taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

/// "TYPE=home" or, as vCard 3.0 inherited it, "HOME" alone.
std::pair<std::string, std::string> parse_parameter(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return {"TYPE", std::string(text)};
  std::string value(text.substr(equals + 1));
  std::erase(value, '"');
  return {upper_ascii(text.substr(0, equals)), std::move(value)};
}

}  // namespace

bool ContentLine::has_parameter(std::string_view parameter_name, std::string_view of_value) const {
  return std::ranges::any_of(parameters, [&](const auto& each) {
    if (each.first != parameter_name) return false;
    auto rest = std::string_view(each.second);
    while (true) {
      const auto one = rest.substr(0, rest.find(','));
      if (lower_ascii(one) == lower_ascii(of_value)) return true;
      if (one.size() == rest.size()) return false;
      rest.remove_prefix(one.size() + 1);
    }
  });
}

std::string_view ContentLine::parameter(std::string_view parameter_name) const {
  const auto found = std::ranges::find_if(parameters, [&](const auto& each) { return each.first == parameter_name; });
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<UnfoldedLine> unfold(std::string_view text) {
  std::vector<UnfoldedLine> lines;
  bool may_continue = false;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool continues = may_continue && (line.starts_with(' ') || line.starts_with('\t'));
    if (continues) {
      lines.back().text += line.substr(1);
    } else if (!line.empty()) {
      lines.push_back({number, std::string(line)});
    }
    may_continue = continues || !line.empty();
  }
  return lines;
}

std::optional<ContentLine> parse_content_line(const UnfoldedLine& unfolded) {
  ContentLine line;
  line.line = unfolded.line;
  std::string_view rest = unfolded.text;
  auto name = take_until(rest, ";:");
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
  if (!is_name(name)) return std::nullopt;
  line.name = upper_ascii(name);
  while (rest.starts_with(';')) {
    rest.remove_prefix(1);
    line.parameters.push_back(parse_parameter(take_until(rest, ";:")));
  }
  if (!rest.starts_with(':')) return std::nullopt;
  line.value = rest.substr(1);
  return line;
}

std::string unescape_text(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    ++i;
    text += lower(value[i]) == 'n' ? '\n' : value[i];
  }
  return text;
}

std::string escape_text(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == '\r') continue;  // half of a line end; the other half is written as \n
    if (c == '\n') {
      value += "\\n";
      continue;
    }
    if (c == '\\' || c == ',' || c == ';') value += '\\';
    value += c;
  }
  return value;
}

std::string fold(std::string_view line) {
  const auto is_inside_character = [&](std::size_t at) {
    return (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80;
  };
  std::string folded;
  for (std::size_t room = kLongestLine; line.size() > room; room = kLongestLine - 1) {
    auto length = room;
    while (is_inside_character(length)) --length;
    folded += line.substr(0, length);
    folded += "\r\n ";
    line.remove_prefix(length);
  }
  return folded.append(line).append("\r\n");
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

}  // namespace toolkit
