// SPDX-License-Identifier: MIT
#include "handouts/directive_text.h"

#include <algorithm>

namespace handouts {

std::vector<CardText> split_cards(std::string_view content) {
  std::vector<CardText> cards(1);
  for (int line = 1; !content.empty(); ++line) {
    const auto text = content.substr(0, content.find('\n'));
    content.remove_prefix(std::min(text.size() + 1, content.size()));
    if (text == "---") {
      cards.push_back({"", line});
    } else {
      cards.back().text.append(text).append("\n");
    }
  }
  return cards;
}

std::vector<std::pair<int, std::string_view>> lines_of(std::string_view content) {
  std::vector<std::pair<int, std::string_view>> lines;
  for (int number = 1; !content.empty(); ++number) {
    const auto line = content.substr(0, content.find('\n'));
    content.remove_prefix(std::min(line.size() + 1, content.size()));
    if (line.find_first_not_of(' ') != std::string_view::npos) lines.emplace_back(number, line);
  }
  return lines;
}

std::vector<std::string_view> split_cells(std::string_view line) {
  const auto last = line.find_last_not_of(' ');
  line = line.substr(0, last + 1);
  if (line.size() < 2 || line.front() != '|' || line.back() != '|') return {};
  std::vector<std::string_view> cells;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      cells.push_back(line.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  return cells;
}

bool is_delimiter_row(const std::vector<std::string_view>& cells) {
  const auto is_dashes = [](std::string_view cell) { return cell.find_first_not_of(" -:") == std::string_view::npos; };
  return std::ranges::all_of(cells, is_dashes) && cells.front().find('-') != std::string_view::npos;
}

}  // namespace handouts
