// SPDX-License-Identifier: MIT
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace toolkit::test {

/// A file of tests/toolkit/exchange/expected.
inline std::string expected(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA) + "/toolkit/exchange/expected/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no such file: " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace toolkit::test
