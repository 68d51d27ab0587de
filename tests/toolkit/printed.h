// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

/// What the PDF tools of others say about a file on disk.
namespace toolkit::test {

/// What `command` prints, errors included, when % stands for the file; "exit n" follows unless it succeeded.
std::string output_of(std::string command, const std::filesystem::path& file);
std::string extracted_text(const std::filesystem::path& pdf);
/// Empty when qpdf finds no fault and every font is embedded; otherwise what they say.
std::string faults_of(const std::filesystem::path& pdf);

}  // namespace toolkit::test
