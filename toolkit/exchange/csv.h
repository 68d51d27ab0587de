// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "toolkit/exchange/line_problem.h"

/// Comma-separated values (RFC 4180) in UTF-8: lists of clients in, answers out. What write_csv wrote, read_csv reads
/// back exactly.
namespace toolkit {

/// A practice has hundreds of clients; a file beyond is a mistake or an attack.
constexpr std::size_t kLargestCsv = std::size_t{20} * 1024 * 1024;
constexpr std::size_t kMostCsvRows = 100'000;

struct CsvRow {
  std::size_t line = 0;  ///< where the row begins in the file, counted from 1
  std::vector<std::string> cells;

  friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

struct ReadCsv {
  std::vector<CsvRow> rows;           ///< none when there are problems
  std::vector<LineProblem> problems;  ///< every ragged row, or the first thing that keeps the rest from being read
};

/// A byte order mark and lines that end with CR LF, LF or CR are accepted, and empty lines are skipped. Every row must
/// have as many cells as the first. The apostrophe that write_csv puts before a formula is taken off.
ReadCsv read_csv(std::string_view bytes);

/// Cells that a spreadsheet would run are made harmless (formula_guard.h). The texts must be valid UTF-8.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace toolkit
