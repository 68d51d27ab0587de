// SPDX-License-Identifier: MIT
#include "toolkit/http/raw_request.h"

#include <algorithm>
#include <charconv>

namespace toolkit::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kMaxLengthDigits = 9;

/// A second one of these could be read instead of the first.
constexpr std::string_view kOnce[] = {"host",           "content-length", "content-type",   "origin",     "cookie",
                                      "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "connection", "expect"};

using Status = std::optional<int>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_token_char(char c) {
  return is_digit(c) || is_letter(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
bool is_visible(char c) {
  return c > ' ' && c < '\x7f';
}
bool is_control(char c) {
  return (c >= '\0' && c < ' ') || c == '\x7f';
}

std::string_view take_line(std::string_view& head) {
  const auto line = head.substr(0, head.find(kLineEnd));
  head.remove_prefix(line.size() + kLineEnd.size());
  return line;
}

std::string_view take_word(std::string_view& line) {
  const auto word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

Status read_method(std::string_view word, RawRequest& request) {
  if (word == "GET") {
    request.method = Method::Get;
  } else if (word == "HEAD") {
    request.method = Method::Head;
  } else if (word == "POST") {
    request.method = Method::Post;
  } else {
    return !word.empty() && std::ranges::all_of(word, is_token_char) ? 501 : 400;
  }
  return std::nullopt;
}

Status read_target(std::string_view target, RawRequest& request) {
  if (target.size() > kMaxTarget) return 414;
  const auto is_allowed = [](char c) { return is_visible(c) && c != '#'; };
  // Only the origin-form: the authority of an absolute-form would overrule Host.
  if (!target.starts_with('/') || !std::ranges::all_of(target, is_allowed)) return 400;
  const auto question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  request.query = target.substr(std::min(question + 1, target.size()));
  return std::nullopt;
}

Status read_request_line(std::string_view line, RawRequest& request) {
  const auto method = take_word(line);
  const auto target = take_word(line);
  if (const auto status = read_method(method, request)) return status;
  if (const auto status = read_target(target, request)) return status;
  if (line == "HTTP/1.1") return std::nullopt;
  return line.starts_with("HTTP/") && line.find(' ') == std::string_view::npos ? 505 : 400;
}

std::string_view trimmed(std::string_view value) {
  const auto first = value.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(" \t") - first + 1);
}

/// RFC 2047: "=?charset?q?text?=". Libraries that decode it turn "=0D=0A" into a line end inside a value.
bool has_encoded_word(std::string_view value) {
  for (auto start = value.find("=?"); start != std::string_view::npos; start = value.find("=?", start + 2)) {
    const auto encoding = value.find('?', start + 2);
    if (encoding == std::string_view::npos || encoding + 2 >= value.size() || value[encoding + 2] != '?') continue;
    const bool is_known = std::string_view("bBqQ").find(value[encoding + 1]) != std::string_view::npos;
    if (is_known && value.find("?=", encoding + 3) != std::string_view::npos) return true;
  }
  return false;
}

Status read_header(std::string_view line, RawRequest& request) {
  if (line.size() > kMaxHeader || request.headers.size() == kMaxHeaders) return 431;
  const auto colon = line.find(':');
  // A space before the colon and a folded line both fail here: a space is no token character.
  if (colon == std::string_view::npos || colon == 0) return 400;
  const auto name = line.substr(0, colon);
  const auto value = trimmed(line.substr(colon + 1));
  if (!std::ranges::all_of(name, is_token_char)) return 400;
  if (std::ranges::any_of(value, is_control) || has_encoded_word(value)) return 400;
  request.headers.emplace_back(lower_case(name), value);
  return std::nullopt;
}

Status read_length(RawRequest& request) {
  // "Transfer-Encoding" is refused whatever it says: without it Content-Length alone frames the body.
  if (request.header("transfer-encoding")) return 501;
  const auto length = request.header("content-length");
  if (!length) return request.method == Method::Post ? Status(411) : std::nullopt;
  if (length->empty() || length->size() > kMaxLengthDigits || !std::ranges::all_of(*length, is_digit)) return 400;
  std::from_chars(length->data(), length->data() + length->size(), request.content_length);
  return request.method != Method::Post && request.content_length > 0 ? Status(400) : std::nullopt;
}

bool closes(const RawRequest& request) {
  const auto options = lower_case(request.header("connection").value_or(""));
  return options.find("close") != std::string::npos;
}

Status check_headers(RawRequest& request) {
  for (const auto& name : kOnce) {
    if (std::ranges::count(request.headers, name, &std::pair<std::string, std::string>::first) > 1) return 400;
  }
  if (!request.header("host")) return 400;
  if (const auto status = read_length(request)) return status;
  if (request.header("expect")) return 417;
  request.closes_connection = closes(request);
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> RawRequest::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

std::optional<std::size_t> head_size(std::string_view buffer, std::size_t scanned) {
  constexpr std::string_view kTelling("\n\0", 2);
  for (auto i = buffer.find_first_of(kTelling, scanned); i != std::string_view::npos;
       i = buffer.find_first_of(kTelling, i + 1)) {
    const bool ends_line = buffer[i] == '\n' && i > 0 && buffer[i - 1] == '\r';
    if (!ends_line || buffer.substr(0, i + 1).ends_with("\r\n\r\n")) return i + 1;
  }
  return std::nullopt;
}

std::variant<RawRequest, Refusal> parse_head(std::string_view head) {
  if (!head.ends_with("\r\n\r\n")) return Refusal{400};
  head.remove_suffix(kLineEnd.size());
  RawRequest request;
  if (const auto status = read_request_line(take_line(head), request)) return Refusal{*status};
  while (!head.empty()) {
    if (const auto status = read_header(take_line(head), request)) return Refusal{*status};
  }
  if (const auto status = check_headers(request)) return Refusal{*status};
  return request;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace toolkit::http
