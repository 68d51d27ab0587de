// SPDX-License-Identifier: MIT
#include "toolkit/exchange/csv.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "forms/validation.h"
#include "toolkit/exchange/formula_guard.h"

namespace toolkit {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Splits one file into rows. The text must be valid UTF-8 and outlive the scanner.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  ReadCsv read() {
    ReadCsv result;
    while (offset_ < text_.size() && !problem_) {
      auto row = read_row();
      if (problem_) break;
      const bool is_empty_line = row.cells.size() == 1 && row.cells[0].empty() && !had_quotes_;
      if (is_empty_line) continue;
      if (result.rows.size() == kMostCsvRows) {
        fail(row.line, "There are more than 100,000 rows. Split the file and bring the parts in one after the other.");
        break;
      }
      check_width(result, row);
      result.rows.push_back(std::move(row));
    }
    if (problem_) result.problems = {*problem_};
    if (!result.problems.empty()) result.rows.clear();
    return result;
  }

 private:
  void fail(std::size_t line, std::string sentence) { problem_ = {line, std::move(sentence)}; }

  bool is_at_line_end() const { return offset_ == text_.size() || text_[offset_] == '\r' || text_[offset_] == '\n'; }

  void skip_line_end() {
    if (offset_ == text_.size()) return;
    offset_ += text_.substr(offset_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  CsvRow read_row() {
    CsvRow row{line_, {}};
    had_quotes_ = false;
    while (!problem_) {
      row.cells.push_back(unguard_formulas(read_cell()));
      if (is_at_line_end()) break;
      ++offset_;  // the comma
    }
    skip_line_end();
    return row;
  }

  std::string read_cell() {
    if (offset_ < text_.size() && text_[offset_] == '"') return read_quoted();
    const auto end = std::min(text_.find_first_of(",\r\n", offset_), text_.size());
    const auto cell = text_.substr(offset_, end - offset_);
    // "Fields containing ... double quotes ... should be enclosed in double-quotes." (RFC 4180, 2.6)
    if (cell.find('"') != std::string_view::npos) {
      fail(line_, "A quotation mark stands inside a cell that does not begin with one. Save the file as CSV again.");
    }
    offset_ = end;
    return std::string(cell);
  }

  std::string read_quoted() {
    const auto first_line = line_;
    had_quotes_ = true;
    std::string cell;
    ++offset_;
    while (true) {
      const auto end = text_.find('"', offset_);
      if (end == std::string_view::npos) {
        fail(first_line, "A quotation mark opens here and is never closed. Close it, or save the file as CSV again.");
        return cell;
      }
      const auto part = text_.substr(offset_, end - offset_);
      line_ += count_lines(part);
      cell += part;
      offset_ = end + 1;
      if (!text_.substr(offset_).starts_with('"')) break;
      cell += '"';
      ++offset_;
    }
    if (!is_at_line_end() && text_[offset_] != ',') {
      fail(line_, "Something follows a closing quotation mark. Put a comma there, or save the file as CSV again.");
    }
    return cell;
  }

  static std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool is_first_of_two = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
      if ((text[i] == '\r' || text[i] == '\n') && !is_first_of_two) ++lines;
    }
    return lines;
  }

  static void check_width(ReadCsv& result, const CsvRow& row) {
    const auto expected = result.rows.empty() ? row.cells.size() : result.rows.front().cells.size();
    if (row.cells.size() == expected) return;
    result.problems.push_back({row.line,
                               "This row has {1} cells and the first has {2}. Give every row the same number of cells.",
                               {row.cells.size(), expected}});
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
  bool had_quotes_ = false;
  std::optional<LineProblem> problem_;
};

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",\"\r\n") != std::string_view::npos || cell.starts_with(kByteOrderMark);
}

std::string in_quotes(std::string_view cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

}  // namespace

ReadCsv read_csv(std::string_view bytes) {
  if (bytes.size() > kLargestCsv) {
    return {{}, {{1, "The file is larger than 20 MB. Split it and bring the parts in one after the other."}}};
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (const auto offset = forms::find_invalid_utf8(bytes)) {
    const auto line = 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, *offset), '\n'));
    return {{}, {{line, "This line is not in UTF-8. Save the file again as “CSV UTF-8”."}}};
  }
  return Scanner(bytes).read();
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) {
    bool is_first = true;
    for (const auto& cell : row) {
      if (!std::exchange(is_first, false)) text += ',';
      const auto guarded = guard_formulas(cell);
      // A row of one empty cell would be an empty line, which readers skip.
      const bool is_alone_and_empty = row.size() == 1 && cell.empty();
      text += needs_quotes(guarded) || is_alone_and_empty ? in_quotes(guarded) : guarded;
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace toolkit
