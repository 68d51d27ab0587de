// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toolkit {

/// Longer records are not read. A letter's own values are a few thousand bytes.
constexpr std::size_t kLongestRecord = 100'000;

struct RecordLine {
  std::size_t number = 0;  ///< of the line, from 1
  std::string text;        ///< without the line's end; cut off when it is too long
  bool is_too_long = false;
};

/// The lines of a records file that have something on them, read when they are asked for, so that the file may have any
/// length. A mark of byte order at the head is left out. Threads may ask at once: a lock costs a thousandth of what
/// they do with a line, so there is no queue between the reading and the making.
class RecordLines {
 public:
  /// Throws FileError, as next() does.
  explicit RecordLines(const std::filesystem::path& file);

  std::optional<RecordLine> next();

 private:
  bool read_line(std::string& text);
  bool fill();

  std::mutex mutex_;
  std::string file_;
  std::ifstream in_;
  std::vector<char> buffer_;
  std::string_view rest_;  ///< of the buffer
  std::size_t number_ = 0;
};

}  // namespace toolkit
