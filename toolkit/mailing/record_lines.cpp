// SPDX-License-Identifier: MIT
#include "toolkit/mailing/record_lines.h"

#include <algorithm>

#include "toolkit/files.h"

namespace toolkit {
namespace {

constexpr std::size_t kBufferSize = std::size_t{64} << 10U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

RecordLines::RecordLines(const std::filesystem::path& file)
    : file_(file.string()), in_(file, std::ios::binary), buffer_(kBufferSize) {
  if (!in_.is_open()) refuse_to_read(file_);
}

std::optional<RecordLine> RecordLines::next() {
  const std::lock_guard hold(mutex_);
  for (std::string text; read_line(text); text.clear()) {
    if (++number_ == 1 && text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    const bool is_too_long = text.size() > kLongestRecord;
    if (is_too_long || !is_blank(text)) return RecordLine{number_, std::move(text), is_too_long};
  }
  return std::nullopt;
}

/// Keeps one byte more than a record may have, and reads over the rest of the line.
bool RecordLines::read_line(std::string& text) {
  bool has_begun = false;
  while (!rest_.empty() || fill()) {
    has_begun = true;
    const auto part = rest_.substr(0, rest_.find('\n'));
    const bool is_whole = part.size() < rest_.size();
    text += part.substr(0, kLongestRecord + 1 - text.size());
    rest_.remove_prefix(part.size() + (is_whole ? 1 : 0));
    if (is_whole) return true;
  }
  return has_begun;
}

bool RecordLines::fill() {
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  // A folder can be opened like a file, and only reading it fails.
  if (in_.bad()) refuse_to_read(file_);
  rest_ = {buffer_.data(), static_cast<std::size_t>(in_.gcount())};
  return !rest_.empty();
}

}  // namespace toolkit
