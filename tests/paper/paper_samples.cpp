// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iostream>

#include "handouts/typefaces.h"
#include "samples.h"

namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

/// paper_samples FOLDER: writes NAME.pdf and NAME-PAGE.svg of every sample.
int main(int count, char** arguments) try {
  if (count != 2) {
    std::cerr << "paper_samples FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder(arguments[1]);
  std::filesystem::create_directories(folder);
  const handouts::Typefaces typefaces;
  for (const auto& sample : paper_test::samples(typefaces)) {
    write(folder / (sample.name + ".pdf"), sample.pdf);
    for (std::size_t page = 0; page < sample.svg.size(); ++page) {
      write(folder / (sample.name + "-" + std::to_string(page + 1) + ".svg"), sample.svg[page]);
    }
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 3;
}
