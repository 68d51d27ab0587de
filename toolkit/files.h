// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace toolkit {

/// A file of the command line that could not be read or written. what() names it and says what to do.
class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws the FileError of a file that could not be read.
[[noreturn]] void refuse_to_read(const std::filesystem::path& file);
std::string read_file(const std::filesystem::path& file);
/// Whole or not at all: written beside it and renamed, so that stopping half way leaves no half file.
void write_file(const std::filesystem::path& file, std::string_view bytes);
void make_folder(const std::filesystem::path& folder);

}  // namespace toolkit
