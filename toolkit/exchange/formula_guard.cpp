// SPDX-License-Identifier: MIT
#include "toolkit/exchange/formula_guard.h"

#include <cstddef>

namespace toolkit {
namespace {

constexpr char kGuard = '\'';
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool is_dangerous(std::string_view line) {
  while (!line.empty()) {
    if (line.starts_with(kNoBreakSpace)) {
      line.remove_prefix(kNoBreakSpace.size());
    } else if (line.front() == ' ' || line.front() == kGuard) {
      line.remove_prefix(1);
    } else {
      return kFormulaStarts.find(line.front()) != std::string_view::npos;
    }
  }
  return false;
}

/// The length of the first line with its end: LF, CR LF or a CR alone.
std::size_t line_length(std::string_view text) {
  const auto end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return text.size();
  return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

/// Copies the text line by line, each as `change` makes it begin.
template <class Change>
std::string with_each_line(std::string_view text, Change change) {
  std::string result;
  while (!text.empty()) {
    const auto line = text.substr(0, line_length(text));
    result += change(line);
    text.remove_prefix(line.size());
  }
  return result;
}

}  // namespace

std::string guard_formulas(std::string_view text) {
  return with_each_line(
      text, [](std::string_view line) { return is_dangerous(line) ? kGuard + std::string(line) : std::string(line); });
}

std::string unguard_formulas(std::string_view text) {
  return with_each_line(text, [](std::string_view line) {
    const bool is_guarded = line.front() == kGuard && is_dangerous(line.substr(1));
    return std::string(is_guarded ? line.substr(1) : line);
  });
}

}  // namespace toolkit
