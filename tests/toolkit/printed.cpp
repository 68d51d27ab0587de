// SPDX-License-Identifier: MIT
#include "printed.h"

#include <array>
#include <cstdio>
#include <sstream>

namespace toolkit::test {
namespace {

/// The lines of pdffonts' table that do not say "yes" for embedded: two lines of heading, then a font a line, with
/// "emb sub uni object ID" at the end.
std::string fonts_not_embedded(const std::string& table) {
  std::istringstream lines(table);
  std::string line;
  std::string found;
  for (int number = 0; std::getline(lines, line); ++number) {
    if (number >= 2 && line.find(" yes yes yes ") == std::string::npos) found += line + "\n";
  }
  return found;
}

}  // namespace

std::string output_of(std::string command, const std::filesystem::path& file) {
  command.replace(command.find('%'), 1, "'" + file.string() + "'");
  auto* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::string output;
  std::array<char, 4096> buffer{};
  while (const auto length = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), length);
  if (const int status = ::pclose(pipe); status != 0) output += "exit " + std::to_string(status);
  return output;
}

std::string extracted_text(const std::filesystem::path& pdf) {
  return output_of("pdftotext -layout % -", pdf);
}

std::string faults_of(const std::filesystem::path& pdf) {
  const auto checked = output_of("qpdf --check %", pdf);
  const bool is_sound = checked.find("exit") == std::string::npos && checked.find("WARNING") == std::string::npos;
  return (is_sound ? "" : checked) + fonts_not_embedded(output_of("pdffonts %", pdf));
}

}  // namespace toolkit::test
