// SPDX-License-Identifier: MIT
#include "toolkit/http/multipart.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "toolkit/http/raw_request.h"

namespace toolkit::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kMaxBoundary = 70;  // RFC 2046, 5.1.1

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_word(std::string_view text, std::size_t longest) {
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, is_word_char);
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

/// Takes this off the front of the text; false, and nothing taken, when it does not begin so.
bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// The same for letters of either case.
bool take_in_any_case(std::string_view& text, std::string_view expected_in_lower_case) {
  if (lower_case(text.substr(0, expected_in_lower_case.size())) != expected_in_lower_case) return false;
  text.remove_prefix(expected_in_lower_case.size());
  return true;
}

/// Up to the end of the line, which is taken too; empty when there is none.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find(kLineEnd);
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + kLineEnd.size());
  return line;
}

/// What one part's headers say.
struct PartHead {
  std::string_view name;
  bool is_file = false;
  bool has_type = false;
};

/// `form-data; name="…"`, and perhaps `; filename="…"`. A browser writes a quotation mark in either as %22.
bool read_disposition(std::string_view value, PartHead& head) {
  if (!head.name.empty() || !take_in_any_case(value, "form-data; name=\"")) return false;
  head.name = value.substr(0, value.find('"'));
  value.remove_prefix(head.name.size());
  if (!is_word(head.name, kMaxPartHead) || !take(value, "\"")) return false;
  if (value.empty()) return true;
  head.is_file = take(value, "; filename=\"");
  return head.is_file && value.ends_with('"') && value.find('"') == value.size() - 1;
}

bool read_type(std::string_view value, PartHead& head) {
  return !std::exchange(head.has_type, true) && !value.empty() && value.front() != ' ' &&
         !lower_case(value).starts_with("multipart");
}

bool read_header(std::string_view line, PartHead& head) {
  if (std::ranges::any_of(line, is_control)) return false;
  if (take_in_any_case(line, "content-disposition: ")) return read_disposition(line, head);
  return take_in_any_case(line, "content-type: ") && read_type(line, head);
}

/// Takes the head of a part with its empty line.
std::optional<PartHead> take_head(std::string_view& part) {
  PartHead head;
  auto rest = part.substr(0, kMaxPartHead);
  const auto whole = rest.size();
  while (true) {
    const auto line = take_line(rest);
    if (!line) return std::nullopt;
    if (line->empty()) break;
    if (!read_header(*line, head)) return std::nullopt;
  }
  part.remove_prefix(whole - rest.size());
  const bool is_whole = !head.name.empty() && (head.is_file || !head.has_type);
  return is_whole ? std::optional(head) : std::nullopt;
}

/// Takes the parts of one body, one after the other.
class PartReader {
 public:
  PartReader(std::string_view boundary, std::string_view body)
      : delimiter_(std::string(kLineEnd) + "--" + std::string(boundary)), rest_(body) {}

  std::optional<FormWithFile> read() {
    if (!take(rest_, std::string_view(delimiter_).substr(kLineEnd.size()))) return std::nullopt;
    while (!take(rest_, "--")) {
      if (!take(rest_, kLineEnd) || !take_part()) return std::nullopt;
    }
    if (!file_ || !(rest_.empty() || rest_ == kLineEnd)) return std::nullopt;
    return FormWithFile{Fields(std::move(texts_)), std::string(*file_)};
  }

 private:
  bool take_part() {
    const auto head = take_head(rest_);
    // "The boundary delimiter MUST NOT appear inside any of the encapsulated parts" (RFC 2046, 5.1): what stands after
    // the first that is found must be a line end or "--", or the body is refused.
    const auto end = rest_.find(delimiter_);
    if (!head || begins_at_boundary() || end == std::string_view::npos || !is_new(head->name)) return false;
    const auto content = rest_.substr(0, end);
    rest_.remove_prefix(end + delimiter_.size());
    return head->is_file ? take_file(content) : take_text(head->name, content);
  }

  /// A reader might take the empty line of the head for the delimiter's.
  bool begins_at_boundary() const { return rest_.starts_with(std::string_view(delimiter_).substr(kLineEnd.size())); }

  bool take_file(std::string_view content) {
    if (file_) return false;
    file_ = content;
    return true;
  }

  bool take_text(std::string_view name, std::string_view content) {
    if (content.size() > kMaxPartText || content.find('\0') != std::string_view::npos) return false;
    texts_.emplace_back(name, content);
    return true;
  }

  bool is_new(std::string_view name) {
    if (names_.size() == kMaxParts || std::ranges::find(names_, name) != names_.end()) return false;
    names_.push_back(name);
    return true;
  }

  std::string delimiter_;
  std::string_view rest_;
  std::vector<std::string_view> names_;
  std::vector<std::pair<std::string, std::string>> texts_;
  std::optional<std::string_view> file_;
};

}  // namespace

std::optional<std::string_view> multipart_boundary(std::string_view content_type) {
  if (!take_in_any_case(content_type, "multipart/form-data; boundary=")) return std::nullopt;
  return is_word(content_type, kMaxBoundary) ? std::optional(content_type) : std::nullopt;
}

std::optional<FormWithFile> parse_multipart(std::string_view boundary, std::string_view body) {
  return PartReader(boundary, body).read();
}

}  // namespace toolkit::http
