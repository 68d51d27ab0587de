// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The text between a directive's backticks, divided before it is read as Markdown. Views point into the text.
namespace handouts {

/// One card's Markdown, and how many lines of the block stand before it.
struct CardText {
  std::string text;
  int lines_before = 0;
};

std::vector<CardText> split_cards(std::string_view content);

/// The lines that are not empty, with their numbers counted from 1.
std::vector<std::pair<int, std::string_view>> lines_of(std::string_view content);

/// The cells of "| one | two |"; a bar behind a backslash is text. Empty when the line is not of this form.
std::vector<std::string_view> split_cells(std::string_view line);

/// "| --- | --- |", which other programs want below the head of a table.
bool is_delimiter_row(const std::vector<std::string_view>& cells);

}  // namespace handouts
