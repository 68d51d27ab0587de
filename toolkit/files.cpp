// SPDX-License-Identifier: MIT
#include "toolkit/files.h"

#include <fstream>
#include <iterator>
#include <system_error>

namespace toolkit {

void refuse_to_read(const std::filesystem::path& file) {
  throw FileError(file.string() + " could not be read. Check that the file is there and that you may read it.");
}

std::string read_file(const std::filesystem::path& file) {
  // A folder can be opened like a file, and only reading it fails.
  std::ifstream in;
  if (!std::filesystem::is_directory(file)) in.open(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || !in) refuse_to_read(file);
  return bytes;
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
  auto unfinished = file;
  unfinished += ".part";
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failure;
  if (out) std::filesystem::rename(unfinished, file, failure);
  if (!out || failure) {
    std::filesystem::remove(unfinished, failure);
    throw FileError(file.string() + " could not be written. Check the space on the disk and that you may write there.");
  }
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure)
    throw FileError(folder.string() + " could not be made a folder. Check the path and that you may write there.");
}

}  // namespace toolkit
